/** The QR of our own label finds its parcel, says when the label is void, and never takes anything in. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import { composeLabel } from '../../../electron/station/printing/compose-label.ts';
import { lastUseOf, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const lineAt = (at: number) => {
  const line = ready.manifest.lines[at];
  if (line === undefined) throw new Error(`the manifest has no line ${at}`);
  return line;
};
const headN = () => ready.station.core.store.events.head()?.n;
const desk = () => ready.station.desks.accept;
function accept(at: number): AcceptView {
  weigh(ready.station, lineAt(at).grams);
  return scan(ready.station, lineAt(at).item);
}
/** What the next label to print has as its QR. */
function printedCode(): string {
  const job = ready.station.core.printJobs.next();
  const label = job === null ? null : composeLabel(ready.station.core, job, { officeName: 'X', counter: 'C2' });
  if (label === null) throw new Error('there is no label to print');
  return label.use;
}
const qr = (code: string): AcceptView => scan(ready.station, code, ']Q1');

test('the code of a label finds its parcel and says that it can be read; nothing is written', () => {
  accept(0);
  const code = printedCode();
  accept(1);
  const before = headN();
  const view = qr(code);
  expect(view).toMatchObject({
    result: { kind: 'already', number: lineAt(0).item, labelRead: true, grams: lineAt(0).grams },
    use: code,
    can: { print: true, undo: false },
    counts: { accepted: 2 },
  });
  expect(headN()).toBe(before);
  expect(scan(ready.station, lineAt(0).item).result).toMatchObject({ kind: 'already', labelRead: false });
});

test('a weight on the scale stays free for the next parcel when a label is scanned to confirm it', () => {
  const code = scan(ready.station, lineAt(0).item).use ?? '';
  weigh(ready.station, lineAt(1).grams);
  qr(code);
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({ kind: 'accepted', grams: lineAt(1).grams });
});

test('the label of an acceptance taken back is void, and says so until a newer one is there', () => {
  accept(0);
  const code = printedCode();
  must(desk().undo(randomUUID(), lastUseOf(ready.station)));
  const stop = { code: 'void-label', number: lineAt(0).item, why: 'taken-back', newer: false };
  expect(qr(code).result).toMatchObject({ kind: 'stop', number: lineAt(0).item, reason: stop });
  desk().understood();
  const again = accept(0);
  expect(again.use).not.toBe(code);
  expect(qr(code).result).toMatchObject({ reason: { ...stop, newer: true } });
  desk().understood();
  expect(qr(again.use ?? '').result).toMatchObject({ kind: 'already', labelRead: true });
});

test('the label of a rejected parcel says that it was rejected', () => {
  const code = accept(0).use ?? '';
  must(desk().reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(qr(code).result).toMatchObject({ kind: 'stop', reason: { code: 'void-label', why: 'rejected' } });
});

test('a label of another station, and one that this ledger never issued, are named as what they are', () => {
  const own = accept(0).use ?? '';
  const [station = '', epoch = '', seq = ''] = own.split('/');
  const elsewhere = [`OTHER-C1/${epoch}/${seq}`, 'other-label'] as const;
  const otherEpoch = [`${station}/${'f'.repeat(32)}/${seq}`, 'unknown-label'] as const;
  const noAcceptance = [`${station}/${epoch}/1`, 'unknown-label'] as const;
  const future = [`${station}/${epoch}/9007199254740991`, 'unknown-label'] as const;
  for (const [code, what] of [elsewhere, otherEpoch, noAcceptance, future]) {
    const before = headN();
    expect(qr(code).result).toMatchObject({ kind: 'stop', reason: { code: 'not-a-parcel', what } });
    expect(headN()).toBe(before);
    desk().understood();
  }
});

test('scanned while stopped, it is missed under its parcel’s number, and found again by either code', () => {
  const code = accept(0).use ?? '';
  scan(ready.station, '411014');
  expect(qr(code)).toMatchObject({ stopped: { ignored: 1 }, missed: [lineAt(0).item] });
  desk().understood();
  expect(qr(code).missed).toEqual([]);
});

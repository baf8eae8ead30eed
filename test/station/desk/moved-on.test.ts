/** A key means what the clerk saw. What was accepted or counted since then is never touched by it. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { UseId } from '../../../domain/custody/ids.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { codeOf, connectWire, type StationWire } from '../support/wire.ts';

let ready: ReadyStation;
let wire: StationWire;
beforeEach(async () => {
  ready = await readyStation();
  wire = connectWire(ready.station);
});
afterEach(async () => {
  wire.close();
  await ready.end();
});

function accept(at: number): AcceptView {
  const line = ready.manifest.lines[at];
  weigh(ready.station, line?.grams ?? 0);
  return scan(ready.station, line?.item ?? '');
}
const headN = () => ready.station.core.store.events.head()?.n;
const seen = (view: AcceptView) => view.use as UseId;

test('undo, reject, weigh again and print again refuse when another parcel was accepted since', async () => {
  const use = seen(accept(0));
  accept(1);
  weigh(ready.station, 900);
  const before = headN();
  const { accept: keys } = wire.client;
  expect(await codeOf(keys.undo({ requestId: randomUUID(), use }))).toBe('moved-on');
  expect(await codeOf(keys.reject({ requestId: randomUUID(), use, reason: 'wet' }))).toBe('moved-on');
  expect(await codeOf(keys.weighAgain({ requestId: randomUUID(), use }))).toBe('moved-on');
  expect(await codeOf(keys.printAgain({ requestId: randomUUID(), use }))).toBe('moved-on');
  expect(headN()).toBe(before);
});

test('an undo whose answer was lost is answered again, although the next parcel is in', () => {
  const [requestId, use] = [randomUUID(), seen(accept(0))];
  const { undo } = ready.station.desks.accept;
  must(undo(requestId, use));
  accept(1);
  const before = headN();
  expect(must(undo(requestId, use)).counts.accepted).toBe(1);
  expect(headN()).toBe(before);
});

test('while another parcel is shown, no key takes back the one accepted last, and F7 gives back the one that is shown', () => {
  const first = accept(0);
  expect(first).toMatchObject({ can: { undo: true, weighAgain: true, print: true, reject: true } });
  const last = accept(1);
  expect(last.use).not.toBe(first.use);
  const again = accept(0);
  expect(again.result).toMatchObject({ kind: 'already', number: ready.manifest.lines[0]?.item });
  expect(again).toMatchObject({ use: first.use, can: { undo: false, weighAgain: true, print: true, reject: true } });
  must(ready.station.desks.accept.reject(randomUUID(), again.use as UseId, 'wet'));
  const statusOf = (use: string | null) =>
    ready.station.core.store.db.prepare('SELECT status FROM item_use WHERE use = ?').pluck().get(use);
  expect([statusOf(first.use), statusOf(last.use)]).toEqual(['rejected', 'on-hand']);
});

test('a consignment is finished only with the counts that the clerk confirmed', async () => {
  accept(0);
  const read = finishNow(ready.station);
  accept(1);
  const before = headN();
  expect(await codeOf(wire.client.consignment.finish({ requestId: randomUUID(), ...read }))).toBe('moved-on');
  expect(headN()).toBe(before);
  expect(must(await ready.station.finish(randomUUID(), finishNow(ready.station))).counts).toMatchObject({
    accepted: 2,
  });
});

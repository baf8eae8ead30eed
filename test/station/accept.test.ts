import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { verifyChain } from '../../electron/station/ledger/verify-chain.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../support/station/ready-station.ts';
import { totalsByReplay, totalsBySql } from '../support/station/totals.ts';

let ready: ReadyStation;
afterEach(() => ready.end());

const lineAt = (at: number) => {
  const line = ready.manifest.lines[at];
  if (line === undefined) throw new Error(`the manifest has no line ${at}`);
  return line;
};
const acceptLine = (at: number) => {
  const line = lineAt(at);
  weigh(ready.station, line.grams);
  return scan(ready.station, line.item);
};

test('a parcel on the manifest is accepted with its place, slot and weight', async () => {
  ready = await readyStation();
  const view = acceptLine(0);
  expect(view.result).toMatchObject({
    kind: 'accepted',
    number: lineAt(0).item,
    ordinal: 1,
    declared: 200,
    grams: lineAt(0).grams,
  });
  expect(view.counts).toEqual({ declared: 200, accepted: 1, rejected: 0, left: 199, unmanifested: 0 });
  if (view.result?.kind !== 'accepted') throw new Error('not accepted');
  expect(view.result.destination?.pin).toBe(lineAt(0).pin);
  expect(view.result.destination?.slot).toMatch(/^[A-Z]\d/);
});

test('the Amazon number on the box finds the same parcel', async () => {
  ready = await readyStation();
  const alias = lineAt(3).aliases.find(({ kind }) => kind === 'amazon-tracking');
  weigh(ready.station, lineAt(3).grams);
  expect(scan(ready.station, alias?.value ?? '').result).toMatchObject({ kind: 'accepted', number: lineAt(3).item });
  expect(scan(ready.station, lineAt(3).item).result?.kind).toBe('already');
});

test('an order id is never taken for a parcel', async () => {
  ready = await readyStation();
  const order = lineAt(0).aliases.find(({ kind }) => kind === 'order');
  expect(scan(ready.station, order?.value ?? '').result).toMatchObject({
    kind: 'stop',
    reason: { code: 'not-a-parcel', what: 'order-id' },
  });
});

test('a second scan of the same parcel writes nothing', async () => {
  ready = await readyStation();
  acceptLine(0);
  const before = ready.station.core.store.events.head()?.n;
  const view = scan(ready.station, lineAt(0).item);
  expect(view.result).toMatchObject({ kind: 'already', number: lineAt(0).item, counter: 'Counter 2' });
  expect(ready.station.core.store.events.head()?.n).toBe(before);
  expect(view.counts.accepted).toBe(1);
});

test('a weight beyond the limit is accepted with attention, both weights named', async () => {
  ready = await readyStation();
  const { grams, item } = lineAt(5);
  weigh(ready.station, grams + 470);
  expect(scan(ready.station, item).result).toMatchObject({
    kind: 'attention',
    reasons: [{ code: 'weight-differs', declaredGrams: grams, measuredGrams: grams + 470, limitGrams: 100 }],
  });
});

test('the weight of one parcel is never taken for the next', async () => {
  ready = await readyStation();
  acceptLine(0);
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({
    kind: 'attention',
    reasons: [{ code: 'not-weighed', scale: 'unchanged' }],
  });
});

test('the weight of a parcel that is in already is never taken for the next', async () => {
  ready = await readyStation();
  acceptLine(0);
  expect(acceptLine(0).result?.kind).toBe('already');
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({
    kind: 'attention',
    reasons: [{ code: 'not-weighed', scale: 'unchanged' }],
  });
});

test('a neighbour’s number read by mistake leaves the weight to the parcel on the scale', async () => {
  ready = await readyStation();
  acceptLine(0);
  const { item, grams } = lineAt(1);
  weigh(ready.station, grams);
  expect(scan(ready.station, lineAt(0).item).result?.kind).toBe('already');
  expect(scan(ready.station, item).result).toMatchObject({ kind: 'accepted', number: item, grams });
});

test('a parcel taken back and scanned again has the weight it had, and no other parcel gets it', async () => {
  ready = await readyStation();
  const { accept } = ready.station.desks;
  acceptLine(0);
  must(accept.undo(randomUUID(), lastUseOf(ready.station)));
  expect(scan(ready.station, lineAt(0).item).result).toMatchObject({ kind: 'accepted', grams: lineAt(0).grams });
  must(accept.undo(randomUUID(), lastUseOf(ready.station)));
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({ kind: 'attention', grams: null });
});

test('a parcel taken back and scanned again by its other number has the weight it had', async () => {
  ready = await readyStation();
  acceptLine(0);
  must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));
  const alias = lineAt(0).aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '';
  expect(scan(ready.station, alias).result).toMatchObject({ kind: 'accepted', grams: lineAt(0).grams });
});

test('the weight of a parcel that was rejected before is never taken for the next', async () => {
  ready = await readyStation();
  acceptLine(0);
  must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(acceptLine(0).result?.kind).toBe('stop');
  ready.station.desks.accept.understood();
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({ kind: 'attention', grams: null });
});

test('a stop that asks for the same parcel again leaves it its weight', async () => {
  ready = await readyStation();
  const { item, grams } = lineAt(0);
  weigh(ready.station, grams);
  must(
    ready.station.type(
      randomUUID(),
      item.replace(/\d(IN)$/, (_, end: string) => `${(Number(item[10]) + 1) % 10}${end}`),
    ),
  );
  ready.station.desks.accept.understood();
  expect(scan(ready.station, item).result).toMatchObject({ kind: 'accepted', grams });
});

test('a parcel that is not on the manifest goes to the quarantine lane', async () => {
  ready = await readyStation();
  weigh(ready.station, 500);
  const view = scan(ready.station, 'CK123456785IN');
  expect(view.result).toMatchObject({ kind: 'attention', lane: 'quarantine', destination: null });
  expect(view.counts).toMatchObject({ accepted: 0, left: 200, unmanifested: 1 });
});

test('a typed number with a wrong check digit stops, and writes nothing until understood', async () => {
  ready = await readyStation();
  const wrong = lineAt(0).item.replace(
    /\d(IN)$/,
    (_, country: string) => `${(Number(lineAt(0).item[10]) + 1) % 10}${country}`,
  );
  const before = ready.station.core.store.events.head()?.n;
  const view = must(ready.station.type(randomUUID(), wrong));
  expect(view.result).toMatchObject({ kind: 'stop', reason: { code: 'check-digit', typed: true } });
  weigh(ready.station, lineAt(1).grams);
  expect(scan(ready.station, lineAt(1).item).stopped).toEqual({ ignored: 1 });
  expect(ready.station.core.store.events.head()?.n).toBe(before);
  ready.station.desks.accept.understood();
  expect(scan(ready.station, lineAt(1).item).result?.kind).toBe('accepted');
});

test('a repeated request returns the first answer and writes nothing', async () => {
  ready = await readyStation();
  weigh(ready.station, lineAt(7).grams);
  const id = randomUUID();
  const first = must(ready.station.type(id, lineAt(7).item));
  const before = ready.station.core.store.events.head()?.n;
  for (let at = 0; at < 50; at += 1) expect(must(ready.station.type(id, lineAt(7).item)).result).toEqual(first.result);
  expect(ready.station.core.store.events.head()?.n).toBe(before);
});

test('a key pressed once and asked for many times is done once, and each asking gets the first answer', async () => {
  ready = await readyStation();
  acceptLine(0);
  const { accept } = ready.station.desks;
  const use = lastUseOf(ready.station);
  const types = () => ready.station.core.store.db.prepare('SELECT type FROM event ORDER BY n').pluck().all();
  const before = types();
  const asked = [accept.printAgain, accept.undo].map((ask) => {
    const id = randomUUID();
    return Array.from({ length: 20 }, () => ask(id, use).ok);
  });
  expect(asked.flat()).not.toContain(false);
  expect(types().slice(before.length)).toEqual([
    'label.issued',
    'acceptance.corrected',
    'label.voided',
    'label.voided',
  ]);
});

test('undo corrects the acceptance, voids its label, and the next scan begins a new use', async () => {
  ready = await readyStation();
  acceptLine(0);
  const view = must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));
  expect(view.result).toMatchObject({ kind: 'undone', number: lineAt(0).item });
  expect(view.counts).toMatchObject({ accepted: 0, left: 200 });
  expect(view.can.undo).toBe(false);
  expect(ready.station.core.printJobs.counts().get('void')).toBe(1);
  expect(acceptLine(0).result?.kind).toBe('accepted');
  expect(totalsByReplay(ready.station.core.store.db)).toMatchObject({
    accepted: 1,
    corrected: 1,
    onHand: 1,
    labels: 1,
  });
});

test('a rejected parcel counts as rejected and is stopped when it comes again', async () => {
  ready = await readyStation();
  acceptLine(0);
  const view = must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
  expect(view.counts).toMatchObject({ accepted: 0, rejected: 1, left: 199 });
  expect(view.recent[0]).toMatchObject({ kind: 'rejected', reason: 'wet' });
  expect(acceptLine(0).result).toMatchObject({ kind: 'stop', reason: { code: 'rejected-before', reason: 'wet' } });
});

test('weighing again replaces the weight in the book and keeps both in the ledger', async () => {
  ready = await readyStation();
  const { grams, item } = lineAt(0);
  weigh(ready.station, grams + 900);
  scan(ready.station, item);
  weigh(ready.station, grams);
  expect(must(ready.station.desks.accept.weighAgain(randomUUID(), lastUseOf(ready.station))).result).toMatchObject({
    kind: 'accepted',
    grams,
  });
  expect(totalsBySql(ready.station.core.store.db)).toMatchObject({ weightDiffers: 0, grams });
});

test('a locked station takes no scan', async () => {
  ready = await readyStation();
  ready.station.lock();
  const before = ready.station.core.store.events.head()?.n;
  acceptLine(0);
  expect(ready.station.core.store.events.head()?.n).toBe(before);
});

test('a day of work balances, and projections, replay and SQL give the same totals', async () => {
  ready = await readyStation();
  const { station, manifest } = ready;
  for (let at = 0; at < 40; at += 1) acceptLine(at);
  must(station.desks.accept.undo(randomUUID(), lastUseOf(station)));
  weigh(station, 700);
  scan(station, 'CK123456785IN');
  const replayed = totalsByReplay(station.core.store.db);
  expect(totalsBySql(station.core.store.db)).toEqual(replayed);
  expect(replayed).toMatchObject({ accepted: 39, unmanifested: 1, onHand: 40, corrected: 1 });
  const finished = must(await station.finish(randomUUID(), finishNow(station)));
  expect(finished.counts).toEqual({
    declared: manifest.lines.length,
    accepted: 39,
    rejected: 0,
    absent: 161,
    unmanifested: 1,
  });
  must(station.closeSet(randomUUID()));
  const balances = station.core.projections.sets.balances();
  expect([...balances.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
  expect(balances.get('hand:forward')).toBe(39);
  expect(balances.get('hand:quarantine')).toBe(1);
  expect(verifyChain(station.core.store.db, 0)).toMatchObject({ broken: null });
});

test('a station that restarts holds everything it acknowledged and is locked', async () => {
  ready = await readyStation();
  acceptLine(0);
  acceptLine(1);
  await ready.station.close();
  const again = ready.reopen();
  expect(again.desks.session.live.get().phase).toBe('locked');
  expect(again.desks.accept.live.get().counts.accepted).toBe(2);
  expect(again.desks.accept.live.get().recent.map(({ number }) => number)).toEqual([lineAt(1).item, lineAt(0).item]);
  expect(totalsByReplay(again.core.store.db)).toMatchObject({ accepted: 2 });
});

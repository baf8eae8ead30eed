/** A weight comes later, by the scale or by hand: for the parcel shown, marked, and with no effect on custody. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { UseId } from '../../../domain/custody/ids.ts';
import { replay } from '../../../domain/custody/replay.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';

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
const desk = () => ready.station.desks.accept;
const db = () => ready.station.core.store.db;
const headN = () => ready.station.core.store.events.head()?.n ?? 0;
const lastEvent = () => ready.station.core.store.events.at(headN());
const useOf = ({ use }: AcceptView): UseId => use as UseId;
const typed = (grams: number, use = lastUseOf(ready.station)) =>
  desk().weighByHand(randomUUID(), use, { text: String(grams), reason: 'no-scale' });
function accept(at: number): AcceptView {
  weigh(ready.station, lineAt(at).grams);
  return scan(ready.station, lineAt(at).item);
}

/** By the events' bytes, by the fold, and by the table that the screens read. */
function gramsThreeWays(): unknown[] {
  const fromTable = db().prepare("SELECT coalesce(sum(grams), 0) FROM item_use WHERE status = 'on-hand'").pluck().get();
  return [totalsBySql(db()).grams, totalsByReplay(db()).grams, fromTable];
}

test('a typed weight is manual, has its reason in the event, and is marked on the result and in the list', () => {
  const { item, grams } = lineAt(0);
  expect(scan(ready.station, item).result).toMatchObject({ kind: 'attention', grams: null, weightTyped: false });
  const view = must(typed(grams));
  expect(view.result).toMatchObject({ kind: 'accepted', number: item, grams, weightTyped: true, ordinal: 1 });
  expect(view.recent[0]).toMatchObject({ number: item, weightTyped: true });
  expect(lastEvent()).toMatchObject({
    type: 'item.weighed',
    tv: 2,
    payload: { weight: { grams, source: 'manual', device: null, raw: null }, reason: 'no-scale', attention: [] },
  });
  expect(scan(ready.station, item).result).toMatchObject({ kind: 'already', grams, weightTyped: true });
});

test('a typed weight far from the declared one is an attention like any other', () => {
  const { item, grams } = lineAt(0);
  scan(ready.station, item);
  expect(must(typed(grams + 900)).result).toMatchObject({
    kind: 'attention',
    reasons: [{ code: 'weight-differs', measuredGrams: grams + 900, declaredGrams: grams }],
  });
});

test.each([
  [0, 'too-light'],
  [35_001, 'too-heavy'],
])('%d g is refused as %s, and nothing is written', (grams, why) => {
  scan(ready.station, lineAt(0).item);
  const before = headN();
  expect(typed(grams)).toEqual({ ok: false, fault: { kind: 'no-typed-weight', why } });
  expect(headN()).toBe(before);
});

test('a weight of the scale afterwards takes the mark away', () => {
  const { item, grams } = lineAt(0);
  scan(ready.station, item);
  must(typed(grams));
  weigh(ready.station, grams + 4);
  expect(must(desk().weighAgain(randomUUID(), lastUseOf(ready.station))).result).toMatchObject({
    grams: grams + 4,
    weightTyped: false,
  });
});

test('a typed weight asked for three times is one event', () => {
  scan(ready.station, lineAt(0).item);
  const [id, use, before] = [randomUUID(), lastUseOf(ready.station), headN()];
  for (let at = 0; at < 3; at += 1) must(desk().weighByHand(id, use, { text: '0.9', reason: 'too-large' }));
  expect(headN()).toBe(before + 1);
});

test('a parcel that is in without a weight is weighed when it is scanned again, and the one accepted last is not', () => {
  scan(ready.station, lineAt(0).item);
  accept(1);
  const counts = desk().live.get().counts;
  weigh(ready.station, lineAt(0).grams);
  const again = scan(ready.station, lineAt(0).item);
  expect(again).toMatchObject({ result: { kind: 'already', grams: null }, can: { weighAgain: true, undo: false } });
  const view = must(desk().weighAgain(randomUUID(), useOf(again)));
  expect(view.result).toMatchObject({ number: lineAt(0).item, grams: lineAt(0).grams, ordinal: 1 });
  expect(view).toMatchObject({ counts, use: again.use, can: { undo: false, weighAgain: true } });
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({ grams: lineAt(1).grams });
  expect(gramsThreeWays()).toEqual(Array.from({ length: 3 }, () => lineAt(0).grams + lineAt(1).grams));
});

test('the reading under a parcel scanned again is its own, and not the next parcel’s', () => {
  scan(ready.station, lineAt(0).item);
  weigh(ready.station, lineAt(0).grams);
  scan(ready.station, lineAt(0).item);
  expect(scan(ready.station, lineAt(1).item).result).toMatchObject({ kind: 'attention', grams: null });
  expect(desk().weighAgain(randomUUID(), lastUseOf(ready.station))).toMatchObject({ fault: { why: 'unchanged' } });
});

test('who weighs need not be who accepted: nothing is taken back', () => {
  const view = scan(ready.station, lineAt(0).item);
  ready.station.lock();
  signIn(ready.station, DEMO_SUPERVISOR_ID);
  expect(desk().refresh().can).toMatchObject({ undo: false, undoOthers: true, weighAgain: true });
  expect(must(typed(700, useOf(view))).result).toMatchObject({ grams: 700 });
});

test('a key pressed for one parcel weighs no other', () => {
  const first = useOf(scan(ready.station, lineAt(0).item));
  scan(ready.station, lineAt(1).item);
  const moved = { ok: false, fault: { kind: 'moved-on' } };
  expect(typed(900, first)).toEqual(moved);
  weigh(ready.station, 900);
  expect(desk().weighAgain(randomUUID(), first)).toEqual(moved);
});

test('a parcel of a finished consignment keeps the weight that both sides signed', async () => {
  const { use } = accept(0);
  must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  scan(ready.station, lineAt(0).item);
  expect(desk().live.get().can.weighAgain).toBe(false);
  expect(typed(900, use as UseId)).toEqual({ ok: false, fault: { kind: 'consignment-finished' } });
});

test('weights, accounts and set are the same after the fold made them anew', () => {
  accept(0);
  scan(ready.station, lineAt(1).item);
  must(typed(1_800));
  const rows = () => db().prepare('SELECT * FROM item_use ORDER BY n').all();
  const balance = ready.station.balance();
  const before = rows();
  rebuildProjections(ready.station.core);
  expect(rows()).toEqual(before);
  expect(ready.station.balance()).toEqual(balance);
  const events = (db().prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
  const folded = [...replay(events).uses.values()].map(({ item, grams, weightTyped, source }) => [
    item,
    grams,
    weightTyped ? 'manual' : 'scale',
    source,
  ]);
  expect(folded).toEqual(
    (before as { item: string; grams: number; weight_source: string; source: string }[]).map((row) => [
      row.item,
      row.grams,
      row.weight_source,
      row.source,
    ]),
  );
  expect(gramsThreeWays()).toEqual(Array.from({ length: 3 }, () => lineAt(0).grams + 1_800));
});

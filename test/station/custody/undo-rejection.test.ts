/** A parcel rejected by mistake: F2 takes the rejection back, its next scan comes in, and every count says so. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { replay } from '../../../domain/custody/replay.ts';
import type { UseId } from '../../../domain/custody/ids.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, lastUseOf, must, readyStation, type ReadyStation } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';
import { acceptLines } from '../support/work.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
  acceptLines(ready.station, ready.manifest, 0, 3);
  reject();
});
afterEach(() => ready.end());

const view = () => ready.station.desks.accept.live.get();
const reject = () => must(ready.station.desks.accept.reject(randomUUID(), lastUseOf(ready.station), 'wet'));
const undo = (use = view().use as UseId) => ready.station.desks.accept.undo(randomUUID(), use);
const item = (line: number) => ready.manifest.lines[line]?.item ?? '';
const rejectedByReplay = () => {
  const bytes = ready.station.core.store.db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[];
  return replay(bytes.map(parseStored)).consignments.get(ready.manifest.consignment)?.rejected;
};

function everythingAgrees(counts: { accepted: number; rejected: number }): void {
  const { db } = ready.station.core.store;
  expect(view().counts).toMatchObject(counts);
  expect(totalsBySql(db)).toEqual(totalsByReplay(db));
  expect(totalsByReplay(db).accepted).toBe(counts.accepted);
  expect(rejectedByReplay()).toBe(counts.rejected);
  const rows = () =>
    ['consignment', 'rejection', 'item_use'].map((table) => db.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  rebuildProjections(ready.station.core);
  expect(rows()).toEqual(before);
}

test('the rejection is offered to be taken back, and nothing else of the parcel', () => {
  expect(view().can).toMatchObject({ undo: true, undoOthers: false, weighAgain: false, print: false, reject: false });
  everythingAgrees({ accepted: 2, rejected: 1 });
});

test('taken back, it is neither rejected nor accepted; its next scan is accepted', () => {
  const after = must(undo());
  expect(after.result).toMatchObject({ kind: 'undone', what: 'rejection', number: item(2) });
  expect(after.can.undo).toBe(false);
  everythingAgrees({ accepted: 2, rejected: 0 });
  acceptLines(ready.station, ready.manifest, 2, 3);
  expect(view().result?.kind).toBe('accepted');
  everythingAgrees({ accepted: 3, rejected: 0 });
});

test('rejected again, it is rejected once', () => {
  must(undo());
  acceptLines(ready.station, ready.manifest, 2, 3);
  reject();
  everythingAgrees({ accepted: 2, rejected: 1 });
  must(undo());
  everythingAgrees({ accepted: 2, rejected: 0 });
});

test('once another parcel came, the rejection stands', () => {
  const meant = view().use as UseId;
  acceptLines(ready.station, ready.manifest, 3, 4);
  expect(undo(meant)).toMatchObject({ ok: false, fault: { kind: 'moved-on' } });
  must(undo(lastUseOf(ready.station))); // that one may be taken back, and the rejection is not the last act for it
  expect(undo(meant).ok).toBe(false);
  everythingAgrees({ accepted: 2, rejected: 1 });
});

test('another person does not take it back', () => {
  signIn(ready.station, DEMO_SUPERVISOR_ID);
  ready.station.desks.accept.refresh();
  expect(view().can.undo).toBe(false);
  expect(undo()).toMatchObject({ ok: false, fault: { kind: 'not-your-own' } });
});

test('the list of what goes back names the parcel, the reason and who rejected it, and not the one taken back', async () => {
  must(undo());
  acceptLines(ready.station, ready.manifest, 3, 5);
  reject();
  const { giveBack } = must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
  const body = ready.station.core.store.db
    .prepare('SELECT body FROM document_model WHERE document = ?')
    .pluck()
    .get(giveBack);
  const by = ready.station.core.session.person?.name;
  expect(JSON.parse(String(body))).toMatchObject({
    kind: 'give-back-list',
    rows: [{ item: item(4), line: 5, reason: 'wet', by }],
  });
});

test('a parcel that is scanned again and shown as "already in" may go back', () => {
  acceptLines(ready.station, ready.manifest, 3, 5);
  acceptLines(ready.station, ready.manifest, 0, 1);
  expect(view()).toMatchObject({ result: { kind: 'already', number: item(0) }, can: { reject: true, undo: false } });
  must(ready.station.desks.accept.reject(randomUUID(), view().use as UseId, 'damaged'));
  everythingAgrees({ accepted: 3, rejected: 2 });
});

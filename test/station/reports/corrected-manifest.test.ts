/**
 * Something is found after the consignment was finished: a supervisor confirms, it is worked on again, and a second
 * manifest says what changed. The first one stays as it was, to the figure.
 */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { acceptanceManifest, type AcceptanceManifest } from '../../../domain/contract/document-model.ts';
import type { UseId, UserId } from '../../../domain/custody/ids.ts';
import { replay, type Heard } from '../../../domain/custody/replay.ts';
import { countsOf } from '../../../domain/custody/replay-counts.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { readEntry } from '../../../electron/station/projections/read-entry.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed, signIn } from '../../support/station/test-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';
import { rebuilt } from '../manifests/support.ts';
import { acceptLines } from '../support/work.ts';

const SUPERVISOR = DEMO_SUPERVISOR_ID as UserId;
const PIN = '926481';

let ready: ReadyStation;
let station: Station;
let first: string;
beforeEach(async () => {
  ready = await readyStation();
  ({ station } = ready);
  must(await station.setPin({ requestId: randomUUID(), user: SUPERVISOR, code: 'TEST', pin: PIN }));
  signIn(station, DEMO_CLERK_ID);
  acceptLines(station, ready.manifest, 0, 4);
  first = await finish();
});
afterEach(() => ready.end());

async function finish(): Promise<string> {
  return must(await station.finish(randomUUID(), finishNow(station))).document;
}
const ask = (document = first, reason: 'parcel-found' | 'parcel-goes-back' = 'parcel-found') =>
  station.correctFinished({ document, reason });
const confirm = (pin = PIN) => station.confirm({ requestId: randomUUID(), user: SUPERVISOR, pin });
async function reopen(document = first): Promise<void> {
  must(ask(document));
  must(await confirm());
}
const bodyOf = (document: string): string =>
  String(station.core.store.db.prepare('SELECT body FROM document_model WHERE document = ?').pluck().get(document));
const modelOf = (document: string): AcceptanceManifest => acceptanceManifest.parse(JSON.parse(bodyOf(document)));
const stateNow = () => station.core.projections.consignments.byId(ready.manifest.consignment)?.state;
const head = () => station.core.store.events.head()?.n;

function holds({ counts }: AcceptanceManifest): void {
  expect(counts.declared).toBe(counts.accepted + counts.rejected + counts.absent);
}

test('what the partner said meanwhile holds once it is worked on again; the first sheet stays as it was', async () => {
  const { office, consignment, lines } = ready.manifest;
  const [before, here, away] = [bodyOf(first), lines[1]?.item ?? '', lines[8]?.item ?? ''];
  feed(station, [{ kind: 'cancellation', office, consignment, items: [here, away] }]);
  station.feedCame();
  await reopen();
  const view = () => station.desks.accept.live.get();
  expect(view()).toMatchObject({ change: { cancelled: 2 }, toPutRight: [{ number: here, why: 'cancelled' }] });
  expect(scan(station, away).result).toMatchObject({ reason: { code: 'cancelled-by-partner' } });
  station.desks.accept.understood();
  must(station.desks.accept.giveBack(randomUUID(), here));
  const model = modelOf(await finish());
  holds(model);
  expect(model.counts.declared).toBe(lines.length - 2);
  expect(bodyOf(first)).toBe(before);
  const { db, inbox } = station.core.store;
  const events = (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
  const heard = [...inbox.all()].flatMap(({ version, body, receivedMs }): Heard[] => {
    const entry = readEntry(body);
    return entry === null ? [] : [{ version, entry, receivedMs }];
  });
  const { onHand: _, ...counts } = model.counts;
  expect(countsOf(replay(events, heard), consignment)).toEqual(counts);
  const made = rebuilt(station);
  expect(made.after).toEqual(made.before);
});

test('an absent parcel that turned up and one that goes back: the second manifest lists both, the first is untouched', async () => {
  const [before, equation] = [bodyOf(first), modelOf(first)];
  await reopen();
  expect(stateNow()).toBe('open');
  acceptLines(station, ready.manifest, 5, 6);
  scan(station, ready.manifest.lines[0]?.item ?? '');
  const { use } = station.desks.accept.live.get();
  must(station.desks.accept.reject(randomUUID(), use as UseId, 'damaged'));
  const second = await finish();
  expect(second).toBe(`${first}-2`);
  expect(bodyOf(first)).toBe(before);
  const model = modelOf(second);
  for (const one of [equation, model]) holds(one);
  expect(model.corrects).toMatchObject({ document: first, reason: 'parcel-found', counts: equation.counts });
  expect(model.corrects?.changed).toEqual(
    [
      { item: ready.manifest.lines[0]?.item, before: 'accepted', after: 'rejected' },
      { item: ready.manifest.lines[5]?.item, before: 'absent', after: 'accepted' },
    ].toSorted((one, other) => String(one.item).localeCompare(String(other.item))),
  );
  const { accepted, absent, rejected } = equation.counts;
  expect(model.counts).toMatchObject({ accepted, absent: absent - 1, rejected: rejected + 1 });
  const { db } = station.core.store;
  expect(totalsBySql(db)).toEqual(totalsByReplay(db));
  expect(totalsByReplay(db).accepted).toBe(model.counts.accepted);
  expect(station.papers()).toMatchObject([
    { document: second, corrects: first, isNewest: true, giveBack: second.replace('AM-', 'GB-') },
    { document: first, corrects: null, isNewest: false, giveBack: null },
  ]);
});

test('each document names the event that made it, so that its hash is the ledger’s for that event', async () => {
  await reopen();
  acceptLines(station, ready.manifest, 4, 5);
  const second = await finish();
  for (const document of [first, second]) {
    const known = station.core.projections.documents.byId(document);
    const place = station.core.store.events.placeOf(known?.n ?? 0);
    expect(modelOf(document).head).toMatchObject({ epoch: place?.epoch, seq: place?.seq, hash: place?.hash });
    expect(station.core.store.events.at(known?.n ?? 0)).toMatchObject({
      type: 'consignment.finished',
      payload: { document },
    });
  }
});

test('nothing changed: the second manifest says so, and a third one corrects the second', async () => {
  await reopen();
  const second = await finish();
  expect(modelOf(second).corrects).toMatchObject({ document: first, changed: [] });
  await reopen(second);
  acceptLines(station, ready.manifest, 4, 5);
  const third = await finish();
  expect(third).toBe(`${first}-3`);
  expect(modelOf(third).corrects?.document).toBe(second);
});

describe('is refused', () => {
  test('without the PIN, with a wrong one, and to the clerk alone', async () => {
    const before = head();
    must(ask());
    expect(await confirm('111222')).toMatchObject({ ok: false, fault: { kind: 'wrong-pin' } });
    expect(stateNow()).toBe('finished');
    expect(head()).toBe(before);
  });

  test('for a document that a later one corrects, and for none', async () => {
    await reopen();
    await finish();
    expect(ask()).toMatchObject({ ok: false, fault: { kind: 'moved-on' } });
    expect(ask('AM-NOWHERE')).toMatchObject({ ok: false, fault: { kind: 'not-finished' } });
  });

  test('while it is open already, and without a set', async () => {
    await reopen();
    expect(ask()).toMatchObject({ ok: false, fault: { kind: 'not-finished' } });
    await finish();
    must(station.closeSet(randomUUID()));
    expect(ask(`${first}-2`)).toMatchObject({ ok: false, fault: { kind: 'no-open-set' } });
  });

  test('a second time by the same PIN: the confirmation is used', async () => {
    must(ask());
    const done = must(await confirm());
    expect(done.pinBox).toBeNull();
    expect(await confirm()).toMatchObject({ ok: false, fault: { kind: 'nothing-to-confirm' } });
  });
});

test('a power cut between the correction and its end leaves it open for going on, with the first manifest as it was', async () => {
  const before = bodyOf(first);
  await reopen();
  acceptLines(station, ready.manifest, 4, 5);
  await station.close();
  station = ready.reopen();
  signIn(station, DEMO_CLERK_ID);
  expect(stateNow()).toBe('open');
  weigh(station, 500);
  acceptLines(station, ready.manifest, 5, 6);
  const second = await finish();
  expect(bodyOf(first)).toBe(before);
  expect(modelOf(second).corrects?.changed).toHaveLength(2);
});

test('in a later set the equation balances, with what was found in it', async () => {
  must(station.closeSet(randomUUID()));
  must(station.openSet(randomUUID()));
  await reopen();
  acceptLines(station, ready.manifest, 4, 6);
  await finish();
  expect(station.balance()).toMatchObject({ opening: 4, received: 2, closing: 6 });
  must(station.closeSet(randomUUID()));
});

test('a document of before the shelf is kept as it was before anything changes', async () => {
  const before = modelOf(first);
  station.core.store.db.prepare('DELETE FROM document_model').run(); // as an older build left it
  await reopen();
  acceptLines(station, ready.manifest, 4, 5);
  const second = await finish();
  const kept = modelOf(first);
  expect({ ...kept, composedAtMs: 0 }).toEqual({ ...before, composedAtMs: 0 });
  expect(modelOf(second).corrects?.changed).toHaveLength(1);
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { replay } from '../../../domain/custody/replay.ts';
import { parseStored } from '../../../electron/station/ledger/event-table.ts';
import { summaryOf } from '../../../electron/station/desk/accept-view.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, lastUseOf, must, scan, weigh } from '../../support/station/ready-station.ts';
import { feed, signIn } from '../../support/station/test-station.ts';
import { totalsByReplay, totalsBySql } from '../../support/station/totals.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { HEAD, partOf, payloadsOf, rebuilt, takeFile } from './support.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let station: Station;
let manifest: ManifestEntry;
beforeEach(async () => {
  prepared = await prepareFolder(12);
  copy = prepared.open();
  station = copy.station;
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
  manifest = unheardOf(partOf(prepared.manifests[0], COUNT, 0, 8));
});
afterEach(async () => {
  const sum = station.core.store.db.prepare('SELECT coalesce(sum(balance), 0) FROM account').pluck().get();
  expect(sum).toBe(0);
  expect(totalsByReplay(station.core.store.db)).toEqual(totalsBySql(station.core.store.db));
  await copy.end();
  prepared.remove();
});

/** The same parcels under numbers that stand on no other manifest. */
function unheardOf(entry: ManifestEntry): ManifestEntry {
  const lines = entry.lines.map((line, at) => ({
    ...line,
    item: must(mintS10('CK', 71_000_000 + at)),
    aliases: [{ kind: 'amazon-tracking' as const, value: `TBA${900_000_000_000 + at}` }],
  }));
  return { ...entry, lines };
}

const COUNT = 'AMZ-COUNT-01' as ConsignmentId;
const STRANGER = 'CK123456785IN';
const declare = (declared: number) => station.declare(randomUUID(), { ...HEAD, consignment: COUNT, declared });
const lineAt = (at: number) => {
  const line = manifest.lines[at];
  if (line === undefined) throw new Error(`no line ${at}`);
  return line;
};
const take = (at: number, grams = lineAt(at).grams) => {
  weigh(station, grams);
  return scan(station, lineAt(at).item);
};
const amazonOf = (at: number) => lineAt(at).aliases[0]?.value ?? '';
const reconcile = () => station.reconcile(randomUUID(), { consignment: COUNT, language: 'en' });
const listed = () => station.consignments().find(({ consignment }) => consignment === COUNT);
function summary() {
  const known = station.core.projections.manifests.byConsignment(COUNT);
  return known === null ? null : summaryOf(station.core, known);
}

test('parcels are accepted by a count alone, with no destination and no attention', () => {
  expect(must(declare(3)).counts).toEqual({ declared: 3, accepted: 0, rejected: 0, left: 3, unmanifested: 0 });
  const view = take(0);
  expect(view.result).toMatchObject({ kind: 'accepted', destination: null, ordinal: 1, declared: 3 });
  expect(view.counts).toMatchObject({ accepted: 1, left: 2 });
  expect(take(0).result?.kind).toBe('already');
  expect(payloadsOf(station, 'item.accepted')).toMatchObject([{ basis: 'declared', lane: 'quarantine', line: null }]);
  expect(payloadsOf(station, 'consignment.received')).toMatchObject([
    { manifest: { source: 'declared' }, terms: prepared.manifests[0].terms, declared: 3 },
  ]);
  expect(payloadsOf(station, 'label.issued')).toEqual([]);
});

test('one parcel more than declared is kept beside the count, with attention', () => {
  must(declare(2));
  take(0);
  take(1);
  const view = take(2);
  expect(view.result).toMatchObject({ kind: 'attention', reasons: [{ code: 'beyond-declared', declared: 2 }] });
  expect(view.counts).toEqual({ declared: 2, accepted: 2, rejected: 0, left: 0, unmanifested: 1 });
});

test('a parcel turned away is one of those counted, and one taken back is left again', () => {
  must(declare(2));
  take(0);
  must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'wet'));
  take(1);
  must(station.desks.accept.undo(randomUUID(), lastUseOf(station)));
  expect(station.desks.accept.live.get().counts).toEqual({
    declared: 2,
    accepted: 0,
    rejected: 1,
    left: 1,
    unmanifested: 0,
  });
});

test('a count can be finished before its manifest comes, naming how many are missing and none by name', async () => {
  must(declare(5));
  take(0);
  take(1);
  const done = must(await station.finish(randomUUID(), finishNow(station)));
  expect(done.counts).toEqual({ declared: 5, accepted: 2, rejected: 0, absent: 3, unmanifested: 0 });
  expect(payloadsOf(station, 'consignment.finished')).toMatchObject([{ absent: [], counts: { absent: 3 } }]);
  must(station.closeSet(randomUUID()));
});

test('a number that is known is not declared anew', () => {
  feed(station, [manifest]);
  expect(declare(3)).toMatchObject({ fault: { kind: 'manifest-known' } });
  expect(station.declare(randomUUID(), { ...HEAD, consignment: 'AMZ-X-1', declared: 1 }).ok).toBe(true);
  expect(station.declare(randomUUID(), { ...HEAD, consignment: 'AMZ-X-2', declared: 1 })).toMatchObject({
    fault: { kind: 'another-open', consignment: 'AMZ-X-1' },
  });
});

/** Seven parcels of eight, one by its Amazon number, one in both its numbers, a stranger, one turned away. */
function workByCount(): void {
  must(declare(9));
  for (const at of [0, 1, 2]) take(at);
  take(3, lineAt(3).grams + 900); // its weight will differ
  weigh(station, lineAt(4).grams);
  scan(station, lineAt(4).aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '');
  take(4); // the same parcel by its other number: nobody can know yet
  weigh(station, 640);
  scan(station, STRANGER);
  take(5);
  must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'damaged'));
}

const COUNTS_NOW = { declared: 8, accepted: 5, rejected: 1, absent: 2, unmanifested: 2 };

test.each(['feed', 'file'] as const)(
  'a manifest that comes by %s waits, is compared, and every difference is named by a new event',
  async (way) => {
    workByCount();
    const acceptedBefore = payloadsOf(station, 'item.accepted');
    if (way === 'feed') feed(station, [manifest]);
    else must(await takeFile(station, copy.start.dataDir, JSON.stringify(manifest), { ...HEAD, consignment: COUNT }));
    expect(summary()).toMatchObject({ by: 'declared', toReconcile: true, declared: 9 });
    expect(station.core.projections.manifests.lines(COUNT)).toEqual([]); // nothing is bound before it is compared
    const compared = must(await reconcile());
    expect(compared.counts).toEqual(COUNTS_NOW);
    expect(compared.before).toBe(9);
    expect(compared.absent).toEqual([lineAt(6).item, lineAt(7).item]);
    expect(compared.unexpected).toEqual([
      { item: lineAt(4).item, why: 'same-parcel' },
      { item: STRANGER, why: 'not-on-manifest' },
    ]);
    expect(payloadsOf(station, 'item.accepted')).toEqual(acceptedBefore);
    expect(payloadsOf(station, 'consignment.reconciled')).toMatchObject([{ counts: COUNTS_NOW }]);
    expect(summary()).toMatchObject({ by: way, toReconcile: false, declared: 8, state: 'open' });
    const { before, after } = rebuilt(station);
    expect(after).toEqual(before);
  },
);

test('a parcel that met its line goes where the plan says, and its weight is held against the manifest', async () => {
  workByCount();
  feed(station, [manifest]);
  must(await reconcile());
  const seen = scan(station, lineAt(0).item).result;
  expect(seen).toMatchObject({ kind: 'already', lane: 'forward', destination: { pin: lineAt(0).pin } });
  const uses = station.core.projections.uses.ofConsignment(COUNT).filter(({ status }) => status === 'on-hand');
  expect(uses.map(({ line, lane, attention }) => [line, lane, attention])).toEqual([
    [1, 'forward', []],
    [2, 'forward', []],
    [3, 'forward', []],
    [4, 'forward', ['weight-differs']],
    [5, 'forward', []],
    [null, 'quarantine', ['not-on-manifest']],
    [null, 'quarantine', ['not-on-manifest']],
  ]);
  const lanes = Object.fromEntries(station.core.projections.sets.balances());
  expect(lanes).toMatchObject({ 'hand:forward': 5, 'hand:quarantine': 2 });
});

test('after it was compared the consignment goes on as if its manifest had been there', async () => {
  workByCount();
  feed(station, [manifest]);
  must(await reconcile());
  expect(take(6).result).toMatchObject({ kind: 'accepted', destination: { pin: lineAt(6).pin }, ordinal: 6 });
  expect(take(5).result).toMatchObject({ kind: 'stop', reason: { code: 'rejected-before' } });
  station.desks.accept.understood();
  const done = must(await station.finish(randomUUID(), finishNow(station)));
  expect(done.counts).toEqual({ declared: 8, accepted: 6, rejected: 1, absent: 1, unmanifested: 2 });
  expect(payloadsOf(station, 'consignment.finished')).toMatchObject([{ absent: [lineAt(7).item] }]);
  must(station.closeSet(randomUUID()));
});

test.each([
  ['by its article number', () => lineAt(1).item],
  ['by the number it was turned away with', () => amazonOf(1)],
])('a parcel turned away by its Amazon number is known again %s once the manifest has come', async (_, number) => {
  must(declare(8));
  take(0);
  scan(station, amazonOf(1));
  must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'damaged'));
  feed(station, [manifest]);
  must(await reconcile());
  expect(scan(station, number()).result).toMatchObject({ kind: 'stop', reason: { code: 'rejected-before' } });
  station.desks.accept.understood();
  expect(station.core.projections.manifests.stillExpected(COUNT)).not.toContain(lineAt(1).item);
  const done = must(await station.finish(randomUUID(), finishNow(station)));
  expect(done.counts).toEqual({ declared: 8, accepted: 1, rejected: 1, absent: 6, unmanifested: 0 });
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
});

test('a parcel turned away under both its numbers is one parcel turned away', async () => {
  must(declare(8));
  for (const number of [amazonOf(1), lineAt(1).item]) {
    scan(station, number);
    must(station.desks.accept.reject(randomUUID(), lastUseOf(station), 'damaged'));
  }
  feed(station, [manifest]);
  expect(must(await reconcile()).counts).toMatchObject({ accepted: 0, rejected: 1, absent: 7 });
  expect(scan(station, amazonOf(1)).result).toMatchObject({ kind: 'stop', reason: { code: 'rejected-before' } });
  station.desks.accept.understood();
  expect(must(await station.finish(randomUUID(), finishNow(station))).counts).toMatchObject({ rejected: 1, absent: 7 });
});

test('a consignment left open and compared gets no sheet before it is finished', async () => {
  const printed: string[] = [];
  const render = async ({ model: { id } }: { model: { id: string } }) => {
    printed.push(id);
    return { file: `${id}.pdf`, sha256: '0'.repeat(64), pages: 1 };
  };
  station.connectDocuments({
    print: async () => ({ outcome: 'handed', detail: '' }),
    printerState: async () => ({ state: 'ready' }),
    render,
  });
  must(declare(8));
  take(0);
  must(station.setAside(randomUUID()));
  feed(station, [manifest]);
  expect(must(await reconcile()).file).toBeNull();
  expect(printed).toEqual([]);
  must(station.receive(randomUUID(), COUNT));
  must(await station.finish(randomUUID(), finishNow(station)));
  expect(printed).toEqual([`AM-${COUNT}`]);
});

test('while the centre’s manifest waits no file takes its place; the same file twice is one', async () => {
  const named = { ...HEAD, consignment: COUNT };
  const file = (entry: ManifestEntry) => takeFile(station, copy.start.dataDir, JSON.stringify(entry), named);
  must(declare(9));
  take(0);
  must(await file(manifest));
  must(await file(manifest));
  expect(payloadsOf(station, 'manifest.imported')).toHaveLength(1);
  feed(station, [manifest]);
  expect(await file(partOf(manifest, COUNT, 0, 3))).toMatchObject({ fault: { kind: 'manifest-known' } });
  expect(payloadsOf(station, 'manifest.imported')).toHaveLength(1);
  expect(must(await reconcile()).counts.declared).toBe(8);
});

test('a finished count is compared days later, in another set, and its set stays as it was closed', async () => {
  workByCount();
  must(await station.finish(randomUUID(), finishNow(station)));
  must(station.closeSet(randomUUID()));
  const closed = payloadsOf(station, 'set.closed');
  await copy.restart();
  station = copy.station;
  copy.clock.advance(2 * 24 * 3_600_000);
  signIn(station, DEMO_CLERK_ID);
  feed(station, [manifest]);
  expect(listed()).toMatchObject({ state: 'finished', toReconcile: true });
  expect(await reconcile()).toMatchObject({ fault: { kind: 'no-open-set' } });
  must(station.openSet(randomUUID()));
  expect(must(await reconcile()).counts).toEqual(COUNTS_NOW);
  expect(summary()).toMatchObject({ state: 'finished', by: 'feed', toReconcile: false });
  expect(listed()).toBeUndefined();
  expect(payloadsOf(station, 'set.closed')).toEqual(closed);
  expect(station.balance()).toMatchObject({ opening: 7, received: 0, excess: 0, closing: 7 });
  must(station.closeSet(randomUUID()));
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
});

test('nothing is compared twice, without a manifest, or where there was one from the start', async () => {
  workByCount();
  expect(await reconcile()).toMatchObject({ fault: { kind: 'nothing-to-reconcile' } });
  feed(station, [manifest]);
  const requestId = randomUUID();
  const first = await station.reconcile(requestId, { consignment: COUNT, language: 'en' });
  expect(await station.reconcile(requestId, { consignment: COUNT, language: 'en' })).toEqual(first);
  expect(await reconcile()).toMatchObject({ fault: { kind: 'nothing-to-reconcile' } });
  expect(payloadsOf(station, 'consignment.reconciled')).toHaveLength(1);
});

test('the newest manifest that came counts, and a plain replay of the events gives the same book', async () => {
  workByCount();
  feed(station, [partOf(prepared.manifests[0], COUNT, 0, 3)]);
  feed(station, [manifest]);
  expect(must(await reconcile()).counts.declared).toBe(8);
  const bytes = station.core.store.db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[];
  const book = replay(bytes.map(parseStored));
  expect(book.consignments.get(COUNT)).toMatchObject({ declared: 8, rejected: 1 });
  expect(Object.fromEntries(book.accounts)).toEqual(Object.fromEntries(station.core.projections.sets.balances()));
  const uses = [...book.uses.values()].filter(({ status }) => status === 'on-hand');
  const projected = station.core.projections.uses.ofConsignment(COUNT).filter(({ status }) => status === 'on-hand');
  expect(uses.map(({ lane, basis, attention }) => [lane, basis, attention])).toEqual(
    projected.map(({ lane, basis, attention }) => [lane, basis, attention]),
  );
});

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import {
  finishNow,
  lastUseOf,
  must,
  readyStation,
  scan,
  weigh,
  type ReadyStation,
} from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { cutManifest } from '../support/prepared-folder.ts';

let ready: ReadyStation;
let other: ManifestEntry;
beforeEach(async () => {
  ready = await readyStation();
  const { manifest } = await demoFeed();
  other = foreign(cutManifest(manifest, 'AMZ-OTHER-01', { from: 0, count: 3 }));
});
afterEach(() => ready.end());

/** The same places and weights under numbers that the open consignment does not name. */
function foreign(manifest: ManifestEntry): ManifestEntry {
  const numbers = ['CK123456785IN', 'CK000000014IN', 'RR473124829GB'];
  const lines = manifest.lines.map((line, at) => ({
    ...line,
    item: numbers[at] ?? '',
    aliases: [{ kind: 'amazon-tracking' as const, value: `TBA99900000000${at}` }],
  }));
  return { ...manifest, lines };
}

const [ITEM, AMAZON] = ['CK123456785IN', 'TBA999000000000'];
const onHand = () => ready.station.core.projections.uses.countOnHand();
function scanOnScale(number: string) {
  weigh(ready.station, 700);
  return scan(ready.station, number).result;
}

test('a parcel of another consignment that is finished is one parcel, whichever of its numbers is read first', async () => {
  feed(ready.station, [other, { ...ready.manifest, consignment: 'AMZ-THIRD-01' }]);
  for (const next of ['AMZ-OTHER-01', 'AMZ-THIRD-01']) {
    must(await ready.station.finish(randomUUID(), finishNow(ready.station)));
    must(ready.station.receive(randomUUID(), next as ConsignmentId));
  }
  expect(scanOnScale(AMAZON)).toMatchObject({ kind: 'attention', number: ITEM, lane: 'quarantine' });
  expect(scanOnScale(ITEM)).toMatchObject({ kind: 'already', number: ITEM });
  expect(scanOnScale(AMAZON)).toMatchObject({ kind: 'already', number: ITEM });
  expect(onHand()).toBe(1);
});

test('a parcel taken in by its Amazon number before its manifest came is the same parcel after', () => {
  expect(scanOnScale(AMAZON)).toMatchObject({ kind: 'attention', number: AMAZON });
  feed(ready.station, [other]);
  expect(scanOnScale(ITEM)).toMatchObject({ kind: 'already' });
  expect(scanOnScale(AMAZON)).toMatchObject({ kind: 'already' });
  expect(onHand()).toBe(1);
});

test('a number used again after it was given back begins a new use, and the old one keeps its own id', () => {
  const item = ready.manifest.lines[0]?.item ?? '';
  scanOnScale(item);
  const first = ready.station.core.projections.uses.onHandByItem(item as never)?.use;
  must(ready.station.desks.accept.undo(randomUUID(), lastUseOf(ready.station)));
  scanOnScale(item);
  const second = ready.station.core.projections.uses.onHandByItem(item as never)?.use;
  expect(second).not.toBe(first);
  expect(onHand()).toBe(1);
});

test('a sign-in whose request was another person’s lets nobody in and writes nothing', () => {
  const requestId = randomUUID();
  const { session } = ready.station.desks;
  must(session.signIn(requestId, clerk(), 'user.signed-in'));
  const before = ready.station.core.store.events.head()?.n;
  const supervisor = ready.station.core.projections.people.person(DEMO_SUPERVISOR_ID);
  if (supervisor === null) throw new Error('the supervisor is not in the feed');
  ready.station.lock();
  expect(session.signIn(requestId, supervisor, 'user.signed-in')).toMatchObject({ fault: { kind: 'request-reused' } });
  expect(session.live.get()).toMatchObject({ phase: 'locked', user: null });
  expect(ready.station.core.store.events.head()?.n).toBe(before);
  expect(must(session.signIn(requestId, clerk(), 'user.signed-in')).user?.user).toBe(clerk().user);
});

test('a request id that was used for another command does nothing', () => {
  const requestId = randomUUID();
  must(ready.station.desks.session.signIn(requestId, clerk(), 'user.signed-in'));
  const before = ready.station.core.store.events.head()?.n;
  expect(ready.station.desks.accept.undo(requestId, lastUseOf(ready.station))).toEqual({
    ok: false,
    fault: { kind: 'request-reused', command: 'user.signed-in' },
  });
  expect(ready.station.openSet(requestId)).toMatchObject({ fault: { kind: 'request-reused' } });
  expect(ready.station.core.store.events.head()?.n).toBe(before);
});

test('the keys of the last result do nothing while a stop waits', async () => {
  scanOnScale(ready.manifest.lines[0]?.item ?? '');
  scanOnScale('406-1121854-6708985');
  const before = ready.station.core.store.events.head()?.n;
  const { accept } = ready.station.desks;
  const stopped = { ok: false, fault: { kind: 'stopped' } };
  expect(accept.undo(randomUUID(), lastUseOf(ready.station))).toEqual(stopped);
  expect(accept.reject(randomUUID(), lastUseOf(ready.station), 'wet')).toEqual(stopped);
  expect(accept.weighAgain(randomUUID(), lastUseOf(ready.station))).toEqual(stopped);
  expect(accept.printAgain(randomUUID(), lastUseOf(ready.station))).toEqual(stopped);
  expect(await ready.station.finish(randomUUID(), finishNow(ready.station))).toEqual(stopped);
  expect(ready.station.core.store.events.head()?.n).toBe(before);
  accept.understood();
  must(accept.undo(randomUUID(), lastUseOf(ready.station)));
});

test('a scan of what is held writes neither an event nor a change of any projection', () => {
  const item = ready.manifest.lines[0]?.item ?? '';
  scanOnScale(item);
  const tables = ['event', 'item_use', 'posting', 'account', 'consignment', 'work_set', 'print_job'];
  const rows = () => tables.map((table) => ready.station.core.store.db.prepare(`SELECT * FROM ${table}`).all());
  const before = rows();
  for (let times = 0; times < 20; times += 1) expect(scan(ready.station, item).result?.kind).toBe('already');
  expect(rows()).toEqual(before);
});

test.each([
  ['two lines with one number', (m: ManifestEntry) => ({ ...m, lines: m.lines.map((line) => ({ ...line, line: 1 })) })],
  [
    'one parcel on two lines',
    (m: ManifestEntry) => ({ ...m, lines: m.lines.map((line) => ({ ...line, item: ITEM })) }),
  ],
  [
    'one Amazon number on two lines',
    (m: ManifestEntry) => ({ ...m, lines: m.lines.map((line) => ({ ...line, aliases: m.lines[0]?.aliases ?? [] })) }),
  ],
  [
    'an article number that is another line’s Amazon number',
    (m: ManifestEntry) => ({
      ...m,
      lines: m.lines.map((line, at) =>
        at === 1 ? { ...line, aliases: [{ kind: 'sscc' as const, value: ITEM }] } : line,
      ),
    }),
  ],
  ['other lines than it declares', (m: ManifestEntry) => ({ ...m, declaredCount: 4 })],
])('a manifest with %s is kept as it came, is not worked with, and blocks nothing after it', (_, spoil) => {
  feed(ready.station, [spoil(other), { ...other, consignment: 'AMZ-GOOD-01' }]);
  const { inbox } = ready.station.core.store;
  expect(inbox.byVersion(inbox.version() - 1)?.kind).toBe('unknown');
  expect(ready.station.consignments().map(({ consignment }) => consignment)).toContain('AMZ-GOOD-01');
  expect(ready.station.receive(randomUUID(), 'AMZ-OTHER-01' as ConsignmentId)).toMatchObject({
    fault: { kind: 'unknown-consignment' },
  });
});

function clerk() {
  const person = ready.station.core.projections.people.person('10042311');
  if (person === null) throw new Error('the clerk is not in the feed');
  return person;
}

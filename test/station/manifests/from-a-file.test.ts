import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { createStation, type Station } from '../../../electron/station/create-station.ts';
import { articleAt, PERSONAL } from '../../support/manifest/bulk-sheet.ts';
import { bulkWorkbook } from '../../support/manifest/write-workbook.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, must, scan, weigh } from '../../support/station/ready-station.ts';
import { feed, signIn, temporaryFolder } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { openRaw } from '../support/raw-file.ts';
import { HEAD, payloadsOf, pickFile, readChosen, rebuilt, takeFile } from './support.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
let station: Station;
beforeEach(async () => {
  prepared = await prepareFolder(6);
  copy = prepared.open();
  station = copy.station;
  signIn(station, DEMO_CLERK_ID);
  must(station.openSet(randomUUID()));
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const articles = Array.from({ length: 30 }, (_, at) => articleAt(at));
const itemAt = (at: number) => String(articles[at]?.['BARCODE NO']);
const gramsAt = (at: number) => Number(articles[at]?.['PHYSICAL WEIGHT']);
const dir = () => copy.start.dataDir;
const FILE = 'AMZ-FILE-01' as ConsignmentId;
const headN = () => station.core.store.events.head()?.n;

test('a consignment is taken from a workbook without any network, accepted, and finished', async () => {
  const bytes = bulkWorkbook(articles);
  const taken = must(await takeFile(station, dir(), bytes));
  expect(taken).toMatchObject({ consignment: FILE, declared: 30, by: 'file', state: 'expected', toReconcile: false });
  must(station.receive(randomUUID(), FILE));
  const terms = prepared.manifests[0].terms;
  expect(station.core.projections.manifests.byConsignment(FILE)?.terms).toEqual(terms);
  for (let at = 0; at < 28; at += 1) {
    weigh(station, gramsAt(at));
    expect(scan(station, itemAt(at)).result).toMatchObject({ kind: 'accepted', grams: gramsAt(at) });
  }
  const done = must(await station.finish(randomUUID(), finishNow(station)));
  expect(done.counts).toEqual({ declared: 30, accepted: 28, rejected: 0, absent: 2, unmanifested: 0 });
});

test('the ledger says by which manifest and which file it was worked, and where the bytes of both are', async () => {
  const bytes = bulkWorkbook(articles);
  must(await takeFile(station, dir(), bytes));
  must(station.receive(randomUUID(), FILE));
  const [imported] = payloadsOf(station, 'manifest.imported');
  const [received] = payloadsOf(station, 'consignment.received');
  expect(imported).toMatchObject({
    consignment: FILE,
    declared: 30,
    format: 'workbook',
    file: createHash('sha256').update(bytes).digest('hex'),
  });
  expect(received?.['manifest']).toEqual({ source: 'file', hash: imported?.['manifest'] });
  const kept = station.core.store.imported.byHash(String(imported?.['manifest']));
  expect(
    createHash('sha256')
      .update(kept?.body ?? '')
      .digest('hex'),
  ).toBe(imported?.['manifest']);
});

test('a file that was read and not taken is forgotten with a lock', async () => {
  pickFile(station, dir(), bulkWorkbook(articles));
  expect(await readChosen(station)).toMatchObject({ phase: 'read' });
  station.lock();
  for await (const { phase } of station.desks.files.live.watch()) if (phase === 'idle') break;
  expect(station.desks.files.live.get()).toEqual({ phase: 'idle' });
});

test('a file that is still being read, or chosen, when the station locks is not for the next person', async () => {
  pickFile(station, dir(), bulkWorkbook(articles));
  const reading = readChosen(station);
  station.lock();
  expect(await reading).toEqual({ phase: 'idle' });
  signIn(station, DEMO_CLERK_ID);
  expect(await readChosen(station)).toMatchObject({ phase: 'read', parcels: 30 });
});

test('one wrong row and nothing is taken, nothing written, every fault named', async () => {
  const before = headN();
  pickFile(station, dir(), bulkWorkbook([...articles, articleAt(30, { 'RECEIVER PINCODE': 'none' }), articleAt(2)]));
  expect(await readChosen(station)).toEqual({
    phase: 'refused',
    problem: {
      kind: 'wrong-lines',
      faults: [
        { row: 32, column: 'RECEIVER PINCODE', cause: 'not-a-pin', found: 'text', other: null },
        { row: 33, column: 'BARCODE NO', cause: 'number-twice', found: 'text', other: 4 },
      ],
      more: 0,
      rows: 32,
    },
  });
  expect(headN()).toBe(before);
  expect(station.takeFile(randomUUID(), 'a'.repeat(64), HEAD)).toEqual({ ok: false, fault: { kind: 'no-file' } });
  expect(station.consignments()).toHaveLength(2);
});

test('a name or an address of the file is nowhere in the station’s folder', async () => {
  const elsewhere = temporaryFolder('stick');
  must(await takeFile(station, elsewhere.dir, bulkWorkbook(articles)));
  elsewhere.remove();
  must(station.receive(randomUUID(), FILE));
  await copy.restart();
  const found = readdirSync(dir(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .filter((entry) => readFileSync(path.join(entry.parentPath, entry.name)).includes(PERSONAL.slice(0, 8)));
  expect(found.map(({ name }) => name)).toEqual([]);
  station = copy.station;
});

test('the same file again is the same manifest and writes nothing', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  const before = headN();
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  expect(headN()).toBe(before);
});

test('a lost answer is asked for again and gives the first one', async () => {
  pickFile(station, dir(), bulkWorkbook(articles));
  const view = await readChosen(station);
  if (view.phase !== 'read') throw new Error('not read');
  const requestId = randomUUID();
  const first = station.takeFile(requestId, view.file, HEAD);
  expect(station.takeFile(requestId, view.file, HEAD)).toEqual(first);
  expect(payloadsOf(station, 'manifest.imported')).toHaveLength(1);
});

test('what the centre announced is not replaced by a file, nor a consignment under work', async () => {
  const [announced] = prepared.manifests;
  const named = { ...HEAD, consignment: announced.consignment };
  expect(await takeFile(station, dir(), bulkWorkbook(articles), named)).toMatchObject({
    fault: { kind: 'manifest-known' },
  });
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  must(station.receive(randomUUID(), FILE));
  expect(await takeFile(station, dir(), bulkWorkbook(articles.slice(1)))).toMatchObject({
    fault: { kind: 'consignment-under-work' },
  });
});

const announce = (lines: ManifestEntry['lines']): ManifestEntry => ({
  ...prepared.manifests[0],
  consignment: FILE,
  lines,
  declaredCount: lines.length,
  declaredGrams: lines.reduce((sum, { grams }) => sum + grams, 0),
});

test('the centre’s manifest takes the place of the file’s before the work, and none in the middle of it', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  feed(station, [announce(prepared.manifests[0].lines)]);
  expect(station.consignments().find(({ consignment }) => consignment === FILE)).toMatchObject({
    by: 'feed',
    declared: 6,
  });
  expect(rebuilt(station)).toSatisfy(isSame);
  must(station.receive(randomUUID(), FILE));
  expect(payloadsOf(station, 'consignment.received')[0]?.['manifest']).toMatchObject({ source: 'feed' });
});

test('a manifest of the feed that comes in the middle of the work binds no parcel anew', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  must(station.receive(randomUUID(), FILE));
  weigh(station, gramsAt(0));
  scan(station, itemAt(0));
  const lines = station.core.projections.manifests.lines(FILE);
  feed(station, [announce(prepared.manifests[0].lines)]);
  expect(station.core.projections.manifests.lines(FILE)).toEqual(lines);
  expect(station.core.projections.manifests.byConsignment(FILE)?.ref.source).toBe('file');
  expect(rebuilt(station)).toSatisfy(isSame);
});

const isSame = ({ before, after }: ReturnType<typeof rebuilt>): boolean =>
  JSON.stringify(before) === JSON.stringify(after);

test('files and feed in turn fold to the same projections, row by row', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  must(await takeFile(station, dir(), bulkWorkbook(articles.slice(3)))); // before the work the newer one counts
  must(station.receive(randomUUID(), FILE));
  feed(station, [{ ...prepared.manifests[1], partner: 'Another' }]);
  must(await takeFile(station, dir(), bulkWorkbook(articles.slice(5)), { ...HEAD, consignment: 'AMZ-FILE-02' }));
  weigh(station, gramsAt(4));
  scan(station, itemAt(4));
  const { before, after } = rebuilt(station);
  expect(after).toEqual(before);
  expect(station.core.projections.manifests.byConsignment(FILE)?.declared).toBe(27);
});

test('a closed dialog, a locked station and a file that is gone leave everything as it was', async () => {
  pickFile(station, dir(), null);
  expect(await readChosen(station)).toEqual({ phase: 'idle' });
  station.connectFiles({ choose: async () => ({ path: path.join(dir(), 'not-there.xlsx') }) });
  expect(await readChosen(station)).toEqual({ phase: 'refused', problem: { kind: 'cannot-open' } });
  station.connectFiles(null);
  expect(await readChosen(station)).toEqual({ phase: 'refused', problem: { kind: 'no-dialog' } });
  station.lock();
  expect(station.chooseFile()).toMatchObject({ fault: { kind: 'locked' } });
});

test('an imported manifest whose bytes were changed is found at the next start, and nothing is touched', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  await station.close();
  const db = openRaw(dir());
  db.exec('DROP TRIGGER imported_never_changes');
  db.exec("UPDATE imported_manifest SET body = CAST(replace(CAST(body AS TEXT), 'Amazon', 'Amazom') AS BLOB)");
  db.close();
  expect(createStation(copy.start)).toMatchObject({ ok: false, fault: { kind: 'broken-import', no: 1 } });
  copy.station = { ...station, close: () => Promise.resolve() };
});

test('imported manifests are never changed and never go', async () => {
  must(await takeFile(station, dir(), bulkWorkbook(articles)));
  const { db } = station.core.store;
  for (const sql of ['UPDATE imported_manifest SET received_ms = 0', 'DELETE FROM imported_manifest'])
    expect(() => db.exec(sql)).toThrow('imported manifests are append-only');
});

test('a scan that comes while a file of 5,000 parcels is read is answered before the file is', async () => {
  must(station.receive(randomUUID(), prepared.manifests[0].consignment as ConsignmentId));
  const many = Array.from({ length: 5_000 }, (_, at) => articleAt(at));
  pickFile(station, dir(), bulkWorkbook(many));
  const reading = readChosen(station);
  for await (const { phase } of station.desks.files.live.watch()) if (phase === 'reading') break;
  const line = prepared.manifests[0].lines[0];
  weigh(station, line?.grams ?? 0);
  const kinds: (string | undefined)[] = [];
  for (let at = 0; at < 3; at += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    kinds.push(scan(station, line?.item ?? '').result?.kind, station.desks.files.live.get().phase);
  }
  expect(kinds).toEqual(['accepted', 'reading', 'already', 'reading', 'already', 'reading']);
  expect(await reading).toMatchObject({ phase: 'read', parcels: 5_000 });
});

test.each([
  ['in the dialog', 'choosing'],
  ['while it is read', 'reading'],
] as const)('a file %s when the station locks is not shown to the next person', async (_, phase) => {
  const many = Array.from({ length: 2_000 }, (__, at) => articleAt(at));
  const file = path.join(dir(), 'picked');
  writeFileSync(file, bulkWorkbook(many));
  const picked = Promise.withResolvers<{ path: string }>();
  if (phase === 'reading') picked.resolve({ path: file });
  station.connectFiles({ choose: () => picked.promise });
  const { files } = station.desks;
  const read = files.choose();
  for await (const view of files.live.watch()) if (view.phase === phase) break;
  station.lock();
  signIn(station, DEMO_SUPERVISOR_ID);
  const seen = new Set<string>();
  const watched = new AbortController();
  const watching = (async () => {
    for await (const view of files.live.watch(watched.signal)) seen.add(view.phase);
  })();
  picked.resolve({ path: file });
  await read; // to its end, whatever is shown of it
  expect(files.live.get()).toEqual({ phase: 'idle' });
  watched.abort();
  await watching;
  expect([...seen].filter((one) => one !== phase)).toEqual(['idle']);
  pickFile(station, dir(), bulkWorkbook(articles));
  expect(await readChosen(station)).toMatchObject({ phase: 'read', parcels: 30 });
});

test('a person who signs in again over their own work finds the file that is being read', async () => {
  pickFile(station, dir(), bulkWorkbook(articles));
  const read = station.desks.files.choose();
  signIn(station, DEMO_CLERK_ID);
  await read;
  expect(station.desks.files.live.get()).toMatchObject({ phase: 'read', parcels: 30 });
});

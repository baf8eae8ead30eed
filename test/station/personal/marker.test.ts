/**
 * No name, address, phone number or signature of a stranger is in the clear anywhere, whatever was done at a station;
 * and when its term is over, nobody can open it any more, while the ledger still stands.
 */
import { cpSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok, refuse } from '../../../domain/reply.ts';
import { runCommand } from '../../../electron/station/commands/run-command.ts';
import { openReader } from '../../../electron/station/ledger/db.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { must } from '../../support/station/ready-station.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';
import { payloadsOf } from '../manifests/support.ts';
import { tablesOf } from '../support/old-file.ts';
import { openRaw } from '../support/raw-file.ts';
import { startOffice, syncOf, until, whenSent, type OfficeOnLine, type StationOnLine } from '../sync/office-on-line.ts';
import { FLOWS, type FlowContext } from './flows.ts';
import { cellsOf, filesOf, findMarks, formsOf, MARKS, marksIn, tapRequests, type Wiretap } from './marks.ts';
import { wrappedKeys } from './support.ts';

let office: OfficeOnLine;
let on: StationOnLine;
let tap: Wiretap;
let context: FlowContext;
const outside = temporaryFolder('partner');

beforeAll(async () => {
  tap = tapRequests();
  office = await startOffice();
  on = await office.enrolledStation('2', { labelPrinter: { host: '127.0.0.1', port: 9100 } });
  context = { on, office, outside: outside.dir, sealed: [], printed: new Map() };
  for (const { run } of FLOWS) await run(context);
}, 120_000);
afterAll(async () => {
  await office.end();
  tap.stop();
  outside.remove();
});

/** Every table of the centre, each row as PostgreSQL writes it, and its bytes as they are. */
async function centreRows(): Promise<Map<string, Buffer>> {
  const names = await office.rows<{ name: string }>(
    "SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')",
  );
  const places = new Map<string, Buffer>();
  for (const { name } of names) {
    const rows = await office.rows<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    places.set(`centre ${name}`, Buffer.from(rows.map(({ row }) => row).join('\n')));
  }
  return places;
}

/** All there is: files, rows, what was sent, what the centre keeps, what was printed, what was logged. */
async function everyPlace(): Promise<Map<string, Buffer>> {
  const { db } = on.station.core.store;
  return new Map([
    ...filesOf(on.start.dataDir),
    ...cellsOf(db, tablesOf(db)),
    ...tap.sent(),
    ...(await centreRows()),
    ...context.printed,
    ['the log', Buffer.from(on.logged.join('\n'))],
  ]);
}

test('the flows did what they say: labels and sheets were printed, events sent, records sealed, marks brought in', async () => {
  const places = [...(await everyPlace()).keys()];
  expect(places).toEqual(expect.arrayContaining(['ledger.db', 'ledger.db-wal', 'ledger.db-shm', 'table request']));
  expect(places.filter((place) => place.startsWith('documents')).length).toBeGreaterThan(1);
  expect(places.filter((place) => /POST .*\/ledger$/.test(place)).length).toBeGreaterThan(3);
  expect([...context.printed.keys()].filter((name) => name.startsWith('label')).length).toBeGreaterThan(2);
  expect(context.sealed.length).toBeGreaterThan(2);
  expect(payloadsOf(on.station, 'manifest.imported')).toHaveLength(1);
  const [event] = await office.rows<{ n: string }>('SELECT count(*) AS n FROM ledger_event');
  expect(Number(event?.n)).toBe(on.station.core.store.events.head()?.n);
});

test('no mark is anywhere in the clear, in no form', async () => {
  expect(findMarks(await everyPlace())).toEqual({});
});

test('the records are there all the same, and open here', () => {
  for (const { ref, record } of context.sealed) expect(must(on.station.core.vault.open(ref))).toEqual(record);
});

test.each(Object.entries(MARKS))('counter-proof: %s is found in every form, amid other bytes', (_, mark) => {
  for (const [form, bytes] of formsOf(mark)) {
    const found = marksIn(Buffer.concat([Buffer.alloc(3000, 0xa5), bytes, Buffer.alloc(3000, 0x5a)]));
    expect(
      found.some((what) => what.endsWith(`(${form})`)),
      form,
    ).toBe(true);
  }
  const within = Buffer.from(JSON.stringify({ a: Buffer.from(`{"name":"${mark}"}`).toString('base64') }));
  expect(marksIn(within)).not.toEqual([]);
  expect(marksIn(Buffer.from(JSON.stringify({ name: mark }), 'utf16le'))).not.toEqual([]);
});

test('counter-proof: the same search finds a careless answer, file, log line and event, here and at the centre', async () => {
  const before = filesOf(on.start.dataDir);
  const { core } = on.station;
  const careless = { consignment: MARKS.name } as never;
  must(
    runCommand(core, {
      requestId: 'careless',
      name: 'careless',
      action: null,
      decide: () =>
        ok({ events: [{ type: 'consignment.set-aside', payload: careless }], answer: () => ({ phone: MARKS.phone }) }),
    }),
  );
  writeFileSync(path.join(on.start.dataDir, 'documents', 'careless.txt'), Buffer.from(MARKS.street, 'utf16le'));
  await whenSent(on);
  const found = findMarks(await everyPlace());
  expect(Object.keys(found)).toEqual(
    expect.arrayContaining([
      'ledger.db-wal',
      path.join('documents', 'careless.txt'),
      'table event',
      'table request',
      expect.stringMatching(/POST .*\/ledger$/),
      expect.stringMatching(/^centre .*ledger_event/),
    ]),
  );
  expect(findMarks(before)).toEqual({});
});

test('when the term is over the keys are gone from every byte of every file, and the records open for nobody', async () => {
  const { core } = on.station;
  const { dataDir } = on.start;
  const keys = wrappedKeys(core).map((hex) => Buffer.from(hex, 'hex'));
  const holding = (): string[] =>
    [...filesOf(dataDir)].filter(([, bytes]) => keys.some((key) => bytes.includes(key))).map(([name]) => name);
  expect(holding()).not.toEqual([]);
  on.station.lock();
  on.station.purge.look(); // notes that a confirmed clock has seen these records
  expect(core.vault.held().map(({ records, confirmedMs }) => [records, confirmedMs !== null])).toEqual([
    [context.sealed.length, true],
  ]);

  await laterBy(60);
  on.station.purge.look();
  expect(core.vault.held().length).toBe(1);
  await laterBy(60);
  on.station.purge.look();

  expect(core.vault.held()).toEqual([]);
  expect(holding()).toEqual([]);
  for (const { ref } of context.sealed)
    expect(core.vault.open(ref)).toEqual(refuse({ kind: 'personal-purged', month: ref.month }));
});

/** Both clocks go on by so many days, and the station hears from the centre again. */
async function laterBy(days: number): Promise<void> {
  office.time.nowMs += days * 86_400_000;
  on.clock.set(office.time.nowMs);
  await until(() => (syncOf(on).reachedAtMs ?? 0) >= office.time.nowMs && syncOf(on).clockAheadMs !== null);
}

test('a copy of the folder from after the purge opens with the right key and has nothing to open', async () => {
  const copied = temporaryFolder('after-purge');
  cpSync(on.start.dataDir, copied.dir, { recursive: true });
  const db = openRaw(copied.dir);
  expect(db.prepare('SELECT count(*) FROM personal_record').pluck().get()).toBe(0);
  db.close();
  copied.remove();
});

test('the ledger verifies, says what was purged without a name, and the centre takes that too', async () => {
  const reader = openReader(path.join(on.start.dataDir, 'ledger.db'), null);
  expect(verifyChain(reader, 0).broken).toBeNull();
  reader.close();
  const { core } = on.station;
  const head = core.store.events.head();
  const purged = core.store.events.at(head?.n ?? 0);
  expect(purged).toMatchObject({
    type: 'personal.purged',
    actor: null,
    payload: { month: '2026-11', records: context.sealed.length },
  });
  await whenSent(on);
  expect(await office.rows("SELECT 1 FROM ledger_event WHERE type = 'personal.purged'")).toHaveLength(1);
  expect(await office.rows('SELECT reason FROM quarantine')).toEqual([]);
});

test('also after a restart and with projections made anew, what was printed before is told as purged', async () => {
  await on.restart();
  rebuildProjections(on.station.core);
  for (const { ref } of context.sealed)
    expect(on.station.core.vault.open(ref)).toEqual(refuse({ kind: 'personal-purged', month: ref.month }));
});

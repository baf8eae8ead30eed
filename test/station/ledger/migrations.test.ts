import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCore } from '../../../electron/station/create-core.ts';
import { migrate } from '../../../electron/station/ledger/migrate.ts';
import { migrations } from '../../../electron/station/ledger/migrations/list.ts';
import type { Migration } from '../../../electron/station/ledger/migrations/migration.ts';
import { openStore } from '../../../electron/station/ledger/store.ts';
import { waitAfter } from '../../../electron/station/people/waits.ts';
import { PROJECTION_TABLES, rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { must } from '../../support/station/ready-station.ts';
import { temporaryFolder, testClock } from '../../support/station/test-station.ts';
import { folderState } from '../support/folder-state.ts';
import { columnsOf, makeOldFile, rowsOf, schemaOf, tablesOf } from '../support/old-file.ts';
import { prepareFolder } from '../support/prepared-folder.ts';
import { openRaw, type RawDb } from '../support/raw-file.ts';
import { beginWork, mixedWork } from '../support/work.ts';

const folder = temporaryFolder('migrations');
const worked = path.join(folder.dir, 'worked');
const newest = migrations.length;
let folders = 0;

beforeAll(async () => {
  const prepared = await prepareFolder(8);
  const copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  mixedWork(copy.station, prepared.manifests[0]);
  const secret = { verifier: Buffer.alloc(32, 7), salt: Buffer.alloc(16, 9), codeHash: 'c'.repeat(64) };
  copy.station.core.projections.people.setPin('10042311' as never, secret);
  await copy.station.close();
  cpSync(copy.start.dataDir, worked, { recursive: true });
  prepared.remove();
});
afterAll(() => folder.remove());

/** A folder with a file at this version, with rows. */
function oldFolder(version: number): string {
  const dir = path.join(folder.dir, `old-${(folders += 1)}`);
  mkdirSync(dir);
  makeOldFile(dir, version, path.join(worked, 'ledger.db'));
  return dir;
}

const versionOf = (db: RawDb): number => Number(db.pragma('user_version', { simple: true }));

test('migrations are numbered from 1 without a gap', () => {
  expect(migrations.map(({ id }) => id)).toEqual(migrations.map((_, at) => at + 1));
});

describe.each(migrations.map((step) => [`${step.id}-${step.name}`, step] as const))('step %s', (_, step) => {
  test('keeps every row of the version before', () => {
    const db = openRaw(oldFolder(step.id - 1));
    const columns = Object.fromEntries(tablesOf(db).map((table) => [table, columnsOf(db, table)]));
    const before = rowsOf(db, columns);
    if (step.id > 1) expect(before['event']?.length).toBeGreaterThan(10);
    expect(migrate(db, migrations.slice(0, step.id))).toEqual({ ok: true, value: { from: step.id - 1, to: step.id } });
    expect(rowsOf(db, columns)).toEqual(before);
    expect(versionOf(db)).toBe(step.id);
    db.close();
  });

  test('stopped half-way leaves the version before, and the next try succeeds', () => {
    const dir = oldFolder(step.id - 1);
    const before = { schema: openedSchema(dir), rows: openedRows(dir) };
    const dies: Migration = {
      ...step,
      up: (db) => {
        step.up(db);
        throw new Error('the power went');
      },
    };
    const db = openRaw(dir);
    expect(() => migrate(db, [...migrations.slice(0, step.id - 1), dies])).toThrow('the power went');
    expect(versionOf(db)).toBe(step.id - 1);
    db.close();
    expect({ schema: openedSchema(dir), rows: openedRows(dir) }).toEqual(before);
    const again = openRaw(dir);
    expect(migrate(again, migrations).ok).toBe(true);
    expect(versionOf(again)).toBe(newest);
    again.close();
  });
});

function openedSchema(dir: string): unknown {
  const db = openRaw(dir);
  const schema = schemaOf(db);
  db.close();
  return schema;
}

function openedRows(dir: string): unknown {
  const db = openRaw(dir);
  const rows = rowsOf(db);
  db.close();
  return rows;
}

test('a wait that was under way before step 4 is owed in full, whatever the clock says', () => {
  const db = openRaw(oldFolder(3));
  const put = db.prepare('INSERT OR REPLACE INTO pin_verifier VALUES (?, zeroblob(32), zeroblob(16), ?, ?, NULL)');
  const failures = [0, 4, 5, 7, 9, 10, 60];
  for (const count of failures) put.run(`user-${count}`, count, Date.UTC(2020, 0, 1));
  migrate(db, migrations.slice(0, 4));
  const left = db.prepare('SELECT wait_left_ms FROM pin_verifier WHERE user = ?').pluck();
  expect(failures.map((count) => left.get(`user-${count}`))).toEqual(failures.map(waitAfter));
  db.close();
});

test('running all of them twice changes nothing the second time', () => {
  const dir = oldFolder(1);
  const db = openRaw(dir);
  migrate(db, migrations);
  const once = [schemaOf(db), rowsOf(db)];
  expect(migrate(db, migrations)).toEqual({ ok: true, value: { from: newest, to: newest } });
  expect([schemaOf(db), rowsOf(db)]).toEqual(once);
  db.close();
});

test('a file that grew through every version has the schema of a fresh one', () => {
  const fresh = new Database(':memory:');
  migrate(fresh, migrations);
  for (const step of migrations) {
    const db = openRaw(oldFolder(step.id - 1));
    migrate(db, migrations);
    expect(schemaOf(db)).toEqual(schemaOf(fresh));
    db.close();
  }
});

test('a step that leaves a broken reference does not count', () => {
  const db = openRaw(oldFolder(newest));
  db.pragma('foreign_keys = OFF');
  const breaks: Migration = {
    id: newest + 1,
    name: 'breaks',
    up: (raw) =>
      raw.exec("DROP TRIGGER event_is_dense; INSERT INTO event VALUES (999, 77, 1, 'x', x'00', zeroblob(32))"),
  };
  expect(() => migrate(db, [...migrations, breaks])).toThrow(/broken references/);
  expect(versionOf(db)).toBe(newest);
  expect(db.prepare('SELECT count(*) FROM event WHERE n = 999').pluck().get()).toBe(0);
  db.close();
});

const projected = (db: RawDb) => Object.fromEntries(PROJECTION_TABLES.map((table) => [table, columnsOf(db, table)]));

test('an old file opens as a store whose rebuilt projections are those of the worked station', () => {
  const dir = oldFolder(1);
  const store = must(openStore({ dataDir: dir, nativeBinding: null }));
  const core = createCore(store, testClock(), () => {});
  rebuildProjections(core);
  const original = new Database(path.join(worked, 'ledger.db'), { readonly: true });
  expect(rowsOf(store.db, projected(store.db))).toEqual(rowsOf(original, projected(original)));
  original.close();
  store.close();
});

test.each([
  ['closed cleanly', false],
  ['left with a -wal by a crash', true],
])('a file from the future, %s, is refused and not one byte of it changes', (_, crashed) => {
  const source = oldFolder(newest);
  const db = openRaw(source);
  db.pragma('user_version = 99');
  db.exec("INSERT INTO setting VALUES ('boots', '7')");
  const dir = `${source}-future`;
  if (crashed) cpSync(source, dir, { recursive: true });
  db.close();
  if (!crashed) cpSync(source, dir, { recursive: true });
  const before = folderState(dir);
  expect(Object.keys(before).includes('ledger.db-wal')).toBe(crashed);
  for (let tries = 0; tries < 2; tries += 1) {
    expect(openStore({ dataDir: dir, nativeBinding: null })).toEqual({
      ok: false,
      fault: { kind: 'from-future', found: 99, known: newest },
    });
  }
  expect(withoutEmpty(folderState(dir))).toEqual(withoutEmpty(before));
});

/** A reader of a cleanly closed file leaves an empty -wal behind: no record is in it. */
function withoutEmpty(state: Record<string, string>): Record<string, string> {
  const EMPTY = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
  return Object.fromEntries(Object.entries(state).filter(([, hash]) => hash !== EMPTY));
}

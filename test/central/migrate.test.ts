import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { MIGRATIONS, migrate } from '../../central/store/migrate.ts';
import { type Pool, openPool } from '../../central/store/pool.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';

let database: FreshDatabase;
let pool: Pool;
beforeEach(async () => {
  database = await freshDatabase();
  pool = openPool(database.url, { max: 8 });
});
afterEach(async () => {
  await pool.end();
  await database.drop();
});

test('an empty database is brought to the newest step, and a second time nothing is left to do', async () => {
  const to = MIGRATIONS.length;
  expect(await migrate(pool)).toEqual({ ok: true, value: { from: 0, to } });
  expect(await migrate(pool)).toEqual({ ok: true, value: { from: to, to } });
});

test('the steps are numbered without holes', () => {
  expect(MIGRATIONS.map(({ id }) => id)).toEqual(MIGRATIONS.map((_, index) => index + 1));
});

test('processes that start together apply each step once', async () => {
  const results = await Promise.all([1, 2, 3, 4].map(() => migrate(pool)));
  const from = results.map((result) => (result.ok ? result.value.from : -1)).sort((a, b) => a - b);
  expect(from).toEqual([0, MIGRATIONS.length, MIGRATIONS.length, MIGRATIONS.length]);
});

test('a database from a newer build is refused and not touched', async () => {
  await migrate(pool);
  await pool.query(`INSERT INTO migration (id, name) VALUES (999, 'from-the-future')`);
  const refused = await migrate(pool);
  expect(refused).toEqual({ ok: false, fault: { kind: 'database-from-future', known: MIGRATIONS.length, found: 999 } });
});

test('a step that fails leaves neither its tables nor its record', async () => {
  const steps = [
    ...MIGRATIONS,
    { id: MIGRATIONS.length + 1, name: 'broken', sql: 'CREATE TABLE half (a int); SELECT 1/0' },
  ];
  await expect(migrate(pool, steps)).rejects.toThrow('division by zero');
  const half = await pool.query(`SELECT to_regclass('half') AS half, to_regclass('migration') AS migration`);
  expect(half.rows).toEqual([{ half: null, migration: null }]);
});

test('shipped steps are never edited', () => {
  const pinned = MIGRATIONS.map(
    ({ name, sql }) => `${name} ${createHash('sha256').update(sql).digest('hex').slice(0, 16)}`,
  );
  expect(pinned).toEqual([
    'first-tables ff30f27f079e94a6',
    'item-projection 74a8091b30056e0f',
    'badges-and-marked-acts fcb4d24b14332e09',
    'consignment-projection 67c4d06b36bf0bd0',
    'use-of-consignment 30e7f6a027af23df',
    'numbers 869a3317340cfb68',
    'partner-words 398855de48454b1a',
    'corrected-manifests 0bf7a63f7e0e574f',
  ]);
});

test('every unique key holds a column to distribute by, and no table has foreign keys, triggers or sequences', async () => {
  await migrate(pool);
  const keys = await pool.query<{ table: string; key: string }>(
    `SELECT relname AS table, pg_get_indexdef(indexrelid) AS key FROM pg_index JOIN pg_class ON pg_class.oid = indrelid
     WHERE indisunique AND relnamespace = 'public'::regnamespace AND NOT relispartition AND relname <> 'migration'`,
  );
  expect(keys.rows.length).toBeGreaterThan(10);
  for (const { key } of keys.rows) expect(key).toMatch(/\((office|station|selector|item|use_id|value|prefix)\b/);
  const others = await pool.query(
    `SELECT (SELECT count(*)::int FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace) AS foreign_keys,
            (SELECT count(*)::int FROM pg_trigger WHERE NOT tgisinternal) AS triggers,
            (SELECT count(*)::int FROM pg_sequences) AS sequences`,
  );
  expect(others.rows).toEqual([{ foreign_keys: 0, triggers: 0, sequences: 0 }]);
});

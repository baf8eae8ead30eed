import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCentre } from '../../central/start-centre.ts';
import { checkDurability } from '../../central/store/durability.ts';
import { openPool, type Sql } from '../../central/store/pool.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

async function set(value: string): Promise<void> {
  const pool = openPool(database.url, { max: 1 });
  await pool.query(`ALTER DATABASE ${new URL(database.url).pathname.slice(1)} SET synchronous_commit = ${value}`);
  await pool.end();
}

test.each(['off', 'local', 'remote_write'])(
  'a centre does not start on synchronous_commit=%s, and says why',
  async (value) => {
    await set(value);
    const starting = startCentre({ databaseUrl: database.url, port: 0 });
    await expect(starting).rejects.toThrow(`the database runs with synchronous_commit=${value}`);
  },
);

test.each(['on', 'remote_apply'])('it starts on synchronous_commit=%s', async (value) => {
  await set(value);
  await (await startCentre({ databaseUrl: database.url, port: 0 })).close();
});

test('a database that does not wait for its disk is refused', async () => {
  const answers: Record<string, object> = {
    'SHOW fsync': { fsync: 'off' },
    'SHOW synchronous_commit': { synchronous_commit: 'on' },
  };
  const sql = { query: (text: string) => Promise.resolve({ rows: [answers[text]] }) } as unknown as Sql;
  expect(await checkDurability(sql)).toEqual({
    ok: false,
    fault: { kind: 'not-durable', setting: 'fsync', value: 'off' },
  });
});

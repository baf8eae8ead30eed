/**
 * The number of fsync and fdatasync calls of this process, counted in the run that is measured.
 * A small library is put before libc's (LD_PRELOAD), so the bench starts itself once more with it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, openSync, readSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const COUNTS = 'DAKSETU_SYNC_COUNTS';
const SOURCE = path.join(import.meta.dirname, 'count-syncs.c');

export type SyncCounter = { readonly how: string; readonly read: () => number };

/** Null when this process is not counted. */
export function syncCounter(): SyncCounter | null {
  const file = process.env[COUNTS];
  if (file === undefined || file === '') return null;
  const handle = openSync(file, 'r');
  const both = new BigUint64Array(2);
  return {
    how: 'fsync and fdatasync counted in the same run by a preloaded library',
    read: () => {
      readSync(handle, both, 0, 16, 0);
      return Number((both[0] ?? 0n) + (both[1] ?? 0n));
    },
  };
}

/** True when this process has been started, or need not be started, under the counter. */
export function isUnderCounter(): boolean {
  return process.env[COUNTS] !== undefined;
}

/** Starts this same program under the counter, or without one where there is no compiler; answers its exit code. */
export async function runUnderCounter(folder: string): Promise<number> {
  mkdirSync(folder, { recursive: true });
  const library = path.join(folder, 'count-syncs.so');
  const built = spawnSync('gcc', ['-shared', '-fPIC', '-O2', '-o', library, SOURCE, '-ldl'], { encoding: 'utf8' });
  const counts = path.join(folder, `sync-counts-${process.pid}`);
  writeFileSync(counts, Buffer.alloc(16));
  const env = built.status === 0 ? { LD_PRELOAD: library, [COUNTS]: counts } : { [COUNTS]: '' };
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  const stop = (): void => void child.kill('SIGTERM');
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await new Promise<number>((resolve) => child.on('exit', (status) => resolve(status ?? 1)));
  rmSync(counts, { force: true });
  return code;
}

/** One process at a time; a lock that a dead process left is taken over, by one only. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { withLock } from '../../../support/runtime/with-lock.mjs';

const MODULE = path.resolve(import.meta.dirname, '../../../support/runtime/with-lock.mjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'daksetu-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('the answer of the work is given back and the lock is gone', async () => {
  expect(await withLock(folder, neverWaits, async () => 42)).toBe(42);
  expect(existsSync(path.join(folder, '.lock'))).toBe(false);
});

test('work that fails gives the lock back', async () => {
  await expect(withLock(folder, neverWaits, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(folder, neverWaits, async () => 1)).toBe(1);
});

test('the lock of a process that is dead is taken over without waiting', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(folder, '.lock'), String(pid));
  expect(await withLock(folder, neverWaits, async () => 'mine')).toBe('mine');
});

test('eight processes that find a dead lock never work at the same time', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(path.join(folder, '.lock'), String(pid));
  const file = path.join(folder, 'log');
  writeFileSync(file, '');
  const script = `
    import fs from 'node:fs';
    import { withLock } from ${JSON.stringify(pathToFileURL(MODULE).href)};
    await withLock(${JSON.stringify(folder)}, () => {}, async () => {
      fs.appendFileSync(${JSON.stringify(file)}, 'in ');
      await new Promise((resolve) => setTimeout(resolve, 20));
      fs.appendFileSync(${JSON.stringify(file)}, 'out ');
    });`;
  const codes = await Promise.all(Array.from({ length: 8 }, () => run(script)));
  expect(codes).toEqual(Array(8).fill(0));
  expect(readFileSync(file, 'utf8')).toBe('in out '.repeat(8));
}, 60_000);

function run(script: string): Promise<number | null> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' });
  return new Promise((resolve) => child.on('close', resolve));
}

function neverWaits(pid: number): never {
  throw new Error(`waited for ${pid}`);
}

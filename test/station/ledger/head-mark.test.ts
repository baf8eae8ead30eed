/** The mark must survive a power cut: the order of calls to the file system is the promise. */
import type * as FileSystem from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { readMark, writeMark } from '../../../electron/station/ledger/head-mark.ts';

const calls: string[] = [];
vi.mock('node:fs', async (importOriginal) => {
  const real = await importOriginal<typeof FileSystem>();
  const names = new Map<number, string>();
  return {
    ...real,
    openSync: (file: string, flags: string) => {
      const handle = real.openSync(file, flags);
      names.set(handle, path.basename(file));
      return handle;
    },
    fsyncSync: (handle: number) => {
      calls.push(`sync ${names.get(handle)}`);
      real.fsyncSync(handle);
    },
    renameSync: (from: string, to: string) => {
      calls.push(`rename to ${path.basename(to)}`);
      real.renameSync(from, to);
    },
  };
});

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'daksetu-mark-'));
  calls.length = 0;
});
afterEach(() => rmSync(dir, { recursive: true }));

test('the mark is on the disk before its name is, and its name before the call returns', () => {
  const head = { epoch: 'aa'.repeat(16), seq: 7, hash: 'ab'.repeat(32) };
  writeMark(dir, head);
  const folder = process.platform === 'win32' ? [] : [`sync ${path.basename(dir)}`];
  expect(calls).toEqual(['sync head.json.next', 'rename to head.json', ...folder]);
  expect(readMark(dir)).toEqual(head);
});

/** A file is written whole or not at all. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeDurably } from '../../../../electron/main/write-durably.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'daksetu-write-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a new file appears in a folder that did not exist, and nothing beside it', async () => {
  const file = path.join(folder, 'a', 'b', 'sheet.pdf');
  await writeDurably(file, Buffer.from('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
  expect(readdirSync(path.dirname(file))).toEqual(['sheet.pdf']);
});

test('an older file of the name is replaced whole', async () => {
  const file = path.join(folder, 'sheet.pdf');
  writeFileSync(file, 'a much longer older text');
  await writeDurably(file, Buffer.from('new'));
  expect(readFileSync(file, 'utf8')).toBe('new');
});

test('when it cannot be put in place, what was there stays and no part is left', async () => {
  const place = path.join(folder, 'sheet.pdf');
  mkdirSync(path.join(place, 'kept'), { recursive: true }); // a folder that is not empty cannot be replaced by a file
  await expect(writeDurably(place, Buffer.from('new'))).rejects.toThrow();
  expect(readdirSync(folder)).toEqual(['sheet.pdf']);
  expect(readdirSync(place)).toEqual(['kept']);
});

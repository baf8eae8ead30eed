import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openReader } from '../../../electron/station/ledger/db.ts';
import type { StorageFault } from '../../../electron/station/ledger/storage-fault.ts';
import type { ChainBreak } from '../../../electron/station/ledger/verify-chain.ts';
import { walkBehind } from '../../../electron/station/ledger/walk-behind.ts';
import { lastUseOf } from '../../support/station/ready-station.ts';
import { prepareFolder, type PreparedFolder } from '../support/prepared-folder.ts';
import { tamper } from '../support/raw-file.ts';
import { acceptLines, beginWork } from '../support/work.ts';

let prepared: PreparedFolder;
let dir: string;
let size: number;
beforeAll(async () => {
  prepared = await prepareFolder(40);
  const copy = prepared.open();
  dir = copy.start.dataDir;
  beginWork(copy.station, prepared.manifests[0]);
  for (let round = 0; round < 8; round += 1) acceptAndTakeBack(copy.station);
  size = copy.station.core.store.events.head()?.n ?? 0;
  await copy.station.close();
});
afterAll(() => prepared.remove());

/** About 80 events a round. */
function acceptAndTakeBack(station: Parameters<typeof beginWork>[0]): void {
  for (let at = 0; at < 20; at += 1) {
    acceptLines(station, prepared.manifests[0], at, at + 1);
    station.desks.accept.undo(crypto.randomUUID(), lastUseOf(station));
  }
}

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

const noFault = (fault: StorageFault): void => expect(fault).toBeNull();

/** Walks the ledger in `folder`; `found` gets the break, `failed` what the disk refused. */
function walk(folder: string, found: (at: ChainBreak) => void, failed = noFault): void {
  const reader = openReader(path.join(folder, 'ledger.db'), null);
  const walking = walkBehind(reader, size, found, failed);
  ends.push(() => {
    walking.stop();
    reader.close();
    if (folder !== dir) rmSync(folder, { recursive: true });
  });
}

const changed = (n: number): string => {
  const folder = `${dir}-${n}`;
  cpSync(dir, folder, { recursive: true });
  tamper(folder, (db) => db.exec(`UPDATE event SET type = 'x' WHERE n = ${n}`));
  return folder;
};

test.each([1, 499, 500, 501, 520])('a changed event %d is found behind the work, and named', async (n) => {
  expect(size).toBeGreaterThan(520);
  const folder = changed(n);
  const found = await new Promise((resolve) => walk(folder, resolve));
  expect(found).toEqual({ n, why: 'place' });
});

test('a sound ledger beside it is walked as far without a word', async () => {
  const folder = changed(size);
  const words: ChainBreak[] = [];
  walk(dir, (at) => words.push(at)); // its steps come before those of the walk that starts after it
  await new Promise((resolve) => walk(folder, resolve));
  expect(words).toEqual([]);
});

test('a file that can no longer be read behind the work is told of as a fault of the disk, and nothing is thrown', async () => {
  const folder = `${dir}-unreadable`;
  cpSync(dir, folder, { recursive: true });
  const file = path.join(folder, 'ledger.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xff, 8 * 4096));
  const words: ChainBreak[] = [];
  const fault = await new Promise((resolve) => walk(folder, (at) => words.push(at), resolve));
  expect([fault, words]).toEqual(['disk-fault', []]);
});

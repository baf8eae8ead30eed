/**
 * The high-water mark outside the database: up to where the centre has acknowledged this ledger.
 * Invariant: a ledger that does not hold the marked event, hash and all, is an old copy, a stranger, or lacks its -wal.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { Db } from './db.ts';

const mark = z.strictObject({ epoch: z.string(), seq: z.int().min(1), hash: z.string() });
export type HeadMark = z.infer<typeof mark>;

/** Reads `<dataDir>/head.json`. A damaged mark is treated as none: it warns, it does not decide. */
export function readMark(dataDir: string): HeadMark | null {
  const file = fileIn(dataDir);
  if (!existsSync(file)) return null;
  try {
    return mark.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** Replaces the mark durably. Throws what the file system throws. */
export function writeMark(dataDir: string, head: HeadMark): void {
  const file = fileIn(dataDir);
  const next = `${file}.next`;
  const handle = openSync(next, 'w');
  try {
    writeSync(handle, JSON.stringify(head));
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(next, file);
  syncFolder(dataDir);
}

/** The new name is durable only when its folder is. Windows cannot open folders and needs no such step. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** True when the ledger holds exactly the marked event. The tables must exist. */
export function isReached(db: Db, { epoch, seq, hash }: HeadMark): boolean {
  const stored = db.prepare(MARKED).pluck().get(epoch, seq) as Buffer | undefined;
  return stored !== undefined && Buffer.from(stored).toString('hex') === hash;
}

const MARKED = `SELECT e.hash FROM event e JOIN epoch p ON p.id = e.epoch
  WHERE p.epoch = ? AND e.n = p.first_n + ? - 1`;

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'head.json');
}

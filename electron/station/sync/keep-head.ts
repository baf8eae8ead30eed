/**
 * The high-water mark outside the database: a copy of an old file, or a file without its -wal, is noticed at start.
 */
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { EventTable } from '../ledger/event-table.ts';

const mark = z.strictObject({ epoch: z.string(), seq: z.int().min(1), hash: z.string() });
export type HeadMark = z.infer<typeof mark>;

export type HeadKeeper = {
  readonly keep: (head: HeadMark) => void;
  /** The mark that the ledger does not reach, or null when all is there. */
  readonly missing: (events: EventTable) => HeadMark | null;
};

/** Keeps `<dataDir>/head.json`. A damaged mark is treated as none: it warns, it does not decide. */
export function createHeadKeeper(dataDir: string): HeadKeeper {
  const file = path.join(dataDir, 'head.json');
  return {
    keep: (head) => {
      const next = `${file}.next`;
      const handle = openSync(next, 'w');
      writeSync(handle, JSON.stringify(head));
      fsyncSync(handle);
      closeSync(handle);
      renameSync(next, file);
    },
    missing: (events) => {
      const kept = read(file);
      if (kept === null) return null;
      const n = events.positionOf(kept.epoch as never, kept.seq); // an unknown epoch is answered with null
      const head = events.head();
      return n === null || head === null || head.n < n ? kept : null;
    },
  };
}

function read(file: string): HeadMark | null {
  if (!existsSync(file)) return null;
  try {
    return mark.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/**
 * Keeps the high-water mark as the centre acknowledges; opening the store compares it with the file.
 */
import type { EventTable } from '../ledger/event-table.ts';
import { readMark, writeMark, type HeadMark } from '../ledger/head-mark.ts';

export type { HeadMark };

export type HeadKeeper = {
  readonly keep: (head: HeadMark) => void;
  /** The mark that the ledger does not hold, or null when all is there. */
  readonly missing: (events: EventTable) => HeadMark | null;
};

/** The mark of the station in `dataDir`. */
export function createHeadKeeper(dataDir: string): HeadKeeper {
  return {
    keep: ({ epoch, seq, hash }) => writeMark(dataDir, { epoch, seq, hash }),
    missing: (events) => {
      const kept = readMark(dataDir);
      if (kept === null) return null;
      const [stored] = events.run(kept.epoch as never, kept.seq, 1); // an unknown epoch is answered with none
      return stored?.hash === kept.hash ? null : kept;
    },
  };
}

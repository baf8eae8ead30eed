/**
 * Numbers that a parcel had before it got a new one, where they are known for certain.
 */
import type { ItemNumber } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type OldNumberTable = {
  readonly put: (number: ItemNumber, useN: number) => void;
  /** Where the use on hand began that had this number before; the newest when there were several. */
  readonly heldUnder: (number: string) => number | null;
};

/** Prepares the table's statements once. */
export function createOldNumberTable(db: Db): OldNumberTable {
  const put = db.prepare('INSERT OR IGNORE INTO old_number (number, use_n) VALUES (?, ?)');
  const held = db.prepare(HELD_UNDER_OLD_NUMBER).pluck();
  return {
    put: (number, useN) => void put.run(number, useN),
    heldUnder: (number) => (held.get(number) as number | undefined) ?? null,
  };
}

/** Asked with each number that the book does not hold. Its plan is asserted in a test. */
export const HELD_UNDER_OLD_NUMBER = `SELECT o.use_n FROM old_number o JOIN item_use u ON u.n = o.use_n
  WHERE o.number = ? AND u.status = 'on-hand' ORDER BY o.use_n DESC LIMIT 1`;

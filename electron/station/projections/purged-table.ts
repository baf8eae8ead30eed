/** Months whose personal records the ledger says were purged. */
import type { Db } from '../ledger/db.ts';

export type PurgedTable = {
  /** `n` is the position of the event. */
  readonly purged: (month: string, records: number, n: number) => void;
  readonly isPurged: (month: string) => boolean;
};

/** Prepares the table's statements once. */
export function createPurgedTable(db: Db): PurgedTable {
  const put = db.prepare('INSERT OR IGNORE INTO personal_purge (month, records, n) VALUES (?, ?, ?)');
  const find = db.prepare('SELECT 1 FROM personal_purge WHERE month = ?');
  return {
    purged: (month, records, n) => void put.run(month, records, n),
    isPurged: (month) => find.get(month) !== undefined,
  };
}

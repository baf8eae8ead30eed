/** Actions that a supervisor's PIN has confirmed, by their hash: none is confirmed twice. */
import type { Db } from '../ledger/db.ts';

export type ConfirmedTable = {
  /** `n` is the position of the event that carries the confirmation. */
  readonly confirmed: (action: string, n: number) => void;
  readonly isConfirmed: (action: string) => boolean;
};

/** Prepares the table's statements once. */
export function createConfirmedTable(db: Db): ConfirmedTable {
  const put = db.prepare('INSERT OR IGNORE INTO confirmed_action (action, n) VALUES (?, ?)');
  const find = db.prepare('SELECT 1 FROM confirmed_action WHERE action = ?');
  return {
    confirmed: (action, n) => void put.run(action, n),
    isConfirmed: (action) => find.get(action) !== undefined,
  };
}

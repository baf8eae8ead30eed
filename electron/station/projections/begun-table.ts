/** With which event each person accepted a first parcel at this station: until then the guide shows the way. */
import type { Db } from '../ledger/db.ts';

export type BegunTable = {
  /** Nothing changes once a person has begun. */
  readonly accepted: (user: string, n: number) => void;
  /** Position of the person's first acceptance; null before it. */
  readonly first: (user: string) => number | null;
};

/** Prepares the table's statements once. */
export function createBegunTable(db: Db): BegunTable {
  const put = db.prepare('INSERT OR IGNORE INTO first_acceptance (user, n) VALUES (?, ?)');
  const find = db.prepare('SELECT n FROM first_acceptance WHERE user = ?').pluck();
  return {
    accepted: (user, n) => void put.run(user, n),
    first: (user) => (find.get(user) as number | undefined) ?? null,
  };
}

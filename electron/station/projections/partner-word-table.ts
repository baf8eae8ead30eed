/**
 * Each word of a partner on a consignment, as the feed brought it: its first manifest, later versions, cancellations.
 * Invariant: one row for each entry of the inbox; what came after the consignment was finished changed nothing here.
 */
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type PartnerWord = {
  readonly consignment: ConsignmentId;
  readonly version: number;
  readonly kind: 'manifest' | 'cancellation';
  /** Before the consignment was taken up here, while it was under work, or after it was finished. */
  readonly came: 'before' | 'during' | 'after';
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
  /** All of it was cancelled. */
  readonly whole: boolean;
  readonly receivedMs: number;
};

export type PartnerWordTable = {
  readonly said: (word: PartnerWord) => void;
  /** The newest that came while, or after, it was under work, and said anything new; null when none did. */
  readonly newest: (consignment: string, came: 'during' | 'after') => PartnerWord | null;
  /** Up to a version, oldest first. */
  readonly upTo: (consignment: string, version: number) => readonly PartnerWord[];
};

/** Prepares the table's statements once. */
export function createPartnerWordTable(db: Db): PartnerWordTable {
  const insert = db.prepare(`INSERT OR REPLACE INTO partner_word
    VALUES (@consignment, @version, @kind, @came, @added, @changed, @cancelled, @whole, @receivedMs)`);
  const newest = db.prepare(NEWEST_WORD);
  const upTo = db.prepare('SELECT * FROM partner_word WHERE consignment = ? AND version <= ? ORDER BY version');
  return {
    said: (word) => void insert.run({ ...word, whole: Number(word.whole) }),
    newest: (consignment, came) => {
      const row = newest.get(consignment, came) as Row | undefined;
      return row === undefined ? null : toWord(row);
    },
    upTo: (consignment, version) => (upTo.all(consignment, version) as Row[]).map(toWord),
  };
}

/** Asked for each view: its plan is asserted in a test. */
export const NEWEST_WORD = `SELECT * FROM partner_word WHERE consignment = ? AND came = ?
  AND (came = 'after' OR added + changed + cancelled + whole > 0) ORDER BY version DESC LIMIT 1`;

type Row = Omit<PartnerWord, 'whole' | 'receivedMs'> & { readonly whole: number; readonly received_ms: number };

function toWord({ received_ms, whole, ...word }: Row): PartnerWord {
  return { ...word, whole: whole === 1, receivedMs: received_ms };
}

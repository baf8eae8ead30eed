/**
 * Parcels on hand that a partner's change touches: cancelled, sent elsewhere, ordered otherwise, or listed at last.
 * Invariant: made anew from the uses and the lines whenever a manifest changes, and one row goes when its parcel was seen
 * to, until another word is of that parcel; so a look at it costs the same however many parcels there are.
 */
import type { ToPutRight } from '../../../domain/contract/accept-view.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type Said = ReadonlyMap<number, string>;

export type PutRightTable = {
  /** What the line of each parcel on hand says of its way, by where its use began; asked before a word is heard. */
  readonly said: (consignment: ConsignmentId) => Said;
  /** After the manifest of a consignment under work changed; `before` is what was said until then. */
  readonly find: (consignment: ConsignmentId, before: Said) => void;
  /** The parcel whose use began at `n` was seen to. */
  readonly done: (consignment: ConsignmentId, n: number) => void;
  /** It has a new label: where it goes, or what is collected, stands on it now. */
  readonly labelled: (consignment: ConsignmentId, n: number) => void;
  readonly forget: (consignment: ConsignmentId) => void;
  /** The first `limit`, in the order in which they came in. */
  readonly of: (consignment: string, limit: number) => readonly ToPutRight[];
  readonly counts: (consignment: string) => Readonly<Partial<Record<ToPutRight['why'], number>>>;
};

/** Prepares the table's statements once. */
export function createPutRightTable(db: Db): PutRightTable {
  const forget = db.prepare('DELETE FROM to_put_right WHERE consignment = ?');
  const standing = db.prepare('SELECT use_n FROM to_put_right WHERE consignment = ?').pluck();
  const sayings = db.prepare(SAID);
  const said = (consignment: ConsignmentId): Said =>
    new Map((sayings.all(consignment) as { n: number; text: string }[]).map(({ n, text }) => [n, text]));
  const touched = db.prepare(TOUCHED);
  const listed = db.prepare(LISTED);
  const done = db.prepare('DELETE FROM to_put_right WHERE consignment = ? AND use_n = ?');
  const labelled = db.prepare(
    "DELETE FROM to_put_right WHERE consignment = ? AND use_n = ? AND why IN ('pin-changed', 'services-changed')",
  );
  const of = db.prepare(
    'SELECT item AS number, why, pin FROM to_put_right WHERE consignment = ? ORDER BY use_n LIMIT ?',
  );
  const counts = db.prepare('SELECT why, count(*) AS parcels FROM to_put_right WHERE consignment = ? GROUP BY why');
  return {
    said,
    find: (consignment, before) => {
      const open = new Set(standing.all(consignment) as number[]);
      forget.run(consignment);
      touched.run({ consignment });
      listed.run({ consignment });
      // Its new label says it already: this word was of other parcels.
      for (const [n, text] of said(consignment))
        if (before.get(n) === text && !open.has(n)) labelled.run(consignment, n);
    },
    done: (consignment, n) => void done.run(consignment, n),
    labelled: (consignment, n) => void labelled.run(consignment, n),
    forget: (consignment) => void forget.run(consignment),
    of: (consignment, limit) => of.all(consignment, limit) as ToPutRight[],
    counts: (consignment) => {
      const rows = counts.all(consignment) as { why: ToPutRight['why']; parcels: number }[];
      return Object.fromEntries(rows.map(({ why, parcels }) => [why, parcels]));
    },
  };
}

const SAID = `SELECT u.n, json_array(l.pin, l.cod_paise, l.insured_paise, l.registration, l.otp) AS text
  FROM item_use u JOIN manifest_line l ON l.consignment = u.consignment AND l.line = u.line
  WHERE u.consignment = ? AND u.status = 'on-hand'`;

/** What a use was taken in for, against what its line says now; a use of an earlier build says nothing of services. */
const TOUCHED = `INSERT INTO to_put_right
  SELECT consignment, n, item, why, pin FROM (
    SELECT u.consignment, u.n, u.item, l.pin, CASE
      WHEN l.cancelled_ms IS NOT NULL THEN 'cancelled'
      WHEN l.pin <> u.pin THEN 'pin-changed'
      WHEN u.cod_paise IS NOT NULL AND (u.cod_paise, u.insured_paise, u.registration, u.otp)
        <> (l.cod_paise, l.insured_paise, l.registration, l.otp) THEN 'services-changed'
      END AS why
    FROM item_use u JOIN manifest_line l ON l.consignment = u.consignment AND l.line = u.line
    WHERE u.consignment = @consignment AND u.status = 'on-hand')
  WHERE why IS NOT NULL`;

/** Kept apart as on no list, and on it now by one of its numbers; a line that another parcel took is not its own. */
const LISTED = `INSERT OR IGNORE INTO to_put_right
  SELECT u.consignment, u.n, u.item, 'listed', l.pin
  FROM item_use u
  JOIN manifest_number m ON m.number = u.item AND m.consignment = u.consignment
  JOIN manifest_line l ON l.consignment = m.consignment AND l.line = m.line AND l.cancelled_ms IS NULL
  WHERE u.consignment = @consignment AND u.status = 'on-hand' AND u.line IS NULL
  AND (l.item = u.item OR NOT EXISTS (SELECT 1 FROM item_use o WHERE o.item = l.item AND o.status = 'on-hand'))
  AND NOT EXISTS (SELECT 1 FROM item_use o
    WHERE o.consignment = l.consignment AND o.line = l.line AND o.status = 'on-hand')
  AND NOT EXISTS (SELECT 1 FROM rejection r
    WHERE r.item = l.item AND r.consignment = l.consignment AND r.reason <> 'cancelled-by-partner')`;

/**
 * Who stands on a line of a manifest, whatever number the parcel came in by: its own, an alias that a later version no
 * longer names, or a new one. Reads only; the rows are those of `item_use` and `rejection`.
 */
import type { Rejection } from '../../../domain/custody/facts.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type ByLine = {
  /** Where the use on hand began that has the line. */
  readonly heldOn: (consignment: ConsignmentId, line: number) => number | null;
  /** The parcel of the line was turned away after it had come in. */
  readonly wentBack: (consignment: ConsignmentId, line: number) => Rejection | null;
};

/** Prepares the statements once. */
export function createByLine(db: Db): ByLine {
  const held = db.prepare(HELD_ON_LINE).pluck();
  const back = db.prepare(WENT_BACK);
  return {
    heldOn: (consignment, line) => (held.get(consignment, line) as number | undefined) ?? null,
    wentBack: (consignment, line) => (back.get(consignment, line) as Rejection | undefined) ?? null,
  };
}

/** Hot: their plans are asserted in a test. */
export const HELD_ON_LINE = "SELECT n FROM item_use WHERE consignment = ? AND line = ? AND status = 'on-hand' LIMIT 1";
export const WENT_BACK = `SELECT r.reason, r.at_ms AS atMs FROM item_use u
  JOIN rejection r ON r.item = u.item AND r.consignment = u.consignment
  WHERE u.consignment = ? AND u.line = ? AND u.status = 'rejected' LIMIT 1`;

/**
 * Is a place the centre speaks of a place of this ledger?
 * Invariant: the centre's word about where we are counts only when our own event there has the hash it names.
 */
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';
import { isReached, type HeadMark } from '../ledger/head-mark.ts';

/** `last` is the seq of its newest event. */
export type OwnEpoch = {
  readonly epoch: EpochId;
  readonly station: StationId;
  readonly firstN: number;
  readonly last: number;
};

/**
 * The centre has this station's ledger further than this PC (an old copy was put back), or another one in its name.
 * `mark` is what the centre holds.
 */
export type ForeignHead = {
  readonly code: 'records-missing' | 'head-differs';
  readonly detail: string;
  readonly mark: HeadMark;
};

/** Every epoch of the file, oldest first. */
export function ownEpochs(reader: Db): readonly OwnEpoch[] {
  return reader.prepare(EPOCHS).all() as OwnEpoch[];
}

const EPOCHS = `SELECT epoch, station, first_n AS firstN,
    coalesce(lead(first_n) OVER (ORDER BY id) - 1, (SELECT coalesce(max(n), 0) FROM event)) - first_n + 1 AS last
  FROM epoch ORDER BY id`;

/** Null when `head` is a place of our own ledger, or its beginning. */
export function foreignHead(reader: Db, head: HeadMark): ForeignHead | null {
  const own = ownEpochs(reader).find(({ epoch }) => epoch === head.epoch);
  const last = own?.last ?? 0;
  if (Number.isSafeInteger(head.seq) && head.seq > last) {
    const detail = `the centre holds event ${head.seq} of this station, this PC ends at ${last}`;
    return { code: 'records-missing', detail, mark: head };
  }
  if (head.seq === 0 || isReached(reader, head)) return null;
  return { code: 'head-differs', detail: `the centre holds another event ${head.seq} of this station`, mark: head };
}

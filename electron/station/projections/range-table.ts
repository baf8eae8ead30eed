/**
 * Ranges of article numbers that the centre leased, and how far each is used up.
 * Invariant: a range belongs to one epoch of one station; nobody else is ever given numbers of it here.
 */
import type { NumberRangeEntry } from '../../../domain/contract/feed.ts';
import type { EpochId, ItemNumber, StationId } from '../../../domain/custody/ids.ts';
import { afterMint, rangeIdOf, type LeasedRange, type Minted } from '../../../domain/custody/number-range.ts';
import type { Db } from '../ledger/db.ts';

export type RangeOwner = { readonly station: StationId; readonly epoch: EpochId };

export type RangeTable = {
  /** The same range again changes nothing. */
  readonly leased: (entry: NumberRangeEntry, version: number) => void;
  /** An event of the ledger used a number; one of a range that is not here, or that does not follow, changes nothing. */
  readonly minted: (owner: RangeOwner, minted: Minted) => void;
  /** What was leased to an epoch, in the order in which it came. */
  readonly of: (owner: RangeOwner) => readonly LeasedRange[];
  /** Whether the number stands on a manifest, or on a parcel that is or was here. */
  readonly isKnown: (number: ItemNumber) => boolean;
};

/** Prepares the table's statements once. */
export function createRangeTable(db: Db): RangeTable {
  const lease = db.prepare(`INSERT OR IGNORE INTO number_range
    (range, station, epoch, version, prefix, first_serial, last_serial, next_serial)
    VALUES (@range, @station, @epoch, @version, @prefix, @from, @to, @from)`);
  const columns = 'SELECT prefix, first_serial AS "from", last_serial AS "to", next_serial AS next FROM number_range';
  const one = db.prepare(`${columns} WHERE station = ? AND epoch = ? AND range = ?`);
  const all = db.prepare(`${columns} WHERE station = ? AND epoch = ? ORDER BY version, range`);
  const move = db.prepare('UPDATE number_range SET next_serial = ? WHERE station = ? AND epoch = ? AND range = ?');
  const known = db.prepare(KNOWN_NUMBER).pluck();
  return {
    leased: ({ station, epoch, ...range }, version) => {
      const { prefix, from, to } = range;
      lease.run({ range: rangeIdOf(range), station, epoch, version, prefix, from, to });
    },
    minted: ({ station, epoch }, minted) => {
      const range = one.get(station, epoch, minted.range) as LeasedRange | undefined;
      const after = range === undefined ? null : afterMint(range, minted);
      if (after !== null) move.run(after.next, station, epoch, minted.range);
    },
    of: ({ station, epoch }) => all.all(station, epoch) as LeasedRange[],
    isKnown: (number) => known.get({ number }) === 1,
  };
}

/** Asked for each serial that is about to be minted. Its plan is asserted in a test. */
export const KNOWN_NUMBER = `SELECT EXISTS (SELECT 1 FROM manifest_number WHERE number = @number)
  OR EXISTS (SELECT 1 FROM item_use WHERE item = @number AND status = 'on-hand')
  OR EXISTS (SELECT 1 FROM item_use WHERE item = @number AND status <> 'on-hand')
  OR EXISTS (SELECT 1 FROM old_number WHERE number = @number)`;

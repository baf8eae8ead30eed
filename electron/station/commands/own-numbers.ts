/**
 * The article numbers this station may make: what the centre leased to its present epoch, as far as the ledger has not
 * used it up.
 */
import type { RelabelFacts } from '../../../domain/custody/relabel.ts';
import { mintNext, stockOf, type LeasedRange, type NumberStock } from '../../../domain/custody/number-range.ts';
import type { Core } from '../core.ts';

/** How many are left. */
export function ownStock(core: Core): NumberStock {
  return stockOf(ownRanges(core));
}

/** The number that would be minted now. */
export function nextNumber(core: Core): RelabelFacts['next'] {
  return mintNext(ownRanges(core), core.projections.ranges.isKnown);
}

function ownRanges({ store, projections }: Core): readonly LeasedRange[] {
  const [station, head] = [store.events.station(), store.events.head()];
  return station === null || head === null ? [] : projections.ranges.of({ station, epoch: head.epoch });
}

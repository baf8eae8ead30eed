/**
 * More numbers for a station before it runs out: its uploaded ledger says how many it has used.
 * Invariant: what was leased and not used counts, sent or not, so looking twice leases once.
 */
import { sizeOf } from '../../domain/custody/number-range.ts';
import type { EpochOf } from '../store/ledger.ts';
import { readHead } from '../store/ledger.ts';
import { type LeaseState, readLeases } from '../store/numbers.ts';
import { type Pool, inTransaction } from '../store/pool.ts';
import { lockStation } from '../store/stations.ts';
import { type Leased, leaseRange } from './lease-range.ts';

/**
 * Leases another range as large as the station's largest when at most half of that is left. A station that never had one
 * gets none by itself; a new epoch of one that had gets its first. Null when nothing was leased.
 */
export async function topUpNumbers(
  deps: { readonly pool: Pool; readonly clock: () => number },
  of: EpochOf,
): Promise<Leased | null> {
  return inTransaction(deps.pool, async (tx) => {
    const station = await lockStation(tx, of.station);
    const head = await readHead(tx, of);
    if (station === null || head === null || head.held) return null;
    const count = wantedOf(await readLeases(tx, of.station), of.epoch);
    if (count === 0) return null;
    const leased = await leaseRange(tx, { ...of, office: station.office }, { count, atMs: deps.clock() });
    return leased.ok ? leased.value : null; // an empty series is seen in number-state, and stops nothing
  });
}

/** How many more numbers an epoch should have; 0 for enough. What was burned is neither left nor asked for again. */
export function wantedOf(leases: readonly LeaseState[], epoch: string): number {
  const size = Math.max(0, ...leases.map(sizeOf));
  const own = leases.filter((lease) => lease.epoch === epoch);
  if (own.some(({ burnedAtMs }) => burnedAtMs !== null)) return 0; // another epoch has begun since
  const left = own.reduce((sum, lease) => sum + sizeOf(lease) - lease.used, 0);
  return left * 2 <= size ? size : 0;
}

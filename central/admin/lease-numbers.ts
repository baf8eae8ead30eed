/**
 * Numbers for one station, by an administrator: the first range of a station comes this way, later ones by themselves.
 */
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { type Leased, type LeaseFault, leaseRange } from '../numbers/lease-range.ts';
import { newestEpoch } from '../store/ledger.ts';
import { readLeases, readOddMints, readSeries } from '../store/numbers.ts';
import { inTransaction } from '../store/pool.ts';
import { lockStation } from '../store/stations.ts';

export type LeaseNumbersFault =
  | LeaseFault
  | { readonly kind: 'station-unknown' }
  /** It has sent nothing yet, or its only epochs are held. */
  | { readonly kind: 'no-epoch' }
  | { readonly kind: 'bad-count' };

/** More at once than a counter uses in months would only be burned at the next restore. */
export const MOST_AT_ONCE = 100_000;

/** Leases at most `count` numbers to the station's newest epoch that counts, and publishes them. */
export async function leaseNumbers(
  deps: CentreDeps,
  to: { readonly station: string; readonly count: number },
): Promise<Reply<Leased & { readonly epoch: string }, LeaseNumbersFault>> {
  const { station, count } = to;
  if (!Number.isSafeInteger(count) || count < 1 || count > MOST_AT_ONCE) return refuse({ kind: 'bad-count' });
  return inTransaction(deps.pool, async (tx) => {
    const known = await lockStation(tx, station);
    if (known === null) return refuse({ kind: 'station-unknown' });
    const epoch = await newestEpoch(tx, station);
    if (epoch === null) return refuse({ kind: 'no-epoch' });
    const leased = await leaseRange(tx, { station, epoch, office: known.office }, { count, atMs: deps.clock() });
    return leased.ok ? ok({ ...leased.value, epoch }) : leased;
  });
}

/** Every series and lease with what is used, burned and left, and numbers that must not be. */
export async function numberState({ pool }: Pick<CentreDeps, 'pool'>) {
  const [series, leases, odd] = [await readSeries(pool), await readLeases(pool, null), await readOddMints(pool)];
  return { series, leases, ...odd };
}

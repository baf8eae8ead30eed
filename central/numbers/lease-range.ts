/**
 * One lease: serials out of a series, the row that says whose they are, and the feed entry that tells the station.
 * Invariant: all three commit together, so a range that was published is leased and one that is leased was published.
 */
import { rangeIdOf } from '../../domain/custody/number-range.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { publishEntry } from '../feed/publish-entry.ts';
import type { EpochOf } from '../store/ledger.ts';
import { insertLease, takeSerials } from '../store/numbers.ts';
import type { Sql } from '../store/pool.ts';

export type Leased = { readonly range: string; readonly version: number };
export type LeaseFault = { readonly kind: 'series-used-up' };

/** At most `count` numbers, fewer where the series ends. Call in a transaction. */
export async function leaseRange(
  tx: Sql,
  to: EpochOf & { readonly office: string },
  what: { readonly count: number; readonly atMs: number },
): Promise<Reply<Leased, LeaseFault>> {
  const serials = await takeSerials(tx, what.count);
  if (serials === null) return refuse({ kind: 'series-used-up' });
  const { office, ...of } = to;
  const range = rangeIdOf(serials);
  const entry = { kind: 'number-range', ...of, ...serials } as const;
  const { version } = await publishEntry(tx, { office, entry, atMs: what.atMs });
  await insertLease(tx, { ...to, ...serials, range, version, leasedAtMs: what.atMs });
  return ok({ range, version });
}

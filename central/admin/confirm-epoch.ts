/**
 * Lets a held epoch count: somebody has looked at why the station began a new one.
 */
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { type EpochOf, releaseEpoch } from '../store/ledger.ts';
import type { Pool } from '../store/pool.ts';
import type { Projector } from '../projection/projector.ts';

/** From now on the epoch's events are projected, those stored before too. */
export async function confirmEpoch(
  deps: { readonly pool: Pool; readonly projector: Projector },
  of: EpochOf,
): Promise<Reply<true, { readonly kind: 'epoch-not-held' }>> {
  if (!(await releaseEpoch(deps.pool, of))) return refuse({ kind: 'epoch-not-held' });
  deps.projector.wake(of);
  return ok(true);
}

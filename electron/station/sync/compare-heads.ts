/**
 * Asks the centre where it has our epochs, after a start and after each absence: either side may have been restored.
 * Invariant: what the centre lost is sent again; what this PC lost is told of, never passed over.
 */
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { Db } from '../ledger/db.ts';
import { acknowledgedOf, remember } from './acknowledged.ts';
import type { CentralClient, CentralFault } from './central-client.ts';
import { foreignHead, ownEpochs, type ForeignHead } from './own-ledger.ts';

export type CompareDeps = { readonly core: Core; readonly reader: Db; readonly client: CentralClient };

/** Null when every head fits; goes back to the first epoch of which the centre lacks something it had. */
export async function compareHeads(deps: CompareDeps): Promise<Reply<ForeignHead | null, CentralFault>> {
  const { core, reader, client } = deps;
  const station = core.store.events.station();
  let back: { readonly n: number; readonly place: Parameters<typeof remember>[1] } | null = null;
  for (const own of ownEpochs(reader)) {
    if (own.station !== station) continue;
    const answer = await client.head(own.station, own.epoch);
    if (!answer.ok) return refuse(answer.fault);
    const head = answer.value.head;
    const foreign = head === null ? null : foreignHead(reader, { ...head, epoch: own.epoch });
    if (foreign !== null) return ok(foreign);
    const seq = head?.seq ?? 0;
    if (seq < own.last) back ??= { n: own.firstN + seq - 1, place: { epoch: own.epoch, seq } };
  }
  const known = acknowledgedOf(core);
  const knownN = known === null ? 0 : (core.store.events.positionOf(known.epoch, known.seq) ?? 0);
  if (back !== null && back.n < knownN) remember(core, back.place);
  return ok(null);
}

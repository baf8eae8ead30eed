/**
 * Receiving a consignment at the counter and finishing it.
 * Invariant: declared = accepted + rejected + absent; what is not on the manifest stands beside the equation.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { ConsignmentCounts, DeclarationSeen, NewEvent } from './event.ts';
import type { OpenConsignment, OpenSet } from './facts.ts';
import type { ConsignmentId, ItemNumber } from './ids.ts';
import type { ContractTerms } from './manifest-ref.ts';

export type ReceiveRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'unknown-consignment' }
  | { readonly kind: 'another-open'; readonly consignment: ConsignmentId }
  /** The contract asks for the sender's word on the contents first. */
  | { readonly kind: 'needs-declaration'; readonly consignment: ConsignmentId }
  | { readonly kind: 'consignment-cancelled'; readonly consignment: ConsignmentId }
  | { readonly kind: 'consignment-finished' };

/** Opens a consignment for acceptance, or goes on with one that was set aside; taking up one that is open already writes nothing. */
export function decideReceive(facts: {
  readonly set: OpenSet | null;
  readonly consignment: OpenConsignment | null;
  readonly open: ConsignmentId | null;
  /** What the clerk says to have seen. */
  readonly declaration: DeclarationSeen | null;
}): Reply<readonly NewEvent[], ReceiveRefusal> {
  const { set, consignment, open } = facts;
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (consignment === null) return refuse({ kind: 'unknown-consignment' });
  if (consignment.state === 'finished') return refuse({ kind: 'consignment-finished' });
  if (consignment.state === 'open') return ok([]);
  if (consignment.state === 'expected' && consignment.cancelled)
    return refuse({ kind: 'consignment-cancelled', consignment: consignment.consignment });
  if (open !== null) return refuse({ kind: 'another-open', consignment: open });
  if (consignment.state === 'aside')
    return ok([{ type: 'consignment.resumed', payload: { consignment: consignment.consignment } }]);
  const { partner, declared, declaredGrams, vehicle, manifest } = consignment;
  const declaration = declarationFor(consignment.terms, facts.declaration);
  if (declaration === null) return refuse({ kind: 'needs-declaration', consignment: consignment.consignment });
  const said = { consignment: consignment.consignment, partner, declared, declaredGrams, vehicle, manifest };
  const payload = { ...said, ...declaration };
  return ok([{ type: 'consignment.received', payload }]);
}

/** The part of the event that says what was seen; null when the contract asks for it and nobody saw anything. */
export function declarationFor(
  { prohibited = 'none' }: ContractTerms,
  seen: DeclarationSeen | null,
): { readonly declaration?: DeclarationSeen } | null {
  if (prohibited !== 'consignment') return {};
  return seen === null ? null : { declaration: seen };
}

/** Leaves the open consignment for a later set. */
export function decideSetAside(
  consignment: OpenConsignment | null,
): Reply<readonly NewEvent[], { readonly kind: 'no-consignment' }> {
  if (consignment === null || consignment.state !== 'open') return refuse({ kind: 'no-consignment' });
  return ok([{ type: 'consignment.set-aside', payload: { consignment: consignment.consignment } }]);
}

export type FinishRefusal =
  | { readonly kind: 'no-consignment' }
  | { readonly kind: 'counts-do-not-add-up'; readonly counts: ConsignmentCounts }
  /** A parcel was counted since the clerk read the counts. */
  | { readonly kind: 'moved-on' };

/** Finishes the open consignment: parcels on the manifest that were neither accepted nor rejected are absent. */
export function decideFinish(facts: {
  readonly consignment: OpenConsignment | null;
  readonly counts: ConsignmentCounts;
  /** The counts that the clerk saw and confirmed. */
  readonly confirmed: ConsignmentCounts;
  readonly absent: readonly ItemNumber[];
}): Reply<readonly NewEvent[], FinishRefusal> {
  const { consignment, counts, confirmed, absent } = facts;
  if (consignment === null || consignment.state !== 'open') return refuse({ kind: 'no-consignment' });
  const adds = counts.declared === counts.accepted + counts.rejected + counts.absent;
  // Under a count alone nobody knows which parcels did not come.
  const named = consignment.manifest.source === 'declared' ? 0 : counts.absent;
  if (!adds || named !== absent.length) return refuse({ kind: 'counts-do-not-add-up', counts });
  if (!sameCounts(counts, confirmed)) return refuse({ kind: 'moved-on' });
  const document = `AM-${consignment.consignment}`;
  return ok([
    { type: 'consignment.finished', payload: { consignment: consignment.consignment, document, counts, absent } },
  ]);
}

function sameCounts(a: ConsignmentCounts, b: ConsignmentCounts): boolean {
  return (['declared', 'accepted', 'rejected', 'absent', 'unmanifested'] as const).every((name) => a[name] === b[name]);
}

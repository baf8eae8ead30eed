/**
 * Receiving a consignment at the counter and finishing it.
 * Invariant: declared = accepted + rejected + absent; what is not on the manifest stands beside the equation.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { Confirmation } from './confirmation.ts';
import type { ConsignmentCounts, DeclarationSeen, NewEvent, ReopenReason } from './event.ts';
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
  /** The name of its document; that of a first one when it is left out. */
  readonly document?: string;
}): Reply<readonly NewEvent[], FinishRefusal> {
  const { consignment, counts, confirmed, absent } = facts;
  if (consignment === null || consignment.state !== 'open') return refuse({ kind: 'no-consignment' });
  const adds = counts.declared === counts.accepted + counts.rejected + counts.absent;
  // Under a count alone nobody knows which parcels did not come.
  const named = consignment.manifest.source === 'declared' ? 0 : counts.absent;
  if (!adds || named !== absent.length) return refuse({ kind: 'counts-do-not-add-up', counts });
  if (!sameCounts(counts, confirmed)) return refuse({ kind: 'moved-on' });
  const { document = documentName(consignment.consignment, () => false) } = facts;
  return ok([
    { type: 'consignment.finished', payload: { consignment: consignment.consignment, document, counts, absent } },
  ]);
}

function sameCounts(a: ConsignmentCounts, b: ConsignmentCounts): boolean {
  return (['declared', 'accepted', 'rejected', 'absent', 'unmanifested'] as const).every((name) => a[name] === b[name]);
}

/**
 * The name of a consignment's next document: "AM-X", and "AM-X-2" for the one that corrects it. A consignment may itself be
 * called "X-2", so names that are taken are passed over.
 */
export function documentName(consignment: ConsignmentId, isTaken: (document: string) => boolean): string {
  const first = `AM-${consignment}`;
  let name = first;
  for (let no = 2; isTaken(name); no += 1) name = `${first}-${no}`;
  return name;
}

export type ReopenRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'not-finished' }
  /** A later document corrects the one that was meant. */
  | { readonly kind: 'moved-on' }
  | { readonly kind: 'another-open'; readonly consignment: ConsignmentId };

export type ReopenFacts = {
  readonly set: OpenSet | null;
  readonly consignment: OpenConsignment | null;
  readonly open: ConsignmentId | null;
  /** Its newest document. */
  readonly newest: string | null;
};

/** Whether a finished consignment can be corrected now; `document` is the one the clerk saw. */
export function mayReopen(
  { set, consignment, open, newest }: ReopenFacts,
  document: string,
): Reply<null, ReopenRefusal> {
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (consignment === null || consignment.state !== 'finished') return refuse({ kind: 'not-finished' });
  if (newest !== document) return refuse({ kind: 'moved-on' });
  return open === null ? ok(null) : refuse({ kind: 'another-open', consignment: open });
}

/** Opens a finished consignment again, with a supervisor's confirmation of exactly that. */
export function decideReopen(
  facts: ReopenFacts,
  wanted: { readonly document: string; readonly reason: ReopenReason },
  confirmation: Confirmation,
): Reply<readonly NewEvent[], ReopenRefusal> {
  const may = mayReopen(facts, wanted.document);
  if (!may.ok) return may;
  if (facts.consignment === null) throw new Error('a consignment that is not known was found finished');
  const { consignment } = facts.consignment;
  return ok([{ type: 'consignment.reopened', payload: { consignment, ...wanted, confirmation } }]);
}

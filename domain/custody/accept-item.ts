/**
 * Accepting one article of a consignment (hand-over H1).
 * Invariant: a second scan of an article this book holds writes nothing; nothing is guessed from a failing check digit.
 */
import { outOfSizeBand } from './bands.ts';
import type { AttentionCode, Basis, Capture, NewEvent } from './event.ts';
import type { Cancelled, CurrentUse, ExpectedItem, OpenConsignment, OpenSet, Rejection } from './facts.ts';
import { lineOfUse } from './line-of-use.ts';
import { weightAttention, type WeighingOutcome } from './weight-attention.ts';
import type { ConsignmentId, ItemNumber } from './ids.ts';

export type CheckDigit =
  | { readonly state: 'right' | 'none' }
  | { readonly state: 'wrong'; readonly found: string; readonly expected: string; readonly position: number };

export type AcceptCommand = {
  readonly number: ItemNumber;
  readonly check: CheckDigit;
  readonly capture: Capture;
  readonly weighing: WeighingOutcome;
};

export type AcceptFacts = {
  readonly set: OpenSet | null;
  readonly consignment: OpenConsignment | null;
  readonly expected: ExpectedItem | null;
  /** A consignment that waits here, not taken up yet or left open, whose manifest names the parcel. */
  readonly waitsFor: ConsignmentId | null;
  readonly use: CurrentUse | null;
  /** The partner took it off a list that is still being worked. */
  readonly cancelled: Cancelled | null;
  readonly rejection: Rejection | null;
  readonly route: { readonly slot: string; readonly plan: string } | null;
  /** Another parcel came in on the line that names this one. */
  readonly isLineTaken: boolean;
  /** The contract asks for the weight of this parcel. */
  readonly asksWeight: boolean;
  /** How many of the declared parcels are neither accepted nor rejected so far. */
  readonly left: number;
};

export type AcceptRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'no-consignment' }
  | { readonly kind: 'check-digit'; readonly found: string; readonly expected: string; readonly position: number }
  | { readonly kind: 'rejected-before'; readonly rejection: Rejection }
  /** `acceptedAtMs`: it had come in before the partner's word. */
  | { readonly kind: 'cancelled-by-partner'; readonly cancelled: Cancelled; readonly acceptedAtMs: number | null }
  /** In the wrong pile: it comes in with its own consignment. */
  | { readonly kind: 'other-consignment'; readonly consignment: ConsignmentId };

export type AcceptDecision =
  | { readonly kind: 'events'; readonly events: readonly [NewEvent & { type: 'item.accepted' }] }
  | { readonly kind: 'already'; readonly use: CurrentUse }
  /** It was kept apart, and the partner has listed it since. */
  | { readonly kind: 'listed'; readonly use: CurrentUse; readonly event: NewEvent & { type: 'item.listed' } }
  | { readonly kind: 'refused'; readonly refusal: AcceptRefusal };

/** What the scan of an article number means now: a new fact, nothing new, or a refusal with both sides. */
export function decideAccept(facts: AcceptFacts, command: AcceptCommand): AcceptDecision {
  if (facts.set === null) return refused({ kind: 'no-open-set' });
  if (facts.use !== null) return decideHeld(facts, facts.use);
  if (facts.consignment === null || facts.consignment.state !== 'open') return refused({ kind: 'no-consignment' });
  if (facts.rejection !== null && !isBackOnTheList(facts))
    return refused({ kind: 'rejected-before', rejection: facts.rejection });
  if (command.check.state === 'wrong' && !maySurviveWrongDigit(facts, command)) {
    const { found, expected, position } = command.check;
    return refused({ kind: 'check-digit', found, expected, position });
  }
  if (facts.expected === null && facts.waitsFor !== null)
    return refused({ kind: 'other-consignment', consignment: facts.waitsFor });
  if (facts.cancelled !== null)
    return refused({ kind: 'cancelled-by-partner', cancelled: facts.cancelled, acceptedAtMs: null });
  return { kind: 'events', events: [accepted(facts, facts.consignment, command)] };
}

/** Nothing new for most; the partner's word may have come since it was taken in. */
function decideHeld(facts: AcceptFacts, use: CurrentUse): AcceptDecision {
  const { cancelled, consignment, expected } = facts;
  if (cancelled !== null && use.consignment === cancelled.consignment)
    return refused({ kind: 'cancelled-by-partner', cancelled, acceptedAtMs: use.acceptedAtMs });
  const isListed = expected !== null && use.basis === 'unmanifested' && use.line === null;
  const isTaken = facts.isLineTaken || (facts.rejection !== null && !isBackOnTheList(facts));
  if (!isListed || consignment?.state !== 'open' || use.consignment !== consignment.consignment || isTaken)
    return { kind: 'already', use };
  const slot = facts.route?.slot ?? null;
  const { asksWeight } = facts;
  const found = lineOfUse(use, expected, { terms: consignment.terms, slot, asksWeight });
  return { kind: 'listed', use, event: { type: 'item.listed', payload: found } };
}

/** It went back because it was cancelled, and the partner wants it carried after all. */
function isBackOnTheList({ rejection, expected }: AcceptFacts): boolean {
  return rejection?.reason === 'cancelled-by-partner' && expected !== null;
}

/** Some partners print numbers with a failing check digit: a scan that is exactly on a manifest is taken for what it says. */
function maySurviveWrongDigit(facts: AcceptFacts, command: AcceptCommand): boolean {
  const isNamed = facts.expected !== null || facts.waitsFor !== null || facts.cancelled !== null;
  return command.capture.source !== 'typed' && isNamed;
}

/** The event of an acceptance, once nothing speaks against it. */
export function accepted(
  facts: AcceptFacts,
  consignment: OpenConsignment,
  command: AcceptCommand,
): NewEvent & { type: 'item.accepted' } {
  const { expected, route } = facts;
  return {
    type: 'item.accepted',
    payload: {
      item: expected?.item ?? command.number,
      aliases: expected?.aliases ?? [],
      consignment: consignment.consignment,
      basis: basisOf(facts, consignment),
      lane: expected === null ? 'quarantine' : 'forward',
      line: expected?.line ?? null,
      pin: expected?.pin ?? null,
      slot: expected === null ? null : (route?.slot ?? null),
      plan: expected === null ? null : (route?.plan ?? null),
      declaredGrams: expected?.grams ?? null,
      services: expected?.services ?? null,
      weight: command.weighing.kind === 'weight' ? command.weighing.weight : null,
      attention: attentionFor(facts, consignment, command),
      capture: command.capture,
    },
  };
}

/** Under a count alone every parcel is one of those counted, as long as some are left. */
function basisOf({ expected, left }: AcceptFacts, { manifest }: OpenConsignment): Basis {
  if (expected !== null) return 'pre-advised';
  return manifest.source === 'declared' && left > 0 ? 'declared' : 'unmanifested';
}

/** Most important first. */
function attentionFor(facts: AcceptFacts, consignment: OpenConsignment, command: AcceptCommand): AttentionCode[] {
  const codes: AttentionCode[] = [];
  if (basisOf(facts, consignment) === 'unmanifested')
    codes.push(consignment.manifest.source === 'declared' ? 'beyond-declared' : 'not-on-manifest');
  if (command.check.state === 'wrong') codes.push('check-digit-on-label');
  const asked = { declaredGrams: facts.expected?.grams ?? null, asksWeight: facts.asksWeight };
  codes.push(...weightAttention(consignment.terms, asked, command.weighing));
  if (outOfSizeBand(consignment.terms.bands, facts.expected?.cm ?? null) !== null) codes.push('out-of-size-band');
  if (facts.expected !== null && facts.route === null) codes.push('no-route');
  return codes;
}

function refused(refusal: AcceptRefusal): AcceptDecision {
  return { kind: 'refused', refusal };
}

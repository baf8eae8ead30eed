/**
 * Accepting one article of a consignment (hand-over H1).
 * Invariant: a second scan of an article this book holds writes nothing; nothing is guessed from a failing check digit.
 */
import type { AttentionCode, Basis, Capture, NewEvent, Weight } from './event.ts';
import type { CurrentUse, ExpectedItem, OpenConsignment, OpenSet, Rejection } from './facts.ts';
import type { ConsignmentId, ItemNumber } from './ids.ts';

export type WeighingOutcome =
  | { readonly kind: 'weight'; readonly weight: Weight }
  | { readonly kind: 'none'; readonly why: 'missing' | 'moving' | 'empty' | 'unchanged' | 'fault' };

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
  readonly rejection: Rejection | null;
  readonly route: { readonly slot: string; readonly plan: string } | null;
  /** How many of the declared parcels are neither accepted nor rejected so far. */
  readonly left: number;
};

export type AcceptRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'no-consignment' }
  | { readonly kind: 'check-digit'; readonly found: string; readonly expected: string; readonly position: number }
  | { readonly kind: 'rejected-before'; readonly rejection: Rejection }
  /** In the wrong pile: it comes in with its own consignment. */
  | { readonly kind: 'other-consignment'; readonly consignment: ConsignmentId };

export type AcceptDecision =
  | { readonly kind: 'events'; readonly events: readonly [NewEvent & { type: 'item.accepted' }] }
  | { readonly kind: 'already'; readonly use: CurrentUse }
  | { readonly kind: 'refused'; readonly refusal: AcceptRefusal };

/** What the scan of an article number means now: a new fact, nothing new, or a refusal with both sides. */
export function decideAccept(facts: AcceptFacts, command: AcceptCommand): AcceptDecision {
  if (facts.set === null) return refused({ kind: 'no-open-set' });
  if (facts.use !== null) return { kind: 'already', use: facts.use };
  if (facts.consignment === null || facts.consignment.state !== 'open') return refused({ kind: 'no-consignment' });
  if (facts.rejection !== null) return refused({ kind: 'rejected-before', rejection: facts.rejection });
  if (command.check.state === 'wrong' && !maySurviveWrongDigit(facts, command)) {
    const { found, expected, position } = command.check;
    return refused({ kind: 'check-digit', found, expected, position });
  }
  if (facts.expected === null && facts.waitsFor !== null)
    return refused({ kind: 'other-consignment', consignment: facts.waitsFor });
  return { kind: 'events', events: [accepted(facts, facts.consignment, command)] };
}

/** Some partners print numbers with a failing check digit: a scan that is exactly on a manifest is taken for what it says. */
function maySurviveWrongDigit(facts: AcceptFacts, command: AcceptCommand): boolean {
  const isNamed = facts.expected !== null || facts.waitsFor !== null;
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
  codes.push(...weightAttention(consignment, facts.expected?.grams ?? null, command.weighing));
  if (facts.expected !== null && facts.route === null) codes.push('no-route');
  return codes;
}

/** `weight-differs` beyond the contract's tolerance; `not-weighed` where the contract asks for every weight. */
export function weightAttention(
  consignment: Pick<OpenConsignment, 'terms'>,
  declaredGrams: number | null,
  weighing: WeighingOutcome,
): AttentionCode[] {
  if (weighing.kind === 'none') return consignment.terms.weigh === 'all' ? ['not-weighed'] : [];
  if (declaredGrams === null) return [];
  const difference = Math.abs(weighing.weight.grams - declaredGrams);
  return difference > consignment.terms.weightToleranceGrams ? ['weight-differs'] : [];
}

function refused(refusal: AcceptRefusal): AcceptDecision {
  return { kind: 'refused', refusal };
}

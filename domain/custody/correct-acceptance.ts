/**
 * What a clerk may do to the article just accepted: undo, reject, weigh again, print again.
 * Invariant: nothing is updated or deleted; each is a new event that names what it corrects.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { weightAttention, type WeighingOutcome } from './accept-item.ts';
import type { Confirmation } from './confirmation.ts';
import type { AttentionCode, Capture, ManualReason, NewEvent, RejectReason, Weight } from './event.ts';
import type { CurrentUse, OpenConsignment } from './facts.ts';
import type { EpochId, UseId, UserId } from './ids.ts';
import { parseTypedWeight, type TypedWeightFault } from './typed-weight.ts';

export type CorrectionFacts = {
  readonly consignment: OpenConsignment | null;
  /** The article accepted last, when nothing was corrected since. */
  readonly use: CurrentUse | null;
  /** The use that the clerk saw when the key was pressed. */
  readonly meant: UseId;
};

export type CorrectionRefusal =
  | { readonly kind: 'nothing-to-correct' }
  /** Another article has come since the one the clerk meant. */
  | { readonly kind: 'moved-on' }
  /** It goes nowhere that a label could name. */
  | { readonly kind: 'no-destination' }
  | { readonly kind: 'not-your-own'; readonly acceptedBy: UserId }
  /** Nobody has to confirm it. */
  | { readonly kind: 'your-own' }
  | { readonly kind: 'consignment-finished' }
  | { readonly kind: 'no-weight'; readonly why: 'missing' | 'moving' | 'empty' | 'unchanged' | 'fault' }
  /** Typed, and no weight of a parcel. */
  | { readonly kind: 'no-typed-weight'; readonly why: TypedWeightFault['kind'] };

type Corrected = Reply<readonly NewEvent[], CorrectionRefusal>;

/** Undo of one's own last act; its labels are void. */
export function decideUndo(facts: CorrectionFacts, actor: UserId): Corrected {
  const use = correctable(facts, actor);
  if (!use.ok) return use;
  return ok(takenBack(use.value));
}

/** The events that take a use back at a clerk's word. */
export function takenBack(use: CurrentUse): readonly NewEvent[] {
  return [correction(use, 'undone-by-clerk'), ...voidedLabels(use)];
}

/** Undo of what another person accepted last, confirmed by a supervisor; one's own needs no confirmation. */
export function decideUndoOthers(facts: CorrectionFacts, actor: UserId, confirmation: Confirmation): Corrected {
  const use = openUse(facts);
  if (!use.ok) return use;
  if (use.value.acceptedBy === actor) return refuse({ kind: 'your-own' });
  return ok([correction(use.value, 'undone-by-clerk', confirmation), ...voidedLabels(use.value)]);
}

/** The parcel goes back to the partner: the acceptance is corrected and the reason kept. */
export function decideReject(facts: CorrectionFacts, actor: UserId, reason: RejectReason, capture: Capture): Corrected {
  const use = correctable(facts, actor);
  if (!use.ok) return use;
  const { item, consignment, line, basis } = use.value;
  const counted = basis === 'declared' ? { basis } : {};
  return ok([
    correction(use.value, 'rejected-by-clerk'),
    ...voidedLabels(use.value),
    { type: 'item.rejected', payload: { item, consignment, line, reason, capture, ...counted } },
  ]);
}

/**
 * A new weight for the same use; earlier weights stay in the ledger. Weighing takes nothing back, so whoever may weigh
 * may weigh any parcel on hand until its consignment is finished, also one that another person accepted.
 */
export function decideWeighAgain(facts: CorrectionFacts, weighing: WeighingOutcome): Corrected {
  if (weighing.kind === 'none') {
    const use = weighable(facts);
    return use.ok ? refuse({ kind: 'no-weight', why: weighing.why }) : use;
  }
  return weighed(facts, weighing.weight, null);
}

/** A weight as a person typed it, with the reason why no scale gave it. */
export function decideWeighByHand(
  facts: CorrectionFacts,
  { text, reason }: { readonly text: string; readonly reason: ManualReason },
): Corrected {
  const grams = parseTypedWeight(text);
  if (!grams.ok) return refuse({ kind: 'no-typed-weight', why: grams.fault.kind });
  return weighed(facts, { grams: grams.value, source: 'manual', device: null, raw: null }, reason);
}

function weighed(facts: CorrectionFacts, weight: Weight, reason: ManualReason | null): Corrected {
  const found = weighable(facts);
  if (!found.ok) return found;
  const { use, consignment } = found.value;
  const kept = use.attention.filter((code) => !WEIGHT_CODES.has(code));
  const attention = [...kept, ...weightAttention(consignment, use.declaredGrams, { kind: 'weight', weight })];
  return ok([{ type: 'item.weighed', payload: { use: use.use, weight, attention, reason } }]);
}

type Weighable = { readonly use: CurrentUse; readonly consignment: OpenConsignment };

/** The consignment is the parcel's own: it may have been left for a later set, and another one be open. */
function weighable(facts: CorrectionFacts): Reply<Weighable, CorrectionRefusal> {
  const use = meantUse(facts);
  if (!use.ok) return use;
  const { consignment } = facts;
  if (consignment === null || consignment.state === 'finished') return refuse({ kind: 'consignment-finished' });
  return ok({ use: use.value, consignment });
}

/** One more copy of the label, of an article that has one. Anyone at the counter may print it. */
export function decidePrintAgain(
  facts: Pick<CorrectionFacts, 'use' | 'meant'> & { readonly hasLabel: boolean },
): Reply<ReturnType<typeof issueLabel>, CorrectionRefusal> {
  const use = meantUse(facts);
  if (!use.ok) return use;
  return facts.hasLabel ? ok(issueLabel(use.value)) : refuse({ kind: 'no-destination' });
}

/** The label of a use; copies are numbered from 1 and never reuse a number. */
export function issueLabel(use: Pick<CurrentUse, 'use' | 'copies'>): NewEvent & { type: 'label.issued' } {
  const copy = use.copies + 1;
  return {
    type: 'label.issued',
    payload: { use: use.use, label: labelId(use.use, copy), copy, template: 'article-4x6' },
  };
}

/** The name of one copy of a use's label; copies count from 1. */
export function labelId(use: UseId, copy: number): string {
  return `${use}#${copy}`;
}

const WEIGHT_CODES: ReadonlySet<AttentionCode> = new Set(['weight-differs', 'not-weighed']);

function correctable(facts: CorrectionFacts, actor: UserId): Reply<CurrentUse, CorrectionRefusal> {
  const use = openUse(facts);
  if (!use.ok) return use;
  const { acceptedBy } = use.value;
  return acceptedBy === actor ? use : refuse({ kind: 'not-your-own', acceptedBy });
}

/** The use that is meant, while its consignment is open. */
export function openUse(facts: CorrectionFacts): Reply<CurrentUse, CorrectionRefusal> {
  const use = meantUse(facts);
  if (!use.ok) return use;
  if (facts.consignment === null || facts.consignment.state !== 'open') return refuse({ kind: 'consignment-finished' });
  return use;
}

function meantUse({ use, meant }: Pick<CorrectionFacts, 'use' | 'meant'>): Reply<CurrentUse, CorrectionRefusal> {
  if (use === null || use.status !== 'on-hand') return refuse({ kind: 'nothing-to-correct' });
  return use.use === meant ? ok(use) : refuse({ kind: 'moved-on' });
}

function correction(
  use: CurrentUse,
  reason: 'undone-by-clerk' | 'rejected-by-clerk',
  confirmation: Confirmation | null = null,
): NewEvent {
  const [, epoch, seq] = use.use.split('/');
  const corrects = { epoch: epoch as EpochId, seq: Number(seq) }; // a UseId is the reference of its first event
  return { type: 'acceptance.corrected', payload: { use: use.use, corrects, reason, confirmation } };
}

function voidedLabels(use: CurrentUse): NewEvent[] {
  return use.labels.map((label) => ({
    type: 'label.voided',
    payload: { use: use.use, label, because: 'acceptance-corrected' },
  }));
}

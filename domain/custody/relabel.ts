/**
 * A parcel whose article number cannot be read gets a new one, and what was readable of the old stays beside it.
 * Invariant: an old number is only taken for the parcel's own when what was readable leaves no other; nothing is guessed.
 */
import { readCode } from '../identifiers/read-code.ts';
import { parseS10 } from '../identifiers/s10.ts';
import { candidatesFor } from '../identifiers/torn-label.ts';
import type { Reply } from '../reply.ts';
import { accepted, type AcceptFacts, type WeighingOutcome } from './accept-item.ts';
import type { Capture, NewEvent, Relabelled } from './event.ts';
import type { CurrentUse } from './facts.ts';
import type { ItemNumber } from './ids.ts';
import type { Minted, NoNumber } from './number-range.ts';

export type RelabelRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'no-consignment' }
  /** A telephone number, or a word: nothing of a person is kept in the ledger. */
  | { readonly kind: 'not-of-a-label' }
  /** It is a whole number with the right check digit: the parcel comes in under it. */
  | { readonly kind: 'number-is-readable'; readonly number: ItemNumber }
  | NoNumber;

export type RelabelFacts = Pick<AcceptFacts, 'set' | 'consignment' | 'left'> & {
  /** The use that has the old number, when the book holds it. */
  readonly use: CurrentUse | null;
  readonly next: Reply<{ readonly number: ItemNumber; readonly minted: Minted }, NoNumber>;
};

export type RelabelCommand = {
  /** As typed, cleaned: A to Z, digits and `?`. */
  readonly readable: string;
  readonly weighing: WeighingOutcome;
};

export type RelabelDecision =
  | { readonly kind: 'events'; readonly events: readonly [NewEvent & { type: 'item.accepted' }] }
  /** The old number is known, and its parcel is in. */
  | { readonly kind: 'already'; readonly use: CurrentUse }
  | { readonly kind: 'refused'; readonly refusal: RelabelRefusal };

const BY_HAND: Capture = { source: 'typed', symbology: null, device: null };

/** Takes a parcel in under a new number; it is on no manifest, whatever its old number was. */
export function decideRelabel(facts: RelabelFacts, { readable, weighing }: RelabelCommand): RelabelDecision {
  const { set, consignment, next } = facts;
  if (set === null) return refused({ kind: 'no-open-set' });
  if (facts.use !== null) return { kind: 'already', use: facts.use };
  if (consignment === null || consignment.state !== 'open') return refused({ kind: 'no-consignment' });
  const whole = parseS10(readable);
  if (whole.ok) return refused({ kind: 'number-is-readable', number: whole.value.number });
  if (!isOfALabel(readable)) return refused({ kind: 'not-of-a-label' });
  if (!next.ok) return refused(next.fault);
  const { number, minted } = next.value;
  const nowhere = { ...facts, expected: null, waitsFor: null, rejection: null, route: null, use: null };
  const event = accepted(nowhere, consignment, { number, check: { state: 'right' }, capture: BY_HAND, weighing });
  const relabelled: Relabelled = { readable, number: oldNumber(readable), because: 'label-unreadable', minted };
  const attention = ['relabelled', ...event.payload.attention] as const;
  return { kind: 'events', events: [{ ...event, payload: { ...event.payload, attention, relabelled } }] };
}

/**
 * The number that a text of readable characters can only be: a whole code, or one of which the check digit gives the one
 * digit that is missing. Null when it could be another.
 */
export function oldNumber(readable: string): ItemNumber | null {
  if (!readable.includes('?')) {
    const reading = readCode(readable, null);
    return reading.kind === 'item' ? reading.number : null;
  }
  const only = candidatesFor(readable, []);
  const [first, ...others] = only.ok ? only.value : [];
  return first === undefined || others.length > 0 ? null : first.number;
}

/** Codes on parcels have no more than three letters in a row, and ten digits that begin like a mobile number are one. */
function isOfALabel(readable: string): boolean {
  return !/[A-Z]{4}/.test(readable) && !/^[6-9][0-9]{9}$/.test(readable);
}

function refused(refusal: RelabelRefusal): RelabelDecision {
  return { kind: 'refused', refusal };
}

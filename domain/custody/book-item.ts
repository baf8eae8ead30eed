/**
 * Booking a parcel that a customer hands in at the counter (hand-over H2), and taking the last one back.
 * Invariant: nothing of a person is in what this decides: receiver and sender are named by reference only.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { WeighingOutcome } from './accept-item.ts';
import { takenBack, type CorrectionRefusal } from './correct-acceptance.ts';
import type { ItemBooked, NewEvent, PersonalRef, Sides } from './event.ts';
import type { CurrentUse, OpenSet } from './facts.ts';
import type { ConsignmentId, ItemNumber, UseId, UserId } from './ids.ts';
import type { Minted, NoNumber } from './number-range.ts';

/** Where a consignment is named and there is none; no partner may call one so. */
export const WALK_IN = 'WALK-IN' as ConsignmentId;

export type BookRefusal =
  | { readonly kind: 'no-open-set' }
  /** Without a weight nobody knows what to pay. */
  | { readonly kind: 'no-weight'; readonly why: Extract<WeighingOutcome, { kind: 'none' }>['why'] }
  | { readonly kind: 'too-heavy'; readonly grams: number; readonly most: number }
  | { readonly kind: 'size-not-taken'; readonly length: number; readonly breadth: number; readonly height: number }
  /** The sender has not said that nothing prohibited is in it. */
  | { readonly kind: 'contents-not-declared' }
  | NoNumber;

export type BookFacts = {
  readonly set: OpenSet | null;
  readonly next: Reply<{ readonly number: ItemNumber; readonly minted: Minted }, NoNumber>;
  readonly route: { readonly slot: string; readonly plan: string } | null;
};

/** Everything but what is of a person. */
export type BookCommand = {
  readonly pin: string;
  readonly weighing: WeighingOutcome;
  readonly cm: Sides | null;
  readonly registration: boolean;
  readonly otp: boolean;
  readonly codPaise: number;
  readonly insuredPaise: number;
  readonly tariffPaise: number;
  readonly contentsDeclared: boolean;
};

export const MOST_GRAMS = 35_000;
const DOCUMENT_GRAMS = 500;

/** What is booked, before the parties are sealed and named. */
export type Booking = Omit<ItemBooked, 'receiver' | 'sender'>;

/** Whether the parcel can be taken, and as what. */
export function decideBook(facts: BookFacts, command: BookCommand): Reply<Booking, BookRefusal> {
  const { set, next, route } = facts;
  const { pin, weighing, cm, registration, otp, codPaise, insuredPaise, tariffPaise } = command;
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (weighing.kind === 'none') return refuse({ kind: 'no-weight', why: weighing.why });
  const { grams } = weighing.weight;
  if (grams > MOST_GRAMS) return refuse({ kind: 'too-heavy', grams, most: MOST_GRAMS });
  const product = productOf(grams, cm);
  if (product === null && cm !== null) return refuse({ kind: 'size-not-taken', ...cm });
  if (!command.contentsDeclared) return refuse({ kind: 'contents-not-declared' });
  if (!next.ok) return next;
  return ok({
    item: next.value.number,
    minted: next.value.minted,
    product: product ?? 'parcel',
    pin,
    slot: route?.slot ?? null,
    plan: route?.plan ?? null,
    weight: weighing.weight,
    cm,
    registration,
    otp,
    codPaise,
    insuredPaise,
    tariffPaise,
    contents: 'nothing-prohibited',
    attention: route === null ? ['no-route'] : [],
  });
}

/** The event, once the parties are sealed. */
export function bookedEvent(
  booking: Booking,
  parties: { readonly receiver: PersonalRef; readonly sender: PersonalRef },
): NewEvent & { type: 'item.booked' } {
  return { type: 'item.booked', payload: { ...booking, ...parties } };
}

/**
 * Document up to 500 g and 42 × 29 × 2 cm, parcel up to 150 cm a side, of which the longest has at least 14, the next 9
 * and the shortest 1; null when the size is neither (the department's bands for Speed Post, domestic). Sides in any order.
 */
export function productOf(grams: number, cm: Sides | null): ItemBooked['product'] | null {
  if (cm === null) return grams <= DOCUMENT_GRAMS ? 'document' : 'parcel';
  const sides = [cm.length, cm.breadth, cm.height].toSorted((a, b) => b - a);
  if (grams <= DOCUMENT_GRAMS && within(sides, [0, 0, 0], [42, 29, 2])) return 'document';
  return within(sides, [14, 9, 1], [150, 150, 150]) ? 'parcel' : null;
}

function within(sides: readonly number[], least: readonly number[], most: readonly number[]): boolean {
  return sides.every((side, at) => side >= (least[at] ?? 0) && side <= (most[at] ?? 0));
}

/** Takes back one's own last booking; its label is void, and the receipt with it. */
export function decideCancelBooking(
  use: CurrentUse | null,
  { meant, actor }: { readonly meant: UseId; readonly actor: UserId },
): Reply<readonly NewEvent[], CorrectionRefusal> {
  if (use === null || use.status !== 'on-hand') return refuse({ kind: 'nothing-to-correct' });
  if (use.use !== meant) return refuse({ kind: 'moved-on' });
  if (use.acceptedBy !== actor) return refuse({ kind: 'not-your-own', acceptedBy: use.acceptedBy });
  return ok(takenBack(use));
}

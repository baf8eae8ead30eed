/**
 * Sets (shifts) and the balance they close with (hand-over H16, daily report).
 * Invariant: opening + received + excess = despatched + delivered + returned + short + written off + corrections + closing.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { NewEvent, SetEquation } from './event.ts';
import type { OpenSet } from './facts.ts';
import type { ConsignmentId, SetRef } from './ids.ts';

export type OpenSetRefusal = { readonly kind: 'set-already-open'; readonly set: SetRef };

/** Opens a set with what the book holds. `no` counts the sets of one date from 1. */
export function decideOpenSet(facts: {
  readonly open: OpenSet | null;
  readonly date: string;
  readonly lastNo: number;
  readonly onHand: number;
}): Reply<readonly NewEvent[], OpenSetRefusal> {
  if (facts.open !== null) return refuse({ kind: 'set-already-open', set: facts.open.set });
  const set = { date: facts.date, no: facts.lastNo + 1 };
  return ok([{ type: 'set.opened', payload: { set, opening: facts.onHand } }]);
}

export type CloseSetRefusal =
  | { readonly kind: 'no-open-set' }
  | { readonly kind: 'consignment-open'; readonly consignment: ConsignmentId }
  | { readonly kind: 'unbalanced'; readonly equation: SetEquation };

/** Closes the open set. `equation.closing` is counted from the holders, the rest from the postings: two ways, one truth. */
export function decideCloseSet(facts: {
  readonly open: OpenSet | null;
  readonly openConsignment: ConsignmentId | null;
  readonly equation: SetEquation;
}): Reply<readonly NewEvent[], CloseSetRefusal> {
  const { open, openConsignment, equation } = facts;
  if (open === null) return refuse({ kind: 'no-open-set' });
  if (openConsignment !== null) return refuse({ kind: 'consignment-open', consignment: openConsignment });
  if (!balances(equation)) return refuse({ kind: 'unbalanced', equation });
  return ok([{ type: 'set.closed', payload: { set: open.set, equation } }]);
}

/** True when both sides of the equation are the same number. */
export function balances(equation: SetEquation): boolean {
  const { opening, received, excess, despatched, delivered, returned, short, writtenOff, corrections, closing } =
    equation;
  return opening + received + excess === despatched + delivered + returned + short + writtenOff + corrections + closing;
}

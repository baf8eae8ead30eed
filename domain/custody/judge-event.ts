/**
 * Whether an event was done by somebody who might, by the table of roles: asked at the centre, after the fact.
 * Invariant: total, and a judgement never undoes anything. What it finds is marked by name.
 */
import { flawOf, type Confirmation, type ConfirmationFlaw } from './confirmation.ts';
import type { AnyLedgerEvent } from './event.ts';
import type { UserId } from './ids.ts';
import { rightOf, type Action, type DeskState, type Role } from './roles.ts';

export type Doubt =
  /** No person is named. */
  | 'nobody'
  /** The list of people that the station had does not name the person. */
  | 'unknown-person'
  | 'no-right'
  | 'wrong-state'
  | 'no-confirmation'
  | `confirmation-${ConfirmationFlaw}`;

export type Judgement = { readonly action: Action; readonly doubt: Doubt };

export type JudgeFacts = {
  /** The person's role by the list that the station had when it wrote the event; null when it named nobody so. */
  readonly roleOf: (user: UserId) => Role | null;
  /** Who accepted what a correction takes back; null when that is not known. */
  readonly acceptedBy: UserId | null;
  /** Whether an earlier event of the ledger carries a confirmation of the same action. */
  readonly used: boolean;
  readonly isSigned: (message: string, signature: string) => boolean;
};

/** What is doubtful about an event; null when nothing is, or when it needs no right. */
export function judgeEvent(event: AnyLedgerEvent, facts: JudgeFacts): Judgement | null {
  const action = actionOf(event, facts.acceptedBy);
  if (action === null) return null;
  const doubt = doubtOf(event, action, facts);
  return doubt === null ? null : { action, doubt };
}

function doubtOf(event: AnyLedgerEvent, action: Action, facts: JudgeFacts): Doubt | null {
  if (event.actor === null) return 'nobody';
  const role = facts.roleOf(event.actor);
  if (role === null) return 'unknown-person';
  switch (rightOf(role, action, stateOf(event))) {
    case 'alone':
      return null;
    case 'no-role':
      return 'no-right';
    case 'not-now':
      return 'wrong-state';
    case 'confirmed':
      return confirmationDoubt(event, action, { ...facts, actor: event.actor });
  }
}

/** The action by which an event comes about; null for what a station or a person does without custody. */
function actionOf(event: AnyLedgerEvent, acceptedBy: UserId | null): Action | null {
  switch (event.type) {
    case 'set.opened':
      return 'set.open';
    case 'set.closed':
      return 'set.close';
    case 'consignment.received':
    case 'consignment.set-aside':
    case 'consignment.resumed':
      return 'consignment.receive';
    case 'consignment.reconciled':
    case 'consignment.matched':
      return 'consignment.reconcile';
    case 'manifest.imported':
      return 'manifest.import';
    case 'consignment.reopened':
      return 'consignment.correct';
    case 'hand-over.signed':
      return 'hand-over.sign';
    case 'consignment.finished':
      return 'consignment.finish';
    case 'item.accepted':
      return event.payload.relabelled === undefined ? 'item.accept' : 'item.relabel';
    case 'item.booked':
      return 'item.book';
    case 'item.listed':
      return 'item.accept';
    case 'item.weighed':
      return 'item.weigh-again';
    case 'label.issued':
      return event.payload.copy === 1 ? 'item.accept' : 'label.print-again';
    case 'item.rejected':
      return event.payload.reason === 'cancelled-by-partner' ? 'item.give-back' : 'item.correct-own-last';
    case 'rejection.corrected':
      return 'item.correct-own-last';
    case 'acceptance.corrected':
      if (event.payload.reason === 'cancelled-by-partner') return 'item.give-back';
      return acceptedBy === null || acceptedBy === event.actor ? 'item.correct-own-last' : 'item.correct-others-last';
    case 'user.unlocked':
      return 'user.unlock';
    case 'epoch.started':
    case 'user.pin-set':
    case 'user.signed-in':
    case 'label.voided':
    case 'personal.purged':
      return null;
  }
}

/** The event that opens a set counts in it already, and was done without one. */
function stateOf({ type, set }: AnyLedgerEvent): DeskState {
  return set === null || type === 'set.opened' ? 'no-set' : 'set-open';
}

function confirmationDoubt(
  event: AnyLedgerEvent,
  action: Action,
  { actor, roleOf, used, isSigned }: JudgeFacts & { readonly actor: UserId },
): Doubt | null {
  const confirmation = confirmationOf(event);
  if (confirmation === null) return 'no-confirmation';
  const { station, epoch, set, wall } = event;
  const described = { action, station, epoch, actor, set, about: aboutOf(event) };
  const role = roleOf(confirmation.user);
  const flaw = flawOf(confirmation, { described, role, usedAtMs: wall, used, isSigned });
  return flaw === null ? null : `confirmation-${flaw}`;
}

/** The supervisor's confirmation that the event carries; null when it carries none. */
export function confirmationOf(event: AnyLedgerEvent): Confirmation | null {
  const carries = event.type === 'acceptance.corrected' || event.type === 'consignment.reopened';
  return carries ? event.payload.confirmation : null;
}

/** The one thing that was done, as it was described to the supervisor. */
function aboutOf(event: AnyLedgerEvent): Readonly<Record<string, string>> {
  if (event.type === 'acceptance.corrected') return { use: event.payload.use };
  if (event.type !== 'consignment.reopened') return {};
  const { consignment, document, reason } = event.payload;
  return { consignment, document, reason };
}

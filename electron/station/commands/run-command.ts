/**
 * One command, one transaction: events, projections and the first answer commit together or not at all.
 * Invariant: repeating a request id returns the first answer and writes nothing.
 */
import type { NewEvent } from '../../../domain/custody/event.ts';
import { setToKey } from '../../../domain/custody/ids.ts';
import type { Confirmation, ConfirmationFlaw, DescribedAction } from '../../../domain/custody/confirmation.ts';
import { mayAct, rightOf, type Action, type DeskState } from '../../../domain/custody/roles.ts';
import { ok, refuse, type Fault, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { flawHere } from '../people/confirm.ts';
import type { Person } from '../projections/people-table.ts';
import type { FirstAnswer } from '../ledger/request-table.ts';
import { storageFaultOf, type StorageFault } from '../ledger/storage-fault.ts';

export type Effects<T> = {
  readonly events: readonly NewEvent[];
  /** Input that the events name and their projections read, stored in the same transaction before them. */
  readonly before?: () => void;
  /** The answer, given the positions the events got. It must survive JSON. */
  readonly answer: (positions: readonly number[]) => T;
  /** Work in the same transaction that is no event, such as queueing a print job. */
  readonly also?: (positions: readonly number[]) => void;
};

export type CommandFault =
  | { readonly kind: 'locked' }
  | { readonly kind: 'not-allowed'; readonly action: Action }
  /** The table has another state for it. */
  | { readonly kind: 'not-now'; readonly action: Action }
  /** Nobody may do it alone. */
  | { readonly kind: 'needs-supervisor'; readonly action: Action }
  /** The supervisor's confirmation is not one of this action, here and now. */
  | { readonly kind: 'not-confirmed'; readonly flaw: ConfirmationFlaw }
  /** The request id was used for another command: the caller is confused, and nothing is done for it. */
  | { readonly kind: 'request-reused'; readonly command: string }
  /** The disk did not take the write. Nothing of it counts, and what was acknowledged before is intact. */
  | { readonly kind: 'storage'; readonly fault: StorageFault };

export type Ran<T> = { readonly answer: T; readonly repeated: boolean };

export type Command<T, F extends Fault> = {
  readonly requestId: string;
  readonly name: string;
  /** Null for what a station does by itself, such as enrolment. */
  readonly action: Action | null;
  /** Who acts when it is not the person signed in: a supervisor who unlocks another. */
  readonly as?: Person;
  /** What a supervisor's PIN allowed, for actions that the table lets nobody do alone. */
  readonly confirmed?: { readonly described: DescribedAction; readonly confirmation: Confirmation };
  readonly decide: () => Reply<Effects<T>, F>;
};

/** Runs a command and returns its answer after the commit. Throws only bugs. */
export function runCommand<T, F extends Fault>(core: Core, command: Command<T, F>): Reply<Ran<T>, F | CommandFault> {
  const barred = barredFrom(core, command);
  if (barred !== null) return refuse(barred);
  let appended = 0;
  try {
    const reply = core.store.inWrite<Ran<T>, F | CommandFault>(() => {
      const before = core.store.requests.find(command.requestId);
      if (before !== null) return repeated(before, command.name);
      const decided = command.decide();
      if (!decided.ok) return decided;
      const untimely = notHere(core, command); // after the decision, whose refusals name both sides
      if (untimely !== null) return refuse(untimely);
      decided.value.before?.();
      const positions = appendAll(core, decided.value.events, command.as ?? core.session.person);
      appended = positions.length;
      decided.value.also?.(positions);
      const answer = decided.value.answer(positions);
      core.store.requests.remember(command.requestId, command.name, answer, core.clock.nowMs());
      return ok({ answer, repeated: false });
    });
    if (reply.ok && appended > 0) core.committed();
    return reply;
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return refuse({ kind: 'storage', fault });
  }
}

function repeated<T>(before: FirstAnswer, name: string): Reply<Ran<T>, CommandFault> {
  if (before.command !== name) return refuse({ kind: 'request-reused', command: before.command });
  return ok({ answer: before.reply as T, repeated: true }); // one command name, one type of answer
}

type Asked = Pick<Command<unknown, Fault>, 'action' | 'as' | 'confirmed'>;

/**
 * Why the role of the person at this station, or nobody's, bars it in every state; null when it does not. Asked first: a
 * repeated request of somebody who may not is refused as well.
 */
export function barredFrom(core: Core, { action, as }: Pick<Asked, 'action' | 'as'>): CommandFault | null {
  if (action === null) return null;
  const person = as ?? core.session.person;
  if (person === null) return { kind: 'locked' };
  return mayAct(person.role, action) ? null : { kind: 'not-allowed', action };
}

/** The whole cell of the table, inside the transaction. */
function notHere(core: Core, { action, as, confirmed }: Asked): CommandFault | null {
  const person = as ?? core.session.person;
  if (action === null || person === null) return null; // refused before, when it matters
  const right = rightOf(person.role, action, deskState(core));
  if (right === 'alone') return null;
  if (right !== 'confirmed') return { kind: right === 'not-now' ? 'not-now' : 'not-allowed', action };
  if (confirmed === undefined || confirmed.described.action !== action) return { kind: 'needs-supervisor', action };
  const flaw = flawHere(core, confirmed.confirmation, confirmed.described);
  return flaw === null ? null : { kind: 'not-confirmed', flaw };
}

function deskState({ session, projections }: Core): DeskState {
  if (session.person === null) return 'locked';
  return projections.sets.open() === null ? 'no-set' : 'set-open';
}

function appendAll(core: Core, events: readonly NewEvent[], actor: Person | null): number[] {
  if (events.length === 0) return [];
  const { store, projections, clock } = core;
  const stamp = {
    wallMs: clock.nowMs(),
    offset: clock.offsetMinutes(),
    actor: actor?.user ?? null,
    inbox: store.inbox.version(),
  };
  return events.map((event) => {
    const appended = store.events.append(event, { ...stamp, set: setOf(core, event) });
    projections.applyEvent(appended);
    return appended.n;
  });
}

/** The set an event counts in: the open one, or the one it opens. */
function setOf(core: Core, event: NewEvent): string | null {
  if (event.type === 'set.opened') return setToKey(event.payload.set);
  return core.projections.sets.open()?.key ?? null;
}

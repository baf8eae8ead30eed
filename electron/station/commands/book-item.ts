/**
 * A parcel that a customer hands in: parties sealed, number minted, parcel booked and label issued in one transaction; and
 * taking the last one back.
 * Invariant: what comes in of a person goes into the vault and nowhere else; the answer kept for a request is a position.
 */
import {
  bookedEvent,
  decideBook,
  decideCancelBooking,
  type BookCommand,
  type BookRefusal,
} from '../../../domain/custody/book-item.ts';
import { decidePrintAgain, type CorrectionRefusal } from '../../../domain/custody/correct-acceptance.ts';
import type { EpochId, UseId } from '../../../domain/custody/ids.ts';
import type { Party } from '../../../domain/personal/record.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { SealRefusal } from '../personal/vault.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { labelledEffects, openSet, type ScanAnswer } from './accept-scan.ts';
import type { CorrectReply } from './correct-last.ts';
import { nextNumber } from './own-numbers.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

export type BookFault = BookRefusal | SealRefusal | CommandFault;
export type Parties = { readonly receiver: Party; readonly sender: Party };

/** Books one parcel. */
export function bookItem(
  core: Core,
  requestId: string,
  what: { readonly command: BookCommand; readonly parties: Parties },
): Reply<Ran<ScanAnswer>, BookFault> {
  const { command, parties } = what;
  return runCommand<ScanAnswer, BookFault>(core, {
    requestId,
    name: 'item.book',
    action: 'item.book',
    decide: () => {
      const plan = core.plans.inForce(core.clock.nowMs());
      const rule = plan?.route(command.pin) ?? null;
      const route = rule === null || plan === null ? null : { slot: rule.slot, plan: plan.plan };
      const booking = decideBook({ set: openSet(core), next: nextNumber(core), route }, command);
      if (!booking.ok) return booking;
      const receiver = core.vault.seal(parties.receiver);
      if (!receiver.ok) return receiver;
      const sender = core.vault.seal(parties.sender);
      if (!sender.ok) return sender;
      const event = bookedEvent(booking.value, { receiver: receiver.value, sender: sender.value });
      return ok(labelledEffects(core, event));
    },
  });
}

/** Takes back the parcel booked last in the open set; a label that was not sent is not printed. */
export function cancelBooking(core: Core, requestId: string, meant: UseId): CorrectReply {
  return runCommand(core, {
    requestId,
    name: 'item.cancel-booking',
    action: 'item.correct-own-last',
    decide: () => {
      const use = lastBooked(core);
      const actor = core.session.person?.user;
      if (use === null || actor === undefined) return refuse({ kind: 'nothing-to-correct' });
      const decided = decideCancelBooking(use, { meant, actor });
      if (!decided.ok) return decided;
      const also = (): void => {
        for (const event of decided.value)
          if (event.type === 'label.voided') core.printJobs.voided(event.payload.label);
      };
      return ok({ events: decided.value, answer: () => ({ n: use.n }), also });
    },
  });
}

/** Issues the next copy of a booked parcel's label. */
export function printBooked(core: Core, requestId: string, meant: UseId): CorrectReply {
  return runCommand<{ readonly n: number }, CorrectionRefusal>(core, {
    requestId,
    name: 'label.print-booked',
    action: 'label.print-again',
    decide: () => {
      const use = bookedUse(core, meant);
      const decided = decidePrintAgain({ use, meant, hasLabel: true });
      if (!decided.ok || use === null) return decided.ok ? refuse({ kind: 'nothing-to-correct' }) : decided;
      const { label, copy } = decided.value.payload;
      const also = (): void => core.printJobs.queue(label, use.n, copy, core.clock.nowMs());
      return ok({ events: [decided.value], answer: () => ({ n: use.n }), also });
    },
  });
}

/** The use that was booked as a walk-in under this id; null for any other. */
export function bookedUse({ projections, store }: Core, use: UseId): KnownUse | null {
  const [, epoch, seq] = use.split('/');
  const n = store.events.positionOf(epoch as EpochId, Number(seq)); // a UseId is station/epoch/seq
  const known = n === null ? null : projections.uses.byN(n);
  return known?.basis === 'walk-in' ? known : null;
}

/** The newest booking of the open set, taken back or not. */
export function lastBooked({ projections }: Core): KnownUse | null {
  const set = projections.sets.open();
  const [last] = set === null ? [] : projections.walkIns.latest(set.key, 1);
  return last === undefined ? null : projections.uses.byN(last.n);
}

/**
 * Opening and closing a set.
 */
import type { SetEquation } from '../../../domain/custody/event.ts';
import {
  decideCloseSet,
  decideOpenSet,
  type CloseSetRefusal,
  type OpenSetRefusal,
} from '../../../domain/custody/set.ts';
import { ok, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { openSet } from './accept-scan.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

/** Opens the next set of today. */
export function openWorkSet(core: Core, requestId: string): Reply<Ran<null>, OpenSetRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'set.open',
    action: 'set.open',
    decide: () => {
      const { sets, uses } = core.projections;
      const date = localDate(core.clock.nowMs(), core.clock.offsetMinutes());
      const facts = { open: openSet(core), date, lastNo: sets.lastNo(date), onHand: uses.countOnHand() };
      const decided = decideOpenSet(facts);
      return decided.ok ? ok({ events: decided.value, answer: () => null }) : decided;
    },
  });
}

/** Closes the open set when its equation balances. */
export function closeWorkSet(core: Core, requestId: string): Reply<Ran<null>, CloseSetRefusal | CommandFault> {
  return runCommand(core, {
    requestId,
    name: 'set.close',
    action: 'set.close',
    decide: () => {
      const openConsignment = core.projections.consignments.open()?.consignment ?? null;
      const decided = decideCloseSet({ open: openSet(core), openConsignment, equation: equationNow(core) });
      return decided.ok ? ok({ events: decided.value, answer: () => null }) : decided;
    },
  });
}

/** The equation of the open set: flows from the postings, closing counted from the holders. */
export function equationNow(core: Core): SetEquation {
  const open = core.projections.sets.open();
  const { opening, received, excess, corrections } = open ?? { opening: 0, received: 0, excess: 0, corrections: 0 };
  const none = { despatched: 0, delivered: 0, returned: 0, short: 0, writtenOff: 0 };
  return { opening, received, excess, ...none, corrections, closing: core.projections.uses.countOnHand() };
}

/** The date of a set is the day on which its working hours begin, in the office's own time. */
export function localDate(nowMs: number, offsetMinutes: number): string {
  return new Date(nowMs + offsetMinutes * 60_000).toISOString().slice(0, 10);
}

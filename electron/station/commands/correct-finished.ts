/**
 * A finished consignment worked on again, and a rejection taken back.
 */
import type { Confirmation, DescribedAction } from '../../../domain/custody/confirmation.ts';
import { decideReopen, mayReopen, type ReopenFacts, type ReopenRefusal } from '../../../domain/custody/consignment.ts';
import type { CorrectionRefusal } from '../../../domain/custody/correct-acceptance.ts';
import { decideUnreject } from '../../../domain/custody/correct-rejection.ts';
import type { ReopenReason } from '../../../domain/custody/event.ts';
import type { LastRejection } from '../../../domain/custody/facts.ts';
import { refToUseId, type ConsignmentId, type UseId, type UserId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { ownPlace } from '../people/own-place.ts';
import { consignmentById, openConsignment, openSet } from './accept-scan.ts';
import { barredFrom, runCommand, type CommandFault, type Ran } from './run-command.ts';

const CORRECT = 'consignment.correct';

export type Reopening = { readonly document: string; readonly reason: ReopenReason };

/** What a supervisor is asked to confirm when a finished consignment is to be worked on again. */
export function describeReopen(core: Core, wanted: Reopening): Reply<DescribedAction, ReopenRefusal | CommandFault> {
  const barred = barredFrom(core, { action: CORRECT });
  if (barred !== null) return refuse(barred);
  const { person } = core.session;
  const known = core.projections.documents.byId(wanted.document);
  if (person === null || known === null) return refuse({ kind: 'not-finished' });
  const may = mayReopen(factsOf(core, known.consignment), wanted.document);
  return may.ok ? ok(described(core, person.user, { ...wanted, consignment: known.consignment })) : may;
}

/** Opens it again, with a supervisor's confirmation of exactly that; `before` runs in the same transaction. */
export function reopenConsignment(
  core: Core,
  requestId: string,
  wanted: Reopening & { readonly confirmation: Confirmation; readonly before: () => void },
): Reply<Ran<null>, ReopenRefusal | CommandFault> {
  const actor = core.session.person?.user;
  const consignment = core.projections.documents.byId(wanted.document)?.consignment;
  if (actor === undefined) return refuse({ kind: 'locked' });
  if (consignment === undefined) return refuse({ kind: 'not-finished' });
  const { document, reason, confirmation, before } = wanted;
  return runCommand<null, ReopenRefusal>(core, {
    requestId,
    name: 'consignment.reopen',
    action: CORRECT,
    confirmed: { described: described(core, actor, { document, reason, consignment }), confirmation },
    decide: () => {
      const decided = decideReopen(factsOf(core, consignment), { document, reason }, confirmation);
      return decided.ok ? ok({ events: decided.value, answer: () => null, before }) : decided;
    },
  });
}

function factsOf(core: Core, consignment: ConsignmentId): ReopenFacts {
  return {
    set: openSet(core),
    consignment: consignmentById(core, consignment),
    open: core.projections.consignments.open()?.consignment ?? null,
    newest: core.projections.documents.ofConsignment(consignment).at(-1)?.document ?? null,
  };
}

function described(
  core: Core,
  actor: UserId,
  { document, reason, consignment }: Reopening & { readonly consignment: ConsignmentId },
): DescribedAction {
  const set = core.projections.sets.open()?.key ?? null;
  return { action: CORRECT, ...ownPlace(core), actor, set, about: { consignment, document, reason } };
}

/** The rejection that was the last thing done in the open consignment; null when something was done since. */
export function lastRejection(core: Core): LastRejection | null {
  const { consignments, uses } = core.projections;
  const open = consignments.open();
  const event = open?.lastRejectedN == null ? null : core.store.events.at(open.lastRejectedN);
  if (open === null || event?.type !== 'item.rejected') return null;
  const { item, consignment, line, basis = null } = event.payload;
  const taken = uses.ofConsignment(consignment).findLast((use) => use.item === item && use.status === 'rejected');
  if (taken === undefined) return null;
  return { use: refToUseId(event), acceptance: taken.use, item, consignment, line, basis, by: event.actor };
}

/** Takes back the rejection just made; answers with the position of the use that had been rejected. */
export function unrejectLast(
  core: Core,
  requestId: string,
  meant: UseId,
): Reply<Ran<{ readonly n: number }>, CorrectionRefusal | CommandFault> {
  return runCommand<{ readonly n: number }, CorrectionRefusal>(core, {
    requestId,
    name: 'item.undo',
    action: 'item.correct-own-last',
    decide: () => {
      const rejection = lastRejection(core);
      const actor = core.session.person?.user;
      if (actor === undefined) return refuse({ kind: 'nothing-to-correct' });
      const decided = decideUnreject({ consignment: openConsignment(core), rejection, meant }, actor);
      if (!decided.ok || rejection === null) return decided.ok ? refuse({ kind: 'nothing-to-correct' }) : decided;
      const [, epoch, seq] = rejection.acceptance.split('/');
      const n = core.store.events.positionOf(epoch as LastEpoch, Number(seq)) ?? 0;
      return ok({ events: decided.value, answer: () => ({ n }) });
    },
  });
}

type LastEpoch = Parameters<Core['store']['events']['positionOf']>[0];

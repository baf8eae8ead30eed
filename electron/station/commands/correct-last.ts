/**
 * F2, F5, F6 and F7 on the Accept screen: undo, weigh again, print again, reject the article accepted last.
 */
import type { WeighingOutcome } from '../../../domain/custody/accept-item.ts';
import {
  decideReject,
  decideUndo,
  decideWeighAgain,
  issueLabel,
  type CorrectionFacts,
  type CorrectionRefusal,
} from '../../../domain/custody/correct-acceptance.ts';
import type { NewEvent, RejectReason } from '../../../domain/custody/event.ts';
import type { UserId } from '../../../domain/custody/ids.ts';
import type { Action } from '../../../domain/custody/roles.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { openConsignment } from './accept-scan.ts';
import { runCommand, type CommandFault, type Effects, type Ran } from './run-command.ts';

/** The position of the use that was touched. */
export type CorrectAnswer = { readonly n: number };
export type CorrectReply = Reply<Ran<CorrectAnswer>, CorrectionRefusal | CommandFault>;

/** Takes back the acceptance just made; labels not sent yet are not printed. */
export function undoLast(core: Core, requestId: string): CorrectReply {
  return correct(core, { requestId, name: 'item.undo', action: 'item.correct-own-last' }, (facts, actor) =>
    decideUndo(facts, actor),
  );
}

/** Gives the parcel back to the partner, with the reason. */
export function rejectLast(core: Core, requestId: string, reason: RejectReason): CorrectReply {
  const capture = { source: 'typed', symbology: null, device: null } as const;
  return correct(core, { requestId, name: 'item.reject', action: 'item.correct-own-last' }, (facts, actor) =>
    decideReject(facts, actor, reason, capture),
  );
}

/** Takes a new weight for the article accepted last. */
export function weighLastAgain(core: Core, requestId: string, weighing: WeighingOutcome): CorrectReply {
  return correct(core, { requestId, name: 'item.weigh-again', action: 'item.weigh-again' }, (facts, actor) =>
    decideWeighAgain(facts, actor, weighing),
  );
}

/** Issues the next copy of the label of the article accepted last. */
export function printLastAgain(core: Core, requestId: string): CorrectReply {
  return runCommand<CorrectAnswer, CorrectionRefusal>(core, {
    requestId,
    name: 'label.print-again',
    action: 'label.print-again',
    decide: () => {
      const use = lastUse(core);
      if (use === null || use.status !== 'on-hand') return refuse({ kind: 'nothing-to-correct' });
      const label = issueLabel(use);
      return ok({
        events: [label],
        answer: () => ({ n: use.n }),
        also: () => core.printJobs.queue(label.payload.label, use.n, label.payload.copy, core.clock.nowMs()),
      });
    },
  });
}

/** The article accepted last in the open consignment, while nothing was corrected since. */
export function lastUse(core: Core): KnownUse | null {
  const n = core.projections.consignments.open()?.lastN ?? null;
  return n === null ? null : core.projections.uses.byN(n);
}

type Named = { readonly requestId: string; readonly name: string; readonly action: Action };
type Decide = (facts: CorrectionFacts, actor: UserId) => Reply<readonly NewEvent[], CorrectionRefusal>;

function correct(core: Core, named: Named, decide: Decide): CorrectReply {
  return runCommand<CorrectAnswer, CorrectionRefusal>(core, { ...named, decide: () => effectsOf(core, decide) });
}

function effectsOf(core: Core, decide: Decide): Reply<Effects<CorrectAnswer>, CorrectionRefusal> {
  const use = lastUse(core);
  const actor = core.session.person?.user;
  if (use === null || actor === undefined) return refuse({ kind: 'nothing-to-correct' });
  const decided = decide({ consignment: openConsignment(core), use }, actor);
  if (!decided.ok) return decided;
  return ok({
    events: decided.value,
    answer: () => ({ n: use.n }),
    also: () => {
      for (const event of decided.value) if (event.type === 'label.voided') core.printJobs.voided(event.payload.label);
    },
  });
}

/**
 * F2, F5, F6 and F7 on the Accept screen: undo and reject the article accepted last; weigh, or print a label, also of one
 * that is shown again.
 * Invariant: `use` is the article the clerk saw; when another was accepted since, nothing is done.
 */
import type { WeighingOutcome } from '../../../domain/custody/weight-attention.ts';
import {
  decidePrintAgain,
  decideReject,
  decideUndo,
  decideUndoOthers,
  templateOf,
  decideWeighAgain,
  decideWeighByHand,
  openUse,
  type CorrectionFacts,
  type CorrectionRefusal,
} from '../../../domain/custody/correct-acceptance.ts';
import type { Confirmation, DescribedAction } from '../../../domain/custody/confirmation.ts';
import type { ManualReason, NewEvent, RejectReason } from '../../../domain/custody/event.ts';
import type { UseId, UserId } from '../../../domain/custody/ids.ts';
import { DEFAULT_TERMS, type ContractTerms } from '../../../domain/custody/manifest-ref.ts';
import { mayAct, type Action } from '../../../domain/custody/roles.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { ownPlace } from '../people/own-place.ts';
import type { KnownUse } from '../projections/use-table.ts';
import { destinationOf, lineOf } from '../desk/scan-results.ts';
import { consignmentById, openConsignment } from './accept-scan.ts';
import { runCommand, type Command, type CommandFault, type Effects, type Ran } from './run-command.ts';

/** The position of the use that was touched. */
export type CorrectAnswer = { readonly n: number };
export type CorrectReply = Reply<Ran<CorrectAnswer>, CorrectionRefusal | CommandFault>;

/** Takes back the acceptance just made; labels not sent yet are not printed. */
export function undoLast(core: Core, requestId: string, use: UseId): CorrectReply {
  return correct(core, { requestId, name: 'item.undo', action: 'item.correct-own-last', use }, (facts, actor) =>
    decideUndo(facts, actor),
  );
}

/** What a supervisor is asked to confirm when another person's acceptance is to be taken back. */
export function describeUndo(core: Core, meant: UseId): Reply<DescribedAction, CorrectionRefusal | CommandFault> {
  const { person } = core.session;
  if (person === null) return refuse({ kind: 'locked' });
  if (!mayAct(person.role, UNDO_OTHERS)) return refuse({ kind: 'not-allowed', action: UNDO_OTHERS });
  const use = openUse({ consignment: openConsignment(core), use: lastUse(core), meant });
  if (!use.ok) return use;
  if (use.value.acceptedBy === person.user) return refuse({ kind: 'your-own' });
  return ok(describedUndo(core, person.user, meant));
}

/** Takes back what another person accepted last, with a supervisor's confirmation of exactly that. */
export function undoOthersLast(core: Core, requestId: string, use: UseId, confirmation: Confirmation): CorrectReply {
  const actor = core.session.person?.user;
  if (actor === undefined) return refuse({ kind: 'locked' });
  const confirmed = { described: describedUndo(core, actor, use), confirmation };
  return correct(core, { requestId, name: 'item.undo-others', action: UNDO_OTHERS, use, confirmed }, (facts) =>
    decideUndoOthers(facts, actor, confirmation),
  );
}

const UNDO_OTHERS = 'item.correct-others-last';

function describedUndo(core: Core, actor: UserId, use: UseId): DescribedAction {
  const { station, epoch } = ownPlace(core);
  return { action: UNDO_OTHERS, station, epoch, actor, set: core.projections.sets.open()?.key ?? null, about: { use } };
}

/** Gives the parcel back to the partner, with the reason: the one accepted last, or `shown`, another that the screen names. */
export function rejectLast(
  core: Core,
  requestId: string,
  { use, shown }: { readonly use: UseId; readonly shown: KnownUse | null },
  reason: RejectReason,
): CorrectReply {
  const capture = { source: 'typed', symbology: null, device: null } as const;
  return correct(
    core,
    { requestId, name: 'item.reject', action: 'item.correct-own-last', use, shown },
    (facts, actor) => decideReject(facts, actor, reason, capture),
  );
}

/** The article that the clerk saw, and `shown`, the one that the screen names when it is not the one accepted last. */
export type MeantUse = { readonly meant: UseId; readonly shown: KnownUse | null };
export type TypedWeight = { readonly text: string; readonly reason: ManualReason };

/** Takes the weight on the scale for an article that is in; `weighing` is asked once it is known which one. */
export function weighAgain(
  core: Core,
  requestId: string,
  use: MeantUse,
  weighing: (use: KnownUse) => WeighingOutcome,
): CorrectReply {
  return weigh(core, requestId, use, (facts, known) => decideWeighAgain(facts, weighing(known)));
}

/** Takes a weight as a person typed it. */
export function weighByHand(core: Core, requestId: string, use: MeantUse, typed: TypedWeight): CorrectReply {
  return weigh(core, requestId, use, (facts) => decideWeighByHand(facts, typed));
}

type DecideWeight = (facts: CorrectionFacts, use: KnownUse) => Reply<readonly NewEvent[], CorrectionRefusal>;

/** Its own consignment counts, which may have been left for a later set while another one is open. */
function weigh(core: Core, requestId: string, { meant, shown }: MeantUse, decide: DecideWeight): CorrectReply {
  return runCommand<CorrectAnswer, CorrectionRefusal>(core, {
    requestId,
    name: 'item.weigh-again',
    action: 'item.weigh-again',
    decide: () => {
      const use = shown?.use === meant ? shown : lastUse(core);
      if (use === null) return refuse({ kind: 'nothing-to-correct' });
      const decided = decide({ consignment: consignmentById(core, use.consignment), use, meant }, use);
      return decided.ok ? ok({ events: decided.value, answer: () => ({ n: use.n }) }) : decided;
    },
  });
}

/** Issues the next copy of the label of the article accepted last, or of `shown`, another one that the screen names. */
export function printAgain(core: Core, requestId: string, meant: UseId, shown: KnownUse | null): CorrectReply {
  return runCommand<CorrectAnswer, CorrectionRefusal>(core, {
    requestId,
    name: 'label.print-again',
    action: 'label.print-again',
    decide: () => {
      const use = shown?.use === meant ? shown : lastUse(core);
      const template = templateOf(use === null ? DEFAULT_TERMS : termsOfUse(core, use));
      const decided = decidePrintAgain({ use, meant, template, hasLabel: use !== null && hasLabel(core, use) });
      if (!decided.ok) return decided;
      if (use === null) throw new Error('a label was decided for no use');
      const label = decided.value;
      return ok({
        events: [label],
        answer: () => ({ n: use.n }),
        also: () => core.printJobs.queue(label.payload, use.n, core.clock.nowMs()),
      });
    },
  });
}

/** The article accepted last in the open consignment, while nothing was corrected since. */
export function lastUse(core: Core): KnownUse | null {
  const n = core.projections.consignments.open()?.lastN ?? null;
  return n === null ? null : core.projections.uses.byN(n);
}

function termsOfUse({ projections }: Core, { consignment }: KnownUse): ContractTerms {
  return projections.manifests.byConsignment(consignment)?.terms ?? DEFAULT_TERMS;
}

/**
 * Whether it has a label: one that would name no place is not printed, as in the quarantine lane or without a route, but
 * a new number has to stand on the parcel wherever it goes.
 */
export function hasLabel(core: Core, use: KnownUse): boolean {
  return use.relabelled !== null || destinationOf(core, use, lineOf(core, use)) !== null;
}

type Named = Pick<Command<CorrectAnswer, CorrectionRefusal>, 'requestId' | 'name' | 'confirmed'> & {
  readonly action: Action;
  readonly use: UseId;
  readonly shown?: KnownUse | null;
};
type Decide = (facts: CorrectionFacts, actor: UserId) => Reply<readonly NewEvent[], CorrectionRefusal>;

function correct(core: Core, { use, shown = null, ...named }: Named, decide: Decide): CorrectReply {
  const meant = { use, shown };
  return runCommand<CorrectAnswer, CorrectionRefusal>(core, { ...named, decide: () => effectsOf(core, meant, decide) });
}

type Meant = { readonly use: UseId; readonly shown: KnownUse | null };

function effectsOf(core: Core, meant: Meant, decide: Decide): Reply<Effects<CorrectAnswer>, CorrectionRefusal> {
  const use = meant.shown?.use === meant.use ? meant.shown : lastUse(core);
  const actor = core.session.person?.user;
  if (use === null || actor === undefined) return refuse({ kind: 'nothing-to-correct' });
  const decided = decide({ consignment: openConsignment(core), use, meant: meant.use }, actor);
  if (!decided.ok) return decided;
  return ok({
    events: decided.value,
    answer: () => ({ n: use.n }),
    also: () => {
      for (const event of decided.value) if (event.type === 'label.voided') core.printJobs.voided(event.payload.label);
    },
  });
}

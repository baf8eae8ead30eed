/**
 * A parcel whose number cannot be read, taken in under a new one: acceptance, mint and label in one transaction.
 */
import type { WeighingOutcome } from '../../../domain/custody/accept-item.ts';
import { decideRelabel, oldNumber, type RelabelRefusal } from '../../../domain/custody/relabel.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import {
  alreadyEffects,
  heldUse,
  labelledEffects,
  leftOf,
  openConsignment,
  openSet,
  type ScanAnswer,
} from './accept-scan.ts';
import { nextNumber } from './own-numbers.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

/** `readable`: what the clerk could read, cleaned; empty for nothing. */
export function relabelItem(
  core: Core,
  requestId: string,
  given: { readonly readable: string; readonly weighing: WeighingOutcome },
): Reply<Ran<ScanAnswer>, RelabelRefusal | CommandFault> {
  return runCommand<ScanAnswer, RelabelRefusal>(core, {
    requestId,
    name: 'item.relabel',
    action: 'item.relabel',
    decide: () => {
      const consignment = openConsignment(core);
      const old = oldNumber(given.readable);
      const found = old === null ? null : core.projections.manifests.find(old, consignment?.consignment ?? null);
      const use = old === null ? null : heldUse(core, old, found);
      const facts = { set: openSet(core), consignment, left: leftOf(core, consignment), use, next: nextNumber(core) };
      const decision = decideRelabel(facts, given);
      if (decision.kind === 'refused') return refuse(decision.refusal);
      if (decision.kind === 'already') return ok(alreadyEffects(core, decision.use));
      // Whatever the contract says of labels: without one nobody could tell this parcel.
      return ok(labelledEffects(core, decision.events[0]));
    },
  });
}

/**
 * F7 after a stop: a parcel that the partner cancelled goes back to the driver.
 */
import { decideGiveBack, type GiveBackRefusal } from '../../../domain/custody/give-back.ts';
import type { ItemNumber } from '../../../domain/custody/ids.ts';
import { ok, type Reply } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { cancelledParcel, heldUse, openSet, rejectionOf } from './accept-scan.ts';
import { runCommand, type CommandFault, type Ran } from './run-command.ts';

/** `n`: where the use began that was taken back; null when it had not come in. */
export type GaveBack = { readonly item: ItemNumber; readonly n: number | null };

/** `number` is any number of the parcel. */
export function giveBack(
  core: Core,
  requestId: string,
  number: ItemNumber,
): Reply<Ran<GaveBack>, GiveBackRefusal | CommandFault> {
  return runCommand<GaveBack, GiveBackRefusal>(core, {
    requestId,
    name: 'item.give-back',
    action: 'item.give-back',
    decide: () => {
      const { manifests, consignments } = core.projections;
      const found = manifests.find(number, consignments.open()?.consignment ?? null);
      const item = found?.item ?? number;
      const use = heldUse(core, number, found);
      const cancelled = cancelledParcel(core, found, use);
      const rejection = cancelled === null ? null : rejectionOf(core, { item, found }, cancelled.consignment);
      const capture = { source: 'typed', symbology: null, device: null } as const;
      const decided = decideGiveBack({ set: openSet(core), cancelled, use, rejection }, { item, capture });
      if (!decided.ok) return decided;
      const corrected = decided.value.some(({ type }) => type === 'acceptance.corrected');
      const voided = decided.value.flatMap((event) => (event.type === 'label.voided' ? [event.payload.label] : []));
      return ok({
        events: decided.value,
        answer: () => ({ item, n: corrected ? (use?.n ?? null) : null }),
        also: () => voided.forEach((label) => core.printJobs.voided(label)),
      });
    },
  });
}

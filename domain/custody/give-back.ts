/**
 * A parcel that the partner cancelled goes back to the driver, whether it had come in or not.
 * Invariant: only what the partner's own word takes off the list; once is enough, and a second time writes nothing. It
 * counts in no consignment: by the list that holds now it is not one of the declared parcels.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { takenBack } from './correct-acceptance.ts';
import type { Capture, NewEvent } from './event.ts';
import type { Cancelled, CurrentUse, OpenSet, Rejection } from './facts.ts';
import type { ItemNumber } from './ids.ts';

export type GiveBackRefusal =
  | { readonly kind: 'no-open-set' }
  /** The partner's list names it, or never did. */
  | { readonly kind: 'not-cancelled' };

export function decideGiveBack(
  facts: {
    readonly set: OpenSet | null;
    readonly cancelled: Cancelled | null;
    /** The parcel's use, while this station holds it. */
    readonly use: CurrentUse | null;
    /** It went back before. */
    readonly rejection: Rejection | null;
  },
  { item, capture }: { readonly item: ItemNumber; readonly capture: Capture },
): Reply<readonly NewEvent[], GiveBackRefusal> {
  const { set, cancelled, rejection } = facts;
  if (set === null) return refuse({ kind: 'no-open-set' });
  if (cancelled === null) return refuse({ kind: 'not-cancelled' });
  const { consignment } = cancelled;
  const use = facts.use?.consignment === consignment ? facts.use : null; // another use of the number is another parcel
  if (use === null && rejection !== null) return ok([]);
  const reason = 'cancelled-by-partner';
  return ok([
    ...(use === null ? [] : takenBack(use, reason)),
    { type: 'item.rejected', payload: { item: use?.item ?? item, consignment, line: null, reason, capture } },
  ]);
}

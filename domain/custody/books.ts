/**
 * Custody as double entry: each movement of an article takes it from one account and gives it to another.
 * Invariant: the sum over all accounts is zero, and an article stands in exactly one account of a station's book.
 */
import type { AnyLedgerEvent, Lane } from './event.ts';
import type { UseId } from './ids.ts';

/** `customer:…` is a boundary account; `hand:…` is what this station answers for. */
export type Account = `customer:${string}` | `hand:${Lane}`;

/** The line of the set's equation that a posting counts in. */
export type EquationLine = 'received' | 'excess' | 'corrections';

export type Posting = {
  readonly use: UseId;
  readonly from: Account;
  readonly to: Account;
  readonly line: EquationLine;
};

/** What the book must know of a use on hand to post its correction; of one that was corrected before there is none. */
export type PostedUse = { readonly lane: Lane; readonly partner: string };

/**
 * The posting of an event, or null when it moves nothing.
 * `useOf` gives what the book holds of a use; `partnerOf` the partner of a consignment.
 */
export function postingOf(
  event: AnyLedgerEvent,
  useId: UseId,
  partnerOf: (consignment: string) => string,
  useOf: (use: UseId) => PostedUse | null,
): Posting | null {
  switch (event.type) {
    case 'item.accepted': {
      const { lane, basis, consignment } = event.payload;
      const line = basis === 'pre-advised' ? 'received' : 'excess';
      return { use: useId, from: `customer:${partnerOf(consignment)}`, to: `hand:${lane}`, line };
    }
    case 'acceptance.corrected': {
      const held = useOf(event.payload.use);
      if (held === null) return null;
      return { use: event.payload.use, from: `hand:${held.lane}`, to: `customer:${held.partner}`, line: 'corrections' };
    }
    case 'epoch.started':
    case 'user.pin-set':
    case 'user.signed-in':
    case 'user.unlocked':
    case 'set.opened':
    case 'set.closed':
    case 'consignment.received':
    case 'consignment.finished':
    case 'item.rejected':
    case 'item.weighed':
    case 'label.issued':
    case 'label.voided':
      return null;
  }
}

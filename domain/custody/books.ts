/**
 * Custody as double entry: each movement of an article takes it from one account and gives it to another.
 * Invariant: the sum over all accounts is zero, and an article stands in exactly one account of a station's book.
 */
import type { AnyLedgerEvent, Lane } from './event.ts';
import type { UseId } from './ids.ts';

/** `customer:…` is a boundary account; `hand:…` is what this station answers for. */
export type Account = `customer:${string}` | `hand:${Lane}`;

/** The line of the set's equation that a posting counts in; what moves between our own lanes counts in none. */
export type EquationLine = 'received' | 'excess' | 'corrections' | 'moved';

export type Posting = {
  readonly use: UseId;
  readonly from: Account;
  readonly to: Account;
  readonly line: EquationLine;
};

/** What the book must know of a use on hand to post its correction; of one that was corrected before there is none. */
export type PostedUse = { readonly lane: Lane; readonly partner: string };

type PartnerOf = (consignment: string) => string;
type UseOf = (use: UseId) => PostedUse | null;

/** All postings of an event. A parcel that met its line leaves quarantine; the equation of no set changes by that. */
export function postingsOf(event: AnyLedgerEvent, useId: UseId, partnerOf: PartnerOf, useOf: UseOf): Posting[] {
  if (event.type !== 'consignment.matched') {
    const posting = postingOf(event, useId, partnerOf, useOf);
    return posting === null ? [] : [posting];
  }
  return event.payload.matched.flatMap(({ use }): Posting[] =>
    useOf(use)?.lane === 'quarantine' ? [{ use, from: 'hand:quarantine', to: 'hand:forward', line: 'moved' }] : [],
  );
}

/**
 * The posting of an event, or null when it moves nothing.
 * `useOf` gives what the book holds of a use; `partnerOf` the partner of a consignment.
 */
export function postingOf(event: AnyLedgerEvent, useId: UseId, partnerOf: PartnerOf, useOf: UseOf): Posting | null {
  switch (event.type) {
    case 'item.accepted': {
      const { lane, basis, consignment } = event.payload;
      const line = basis === 'unmanifested' ? 'excess' : 'received';
      return { use: useId, from: `customer:${partnerOf(consignment)}`, to: `hand:${lane}`, line };
    }
    case 'item.booked':
      return { use: useId, from: 'customer:walk-in', to: 'hand:forward', line: 'received' };
    case 'acceptance.corrected': {
      const held = useOf(event.payload.use);
      if (held === null) return null;
      return { use: event.payload.use, from: `hand:${held.lane}`, to: `customer:${held.partner}`, line: 'corrections' };
    }
    case 'item.listed':
      return useOf(event.payload.use)?.lane === 'quarantine'
        ? { use: event.payload.use, from: 'hand:quarantine', to: 'hand:forward', line: 'moved' }
        : null;
    case 'epoch.started':
    case 'user.pin-set':
    case 'user.signed-in':
    case 'user.unlocked':
    case 'set.opened':
    case 'set.closed':
    case 'consignment.received':
    case 'consignment.finished':
    case 'consignment.set-aside':
    case 'consignment.resumed':
    case 'consignment.reopened':
    case 'hand-over.signed':
    case 'consignment.matched': // many at once: postingsOf
    case 'consignment.reconciled':
    case 'manifest.imported':
    case 'item.rejected':
    case 'rejection.corrected': // it was given back, and still is until its next scan
    case 'item.weighed':
    case 'label.issued':
    case 'label.voided':
    case 'personal.purged':
      return null;
  }
}

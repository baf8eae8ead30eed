import { expect, test } from 'vitest';
import { postingOf } from '../../../../domain/custody/books.ts';
import type { AnyLedgerEvent, EventType } from '../../../../domain/custody/event.ts';
import type { UseId } from '../../../../domain/custody/ids.ts';
import { consignment, EPOCH, ITEM, use } from './facts-of.ts';

const USE = use.use;
const NEW_USE = `560001-C2/${EPOCH}/9` as UseId;

function event(type: EventType, payload: object): AnyLedgerEvent {
  return { type, payload } as AnyLedgerEvent; // a posting looks at nothing else
}

const partnerOf = (id: string): string => (id === consignment.consignment ? 'Amazon' : 'unknown');

function postingFor(one: AnyLedgerEvent, held: 'forward' | 'quarantine' | null = 'forward') {
  return postingOf(one, NEW_USE, partnerOf, () => (held === null ? null : { lane: held, partner: 'Amazon' }));
}

const accepted = (basis: string, lane: string) =>
  event('item.accepted', { item: ITEM, basis, lane, consignment: consignment.consignment });

test('a pre-advised parcel moves from the customer to the forward lane and counts as received', () => {
  expect(postingFor(accepted('pre-advised', 'forward'))).toEqual({
    use: NEW_USE,
    from: 'customer:Amazon',
    to: 'hand:forward',
    line: 'received',
  });
});

test('an unmanifested parcel moves to quarantine and counts as excess', () => {
  expect(postingFor(accepted('unmanifested', 'quarantine'))).toEqual({
    use: NEW_USE,
    from: 'customer:Amazon',
    to: 'hand:quarantine',
    line: 'excess',
  });
});

test.each(['forward', 'quarantine'] as const)('a correction gives the parcel back from the %s lane', (lane) => {
  expect(postingFor(event('acceptance.corrected', { use: USE }), lane)).toEqual({
    use: USE,
    from: `hand:${lane}`,
    to: 'customer:Amazon',
    line: 'corrections',
  });
});

test('a correction of what the book never held moves nothing', () => {
  expect(postingFor(event('acceptance.corrected', { use: USE }), null)).toBeNull();
});

const STILL: readonly EventType[] = [
  'epoch.started',
  'user.pin-set',
  'user.signed-in',
  'set.opened',
  'set.closed',
  'consignment.received',
  'consignment.finished',
  'manifest.imported',
  'consignment.set-aside',
  'consignment.resumed',
  'consignment.reconciled',
  'item.rejected',
  'item.weighed',
  'label.issued',
  'label.voided',
  'personal.purged',
];

test.each(STILL)('%s moves nothing', (type) => {
  expect(postingFor(event(type, {}))).toBeNull();
});

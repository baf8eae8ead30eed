import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyLedgerEvent, EventType } from '../../../../domain/custody/event.ts';
import { onHand, replay } from '../../../../domain/custody/replay.ts';
import { consignment, EPOCH, ITEM } from './facts-of.ts';

const TYPES: readonly EventType[] = [
  'consignment.received',
  'consignment.finished',
  'item.accepted',
  'item.rejected',
  'item.weighed',
  'label.issued',
  'label.voided',
  'acceptance.corrected',
  'set.opened',
  'set.closed',
];

/** Events that need not fit each other at all. */
const anyEvent = fc
  .record({
    type: fc.constantFrom(...TYPES),
    seq: fc.integer({ min: 1, max: 12 }),
    about: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ type, seq, about }) => {
    const use = `560001-C2/${EPOCH}/${about}`;
    const payload = {
      use,
      item: ITEM,
      consignment: consignment.consignment,
      partner: 'Amazon',
      declared: 3,
      basis: about % 2 === 0 ? 'pre-advised' : 'unmanifested',
      lane: about % 2 === 0 ? 'forward' : 'quarantine',
      line: about % 2 === 0 ? about : null,
      weight: { grams: about },
      attention: [],
      capture: { source: 'hid' },
      label: `${use}#1`,
      reason: 'undone-by-clerk',
      set: { date: '2026-11-24', no: about },
      opening: 0,
    };
    return { station: '560001-C2', epoch: EPOCH, seq, type, payload } as unknown as AnyLedgerEvent;
  });

test('no run of events makes the fold throw, and the accounts always sum to zero', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 60 }), (events) => {
      const book = replay(events);
      expect([...book.accounts.values()].reduce((sum, balance) => sum + balance, 0)).toBe(0);
      expect(onHand(book)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test('a second correction of one use changes nothing', () => {
  const seq = { station: '560001-C2', epoch: EPOCH };
  const accepted = { ...seq, seq: 1, type: 'item.accepted', payload: acceptedPayload };
  const corrected = {
    type: 'acceptance.corrected',
    payload: { use: `560001-C2/${EPOCH}/1`, reason: 'undone-by-clerk' },
  };
  const once = [accepted, { ...seq, seq: 2, ...corrected }] as unknown as AnyLedgerEvent[];
  const twice = [...once, { ...seq, seq: 3, ...corrected }] as unknown as AnyLedgerEvent[];
  expect(replay(twice)).toEqual(replay(once));
});

const acceptedPayload = {
  item: ITEM,
  consignment: consignment.consignment,
  basis: 'pre-advised',
  lane: 'forward',
  weight: null,
  declaredGrams: null,
  attention: [],
  capture: { source: 'hid' },
};

test('the same events give the same book', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      expect(replay(events)).toEqual(replay(structuredClone(events)));
    }),
  );
});

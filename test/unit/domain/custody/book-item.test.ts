import { describe, expect, test } from 'vitest';
import {
  bookedEvent,
  decideBook,
  decideCancelBooking,
  productOf,
  type BookCommand,
  type BookFacts,
} from '../../../../domain/custody/book-item.ts';
import { postingOf } from '../../../../domain/custody/books.ts';
import type { AnyLedgerEvent, PersonalRef } from '../../../../domain/custody/event.ts';
import type { ItemNumber, UseId, UserId } from '../../../../domain/custody/ids.ts';
import type { RangeId } from '../../../../domain/custody/number-range.ts';
import { CLERK, set, use, weightOf } from './facts-of.ts';

const facts: BookFacts = {
  set,
  next: {
    ok: true,
    value: {
      number: 'EW000001009IN' as ItemNumber,
      minted: { range: 'EW00000100-00000199' as RangeId, serial: 100, skipped: 0 },
    },
  },
  route: { slot: 'B7', plan: 'P' },
};
const command: BookCommand = {
  pin: '411014',
  weighing: weightOf(640),
  cm: null,
  registration: false,
  otp: true,
  codPaise: 0,
  insuredPaise: 0,
  tariffPaise: 4_720,
  contentsDeclared: true,
};

test('what is booked has the number, the weight, the slot and what was paid', () => {
  expect(decideBook(facts, command)).toMatchObject({
    ok: true,
    value: { item: 'EW000001009IN', product: 'parcel', pin: '411014', slot: 'B7', tariffPaise: 4_720, attention: [] },
  });
  expect(decideBook({ ...facts, route: null }, command)).toMatchObject({
    value: { slot: null, attention: ['no-route'] },
  });
});

describe('the product follows from weight and size', () => {
  test.each([
    [500, null, 'document'],
    [501, null, 'parcel'],
    [500, [42, 29, 2], 'document'],
    [500, [2, 42, 29], 'document'],
    [500, [42, 29, 3], 'parcel'],
    [501, [42, 29, 2], 'parcel'],
    [900, [14, 9, 1], 'parcel'],
    [900, [13, 9, 1], null],
    [900, [14, 8, 1], null],
    [900, [150, 150, 150], 'parcel'],
    [900, [151, 20, 10], null],
  ] as const)('%d g, %j: %s', (grams, sides, product) => {
    const cm = sides === null ? null : { length: sides[0], breadth: sides[1], height: sides[2] };
    expect(productOf(grams, cm)).toBe(product);
  });
});

describe('refused, with both sides', () => {
  test.each([
    ['no set', { set: null }, {}, { kind: 'no-open-set' }],
    ['no weight', {}, { weighing: { kind: 'none', why: 'moving' } }, { kind: 'no-weight', why: 'moving' }],
    ['too heavy', {}, { weighing: weightOf(35_001) }, { kind: 'too-heavy', grams: 35_001, most: 35_000 }],
    ['contents', {}, { contentsDeclared: false }, { kind: 'contents-not-declared' }],
    ['no number', { next: { ok: false, fault: { kind: 'no-range' } } }, {}, { kind: 'no-range' }],
  ] as const)('%s', (_, of, over, fault) => {
    expect(decideBook({ ...facts, ...of }, { ...command, ...over })).toEqual({ ok: false, fault });
  });
});

test('it moves from the customer to this counter, and counts as received', () => {
  const booking = decideBook(facts, command);
  if (!booking.ok) throw new Error('refused');
  const ref = { ref: 'r', month: '2026-11', commitment: 'c' } as unknown as PersonalRef;
  const event = {
    ...bookedEvent(booking.value, { receiver: ref, sender: ref }),
    set: 'S',
  } as unknown as AnyLedgerEvent;
  expect(postingOf(event, 'U' as UseId, () => '?', () => null)).toEqual({ use: 'U', from: 'customer:walk-in', to: 'hand:forward', line: 'received' }); // prettier-ignore
});

describe('the last one is taken back', () => {
  test('by who booked it, and its labels are void', () => {
    const events = decideCancelBooking(use, { meant: use.use, actor: CLERK });
    expect(events.ok && events.value.map(({ type }) => type)).toEqual(['acceptance.corrected', 'label.voided']);
  });

  test.each([
    ['nothing', null, {}, 'nothing-to-correct'],
    ['what is gone already', { ...use, status: 'cancelled' as const }, {}, 'nothing-to-correct'],
    ['another one than was meant', use, { meant: 'X/1/1' as UseId }, 'moved-on'],
    ['another person’s', use, { actor: '10000001' as UserId }, 'not-your-own'],
  ])('not %s', (_, of, over, kind) => {
    expect(decideCancelBooking(of, { meant: use.use, actor: CLERK, ...over })).toMatchObject({ fault: { kind } });
  });
});

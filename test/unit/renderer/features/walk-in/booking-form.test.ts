/** What is typed for a customer's parcel, and what of it is sent. */
import { describe, expect, test } from 'vitest';
import { bookingInput } from '../../../../../domain/contract/walk-in.ts';
import {
  bookingOf,
  CLEAN,
  EMPTY_FORM,
  paiseOf,
  type BookingForm,
} from '../../../../../renderer/features/walk-in/booking-form.ts';

const PARTY = { name: 'Meera Iyer', street: '12 Temple Street', town: '', pin: '411014', phone: '' };
const FULL: BookingForm = {
  ...EMPTY_FORM,
  receiver: PARTY,
  sender: { ...PARTY, phone: '9800000001' },
  tariff: '82.60',
  contents: 'nothing-prohibited',
};

test('a full form is what the station takes', () => {
  const booking = bookingOf({ ...FULL, sides: '30 x 20 x 10', insured: '1000' });
  expect(bookingInput.safeParse(booking).error).toBeUndefined();
  expect(booking).toMatchObject({
    tariffPaise: 8_260,
    insuredPaise: 100_000,
    codPaise: 0,
    cm: { length: 30, breadth: 20, height: 10 },
  });
  expect(booking?.receiver).toEqual({ name: 'Meera Iyer', lines: ['12 Temple Street'], pin: '411014', phone: null });
});

describe('nothing is sent while something is missing or odd', () => {
  test.each<[string, Partial<BookingForm>]>([
    ['the receiver’s name', { receiver: { ...PARTY, name: ' ' } }],
    ['an address', { sender: { ...PARTY, street: '', town: '' } }],
    ['a PIN', { receiver: { ...PARTY, pin: '41101' } }],
    ['a PIN that cannot be', { receiver: { ...PARTY, pin: '011014' } }],
    ['what was paid', { tariff: '' }],
    ['half an amount', { cod: '12.' }],
    ['two sides of three', { sides: '30 x 20' }],
    ['a side of nothing', { sides: '30 x 20 x 0' }],
    ['a short telephone number', { sender: { ...PARTY, phone: '123' } }],
  ])('%s', (_, over) => expect(bookingOf({ ...FULL, ...over })).toBeNull());
});

test('contents count as declared only when the sender was asked and said so', () => {
  expect(bookingOf({ ...FULL, contents: null })?.contentsDeclared).toBe(false);
  expect(bookingOf({ ...FULL, contents: 'prohibited' })?.contentsDeclared).toBe(false);
});

test.each([
  ['82', 8_200],
  ['82.6', 8_260],
  ['82.06', 8_206],
  ['0', 0],
  ['', null],
  ['.5', null],
  ['1.234', null],
  ['1.2.3', null],
])('%s rupees', (text, paise) => expect(paiseOf(text)).toBe(paise));

test('a field takes only what may stand in it', () => {
  expect(CLEAN.pin('41 10-14x9')).toBe('411014');
  expect(CLEAN.amount('₹ 1,082.60')).toBe('1082.60');
  expect(CLEAN.sides('30×20x10 cm')).toBe('30×20x10 ');
});

/** A weight typed by hand is read in grams or in kilograms with a point, and what a scanner sends is none. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { MOST_GRAMS, parseTypedWeight } from '../../../../domain/custody/typed-weight.ts';

test.each([
  ['1', 1],
  ['850', 850],
  ['0850', 850],
  ['35000', 35_000],
  ['0.85', 850],
  ['0.001', 1],
  ['1.2', 1_200],
  ['12.50', 12_500],
  ['35.000', 35_000],
])('%s is %d g', (text, grams) => {
  expect(parseTypedWeight(text)).toEqual({ ok: true, value: grams });
});

test.each([
  ['', 'empty'],
  ['0', 'too-light'],
  ['0.000', 'too-light'],
  ['35001', 'too-heavy'],
  ['35.001', 'too-heavy'],
  ['123456789012', 'too-heavy'],
  ['.5', 'not-a-weight'],
  ['5.', 'not-a-weight'],
  ['1.2.3', 'not-a-weight'],
  ['1.2345', 'not-a-weight'],
  ['1,2', 'not-a-weight'],
  ['-5', 'not-a-weight'],
  ['5e3', 'not-a-weight'],
  [' 850', 'not-a-weight'],
  ['٨٥٠', 'not-a-weight'],
  ['CK482909003IN', 'not-a-weight'],
])('"%s" is none: %s', (text, kind) => {
  expect(parseTypedWeight(text)).toEqual({ ok: false, fault: { kind } });
});

test('whole grams and the same in kilograms are one weight, and no other text is one', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: MOST_GRAMS }), (grams) => {
      const kilograms = `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;
      expect([parseTypedWeight(String(grams)), parseTypedWeight(kilograms)]).toEqual([
        { ok: true, value: grams },
        { ok: true, value: grams },
      ]);
    }),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseTypedWeight(text);
      if (!read.ok) return;
      expect(Number.isInteger(read.value) && read.value >= 1 && read.value <= MOST_GRAMS).toBe(true);
      expect(/^\d+(\.\d{1,3})?$/.test(text)).toBe(true);
    }),
  );
});

test('a number of letters and digits, or of more digits than a weight has, is never one', () => {
  const numbers = fc.oneof(fc.stringMatching(/^[A-Z]{2}\d{9}[A-Z]{2}$/), fc.stringMatching(/^[1-9]\d{11}$/));
  fc.assert(fc.property(numbers, (number) => !parseTypedWeight(number).ok));
});

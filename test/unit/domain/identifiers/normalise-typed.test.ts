/** What a person types reads like what the barcode would have said. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNumber } from '../../../../domain/identifiers/display.ts';
import { normaliseTyped } from '../../../../domain/identifiers/normalise-typed.ts';

test.each([
  [' ck 1234 5678 5 in ', 'CK123456785IN'],
  ['CK\u202f1234\u202f5678\u202f5\u202fIN', 'CK123456785IN'],
  ['ck१२३४५६७८५in', 'CK123456785IN'],
  ['\ufeffebt 0123 456 789\t', 'EBT0123456789'],
  ['408‑1234567‑7654321', '408-1234567-7654321'],
  ['411 014', '411014'],
  ['CK\u200b1234\u200f5678\u20605IN', 'CK123456785IN'],
  ['', ''],
])('%j becomes %j', (typed, normal) => {
  expect(normaliseTyped(typed)).toBe(normal);
});

test('letters that only resemble or fold to A to Z are left alone, so that they cannot make a number', () => {
  expect(normaliseTyped('ıſßСК')).toBe('ıſßСК');
});

test('normalising twice is normalising once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(normaliseTyped(normaliseTyped(text))).toBe(normaliseTyped(text));
    }),
  );
});

test('a number copied from the screen reads as the number', () => {
  const numbers = fc.oneof(fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/), fc.stringMatching(/^[A-Z]{3}[0-9]{10}$/));
  fc.assert(
    fc.property(numbers, (number) => {
      expect(normaliseTyped(groupNumber(number))).toBe(number);
    }),
  );
});

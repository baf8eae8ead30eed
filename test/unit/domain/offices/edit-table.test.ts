/** The distance of two spellings, against its definition written out plainly. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../../domain/offices/edit-table.ts';

/** Optimal string alignment by its recursion, without a table of rows. */
function plain(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(1), b.slice(1)];
  const steps = [plain(restA, restB) + Number(a[0] !== b[0]), plain(restA, b) + 1, plain(a, restB) + 1];
  const isSwap = a.length > 1 && b.length > 1 && a[0] === b[1] && a[1] === b[0];
  return Math.min(...steps, isSwap ? plain(a.slice(2), b.slice(2)) + 1 : Infinity);
}

test.each([
  ['rampur', 'rampur', 0],
  ['rampur', 'rampu', 1],
  ['rampur', 'rapmur', 1],
  ['rampur', 'tampur', 1],
  ['rampur', 'nagpur', 2],
  ['ca', 'abc', 3],
  ['', 'abc', 3],
])('%s and %s are %d apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test('is what its definition says, for any two words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(plain(a, b));
    }),
    { numRuns: 300 },
  );
});

test('words longer than any name are cut, not refused', () => {
  expect(editDistance('a'.repeat(300), 'a'.repeat(64))).toBe(0);
});

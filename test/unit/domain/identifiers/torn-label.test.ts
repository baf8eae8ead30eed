import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mintS10 } from '../../../../domain/identifiers/s10.ts';
import { candidatesFor, isTorn, LEAST_READABLE, MOST_CANDIDATES } from '../../../../domain/identifiers/torn-label.ts';
import type { ItemNumber } from '../../../../domain/custody/ids.ts';
import { must } from '../../../support/station/ready-station.ts';

const number = (serial: number): ItemNumber => must(mintS10('CK', serial));
const list = [48_290_954, 48_290_961, 48_291_102, 48_291_318].map(number);
const names = (text: string, expected: readonly ItemNumber[] = list): unknown => {
  const found = candidatesFor(text, expected);
  return found.ok ? found.value.map((one) => `${one.from} ${one.number}`) : found.fault;
};

test.each([
  ['the end of a number', '0954'],
  ['two parts with a gap', '4829?954'],
  ['a gap at either end', '?90954?'],
  ['whatever sign stands for the gap', '48_9.09*4'],
])('%s finds its parcel among those still expected', (_what, text) => {
  expect(names(text)).toEqual([`expected ${list[0]}`]);
});

test('letters count as readable characters, and the order of the parts matters', () => {
  expect(names('CK?961')).toEqual([`expected ${list[1]}`]);
  expect(names('961?CK4')).toEqual({ kind: 'none' });
});

test('a part is not read twice', () => {
  expect(names('0954?954', [number(48_290_954)])).toEqual({ kind: 'none' });
});

test('too little and too much are told apart, each with its number', () => {
  expect(names('CK4')).toEqual({ kind: 'too-short', readable: 3, least: LEAST_READABLE });
  expect(names('CK48')).toEqual({ kind: 'too-many', matching: 4 });
});

test('thirteen places with one unreadable digit are completed by the check digit when nothing expected fits', () => {
  const [first] = list;
  const torn = `${String(first).slice(0, 5)}?${String(first).slice(6)}`;
  expect(names(torn, [])).toContainEqual(`rule ${first}`);
  expect(names(torn)).toEqual([`expected ${first}`]);
  expect(names('?K482909545IN', [])).toEqual({ kind: 'none' }); // a letter has no check
});

test('a whole number and a code of another kind are not torn', () => {
  expect([isTorn(String(list[0])), isTorn('4829'), isTorn('CK48?'), isTorn('406-1121854-6708985')]).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

/** A number of the list, and what is left of it when some places cannot be read. */
const torn = fc
  .tuple(
    fc.uniqueArray(fc.nat(99_999_999), { minLength: 1, maxLength: 300 }),
    fc.nat(),
    fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
  )
  .map(([serials, at, lost]) => {
    const numbers = serials.map(number);
    const whole = numbers[at % numbers.length] as ItemNumber;
    return {
      numbers,
      whole,
      text: Array.from(whole)
        .map((letter, place) => (lost[place] === true ? '?' : letter))
        .join(''),
    };
  });

test('the parcel is among the candidates whenever any are offered, and at most three are', () => {
  fc.assert(
    fc.property(torn, ({ numbers, whole, text }) => {
      const found = candidatesFor(text, numbers);
      const readable = text.replaceAll('?', '').length;
      if (!found.ok) {
        if (found.fault.kind === 'too-short') return readable < LEAST_READABLE;
        return found.fault.kind === 'too-many' && found.fault.matching > MOST_CANDIDATES;
      }
      const offered = found.value.map((one) => one.number);
      return (
        offered.includes(whole) && offered.length <= MOST_CANDIDATES && offered.every((one) => numbers.includes(one))
      );
    }),
    { numRuns: 2_000 },
  );
});

test('any text gives a typed answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => typeof candidatesFor(text, list).ok === 'boolean'),
    { numRuns: 5_000 },
  );
});

/** By looking at every place: the second way to say that the parts stand in their order. */
test('the same numbers fit as by a pattern of the whole text', () => {
  fc.assert(
    fc.property(torn, ({ numbers, text }) => {
      const pattern = new RegExp(text.replaceAll(/\?+/g, '.*'));
      const fitting = [...new Set(numbers)].filter((one) => pattern.test(one));
      const found = candidatesFor(text, numbers);
      if (found.ok)
        return found.value.every(({ number: one }) => fitting.includes(one)) && found.value.length === fitting.length;
      if (found.fault.kind === 'too-short') return true;
      return found.fault.kind === 'too-many' ? found.fault.matching === fitting.length : fitting.length === 0;
    }),
    { numRuns: 2_000 },
  );
});

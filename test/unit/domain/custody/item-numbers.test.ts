import { expect, test } from 'vitest';
import { identifyingNumbers, sharedNumber } from '../../../../domain/custody/item-numbers.ts';

const order = { kind: 'order', value: '406-1121854-6708985' } as const;
const amazon = (value: string) => ({ kind: 'amazon-tracking', value }) as const;

test('a parcel is known by its article number and its aliases, never by its order', () => {
  const line = { item: 'A', aliases: [order, amazon('T'), { kind: 'sscc', value: 'S' } as const, amazon('A')] };
  expect(identifyingNumbers(line)).toEqual(['A', 'T', 'S']);
});

test('a number on two lines is found, whichever kind it is on each', () => {
  const other = { item: 'B', aliases: [] };
  expect(
    sharedNumber([
      { item: 'A', aliases: [] },
      { item: 'A', aliases: [] },
    ]),
  ).toBe('A');
  expect(
    sharedNumber([
      { item: 'A', aliases: [amazon('T')] },
      { ...other, aliases: [amazon('T')] },
    ]),
  ).toBe('T');
  expect(sharedNumber([{ item: 'A', aliases: [amazon('B')] }, other])).toBe('B');
});

const line = (item: string) => ({ item, aliases: [order, amazon(item)] });

test('parcels of one order, and one number twice on its own line, share nothing', () => {
  expect(sharedNumber([line('A'), line('B')])).toBeUndefined();
});

/** The finish question names as many absent parcels as it has room for, and says how many more there are. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { absentShown } from '../../../../../renderer/features/accept/absent-shown.ts';

const parcels = (count: number) => Array.from({ length: count }, (_, at) => ({ item: `CK${at}`, pin: '411014' }));

test('all are named where they fit', () => {
  expect(absentShown(parcels(12), 12, 4)).toEqual({ parcels: parcels(12), more: 0 });
  expect(absentShown(parcels(13), 13, 4)).toEqual({ parcels: parcels(11), more: 2 });
  expect(absentShown(parcels(15), 15, 3)).toMatchObject({ more: 0 });
});

test('named and unnamed are always the total, and never more than there is room for', () => {
  fc.assert(
    fc.property(fc.nat(500), fc.integer({ min: 1, max: 4 }), (total, lines) => {
      const shown = absentShown(parcels(Math.min(total, 60)), total, lines);
      expect(shown.parcels.length + shown.more).toBe(total);
      expect(shown.parcels.length + (shown.more > 0 ? 1 : 0)).toBeLessThanOrEqual(3 * (8 - lines));
    }),
  );
});

test('before the names have come none is named, and the count still holds', () => {
  expect(absentShown([], 5, 1)).toEqual({ parcels: [], more: 5 });
});

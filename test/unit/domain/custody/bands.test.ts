import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { outOfSizeBand, outOfWeightBand, volumetricGrams, type Sides } from '../../../../domain/custody/bands.ts';
import type { Bands } from '../../../../domain/custody/manifest-ref.ts';

/** The department's bands for a parcel: 1 g to 35 kg, length 14 to 150, breadth 9 to 150, height 1 to 150 cm. */
const PARCEL: Bands = {
  grams: { min: 1, max: 35_000 },
  length: { min: 14, max: 150 },
  breadth: { min: 9, max: 150 },
  height: { min: 1, max: 150 },
  volumetric: { divisor: 5_000, maxGrams: 35_000 },
};
const sides = (length: number, breadth: number, height: number): Sides => ({ length, breadth, height });

test('volumetric weight is length x breadth x height in cm over 5000, in kg', () => {
  expect(volumetricGrams(sides(50, 40, 30), 5_000)).toBe(12_000);
  expect(volumetricGrams(sides(1, 1, 1), 5_000)).toBe(0);
  expect(volumetricGrams(sides(10, 10, 10), 5_000)).toBe(200);
});

test.each([
  [sides(14, 9, 1), null],
  [sides(150, 9, 1), null],
  [sides(13, 9, 1), { what: 'length', found: 13, min: 14, max: 150 }],
  [sides(20, 151, 1), { what: 'breadth', found: 151, min: 9, max: 150 }],
  [sides(20, 20, 160), { what: 'height', found: 160, min: 1, max: 150 }],
  [sides(60, 60, 60), { what: 'volumetric', found: 43_200, min: 0, max: 35_000 }],
  [sides(60, 20, 0), null], // a roll: no height was given
])('%j against the department’s bands: %j', (cm, found) => {
  expect(outOfSizeBand(PARCEL, cm)).toEqual(found);
});

test('the measured weight is named with both sides', () => {
  expect(outOfWeightBand(PARCEL, 35_000)).toBeNull();
  expect(outOfWeightBand(PARCEL, 35_001)).toEqual({ what: 'grams', found: 35_001, min: 1, max: 35_000 });
});

test('property: what the contract does not name, and what the manifest does not declare, is never out of a band', () => {
  const any = fc.record({ length: fc.nat(999), breadth: fc.nat(999), height: fc.nat(999) });
  fc.assert(
    fc.property(any, fc.nat(99_999), (cm, grams) => {
      expect(outOfSizeBand(undefined, cm)).toBeNull();
      expect(outOfSizeBand({}, cm)).toBeNull();
      expect(outOfSizeBand(PARCEL, null)).toBeNull();
      expect(outOfWeightBand({}, grams)).toBeNull();
    }),
  );
});

/** Reports of HID scales: published vectors, every status and unit, and any bytes at all. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deviceEvent } from '../../../../domain/contract/devices.ts';
import { decodeHidScale } from '../../../../native/scale/hid-scale-decoder.ts';
import { gramsToReport } from '../../../support/devices/hid-reports.ts';

const read = (hex: string) => decodeHidScale(Buffer.from(hex, 'hex'));

test('the worked example of the usage tables gives 1234.5 g, stable', () => {
  expect(read('030402ff3930')).toEqual({ status: 'stable', grams: 1234.5, raw: '030402ff3930' });
});

test("Dymo's example without a report id gives 645.2 ounces", () => {
  expect(read('040bff3419')).toEqual({ status: 'stable', grams: 18_291.112, raw: '040bff3419' });
});

test.each([
  ['03040200d204', 1234],
  ['030403fdd204', 1234],
  ['030403fed204', 12_340],
  ['03040c000100', 453.592],
  ['03040b006400', 2834.952],
  ['03040100e803', 1],
  ['030402010a00', 100],
])('%s is %d g', (hex, grams) => {
  expect(read(hex)?.grams).toBe(grams);
});

test.each([
  ['01', 'fault', null],
  ['02', 'zero', 0],
  ['03', 'motion', 500],
  ['04', 'stable', 500],
  ['05', 'under-zero', -500],
  ['06', 'over-limit', null],
  ['07', 'needs-calibration', null],
  ['08', 'needs-zero', null],
] as const)('status %s is %s', (byte, status, grams) => {
  expect(read(`03${byte}0200f401`)).toMatchObject({ status, grams });
});

test('a unit that means another weight from place to place gives no grams', () => {
  expect(read('030405000a00')).toMatchObject({ status: 'stable', grams: null });
});

test('a weight beyond a tonne gives no grams, at any exponent', () => {
  expect(read('0304027f0100')?.grams).toBeNull();
  expect(read('030408000200')?.grams).toBeNull();
  expect(read('03040280ffff')?.grams).toBe(0);
});

test.each(['', '03', '03040200', '03000200f401', '03090200f401', '01040200f401'])('%j is no scale report', (hex) => {
  expect(read(hex)).toBeNull();
});

test('property: whole grams come back from their report', () => {
  fc.assert(
    fc.property(fc.nat(65_535), (grams) => {
      expect(decodeHidScale(gramsToReport(grams))).toMatchObject({ status: 'stable', grams });
    }),
  );
});

test('property: any bytes give null or a reading that fits the contract', () => {
  const likely = fc
    .tuple(
      fc.integer({ min: 0, max: 9 }),
      fc.integer({ min: 0, max: 13 }),
      fc.uint8Array({ minLength: 3, maxLength: 3 }),
    )
    .map(([status, unit, rest]) => Uint8Array.from([3, status, unit, ...rest]));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 80 }), likely), (bytes) => {
      const reading = decodeHidScale(bytes);
      if (reading === null) return;
      const event = { kind: 'weight', device: 'd', atMs: 0, ...reading };
      expect(deviceEvent.parse(event)).toEqual(event);
    }),
    { numRuns: 1000 },
  );
});

/** Which listed HID devices are ours, and what they are called. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { findScannersAndScales, type ListedHid } from '../../../../native/transport/hid-listing.ts';

function listed(over: Partial<ListedHid>): ListedHid {
  return {
    vendorId: 0x0c2e,
    productId: 0x0b61,
    path: '/dev/hidraw0',
    serialNumber: 'S1',
    usagePage: 0x8c,
    usage: 2,
    ...over,
  };
}

test('a scanner and a scale are found by usage, whoever made them', () => {
  const scale = listed({ vendorId: 1, path: '/dev/hidraw1', usagePage: 0x8d, usage: 0x20, product: 'Bench Scale' });
  expect(findScannersAndScales([listed({}), scale])).toMatchObject([
    { id: '0c2e:0b61:S1', role: 'scanner', name: '0c2e:0b61:S1' },
    { id: '0001:0b61:S1', role: 'scale', name: 'Bench Scale' },
  ]);
});

test('keyboards, badge readers and devices without a path are left alone', () => {
  const others = [
    listed({ usagePage: 1, usage: 6 }),
    listed({ usage: 1 }),
    listed({ path: undefined }),
    listed({ usage: undefined }),
  ];
  expect(findScannersAndScales(others)).toEqual([]);
});

test('a device keeps its name when its path changes', () => {
  const [before] = findScannersAndScales([listed({ path: '/dev/hidraw0' })]);
  const [after] = findScannersAndScales([listed({ path: '/dev/hidraw7' })]);
  expect(after?.id).toBe(before?.id);
});

test('two devices of one serial, and devices without one, are told apart', () => {
  const twins = [
    listed({ path: 'a' }),
    listed({ path: 'b' }),
    listed({ path: 'c', serialNumber: '' }),
    listed({ path: 'd', serialNumber: '' }),
  ];
  expect(findScannersAndScales(twins).map(({ id }) => id)).toEqual([
    '0c2e:0b61:S1',
    '0c2e:0b61:S1#1',
    '0c2e:0b61:#1',
    '0c2e:0b61:#2',
  ]);
});

test('a device that is listed once per collection is opened once', () => {
  expect(findScannersAndScales([listed({}), listed({})])).toHaveLength(1);
});

test('property: names are unique, printable and at most 80 characters', () => {
  const device = fc.record({
    vendorId: fc.nat(0xffff),
    productId: fc.nat(0xffff),
    path: fc.string({ maxLength: 4 }),
    serialNumber: fc.string({ unit: 'binary', maxLength: 90 }),
    product: fc.string({ unit: 'binary', maxLength: 200 }),
    usagePage: fc.constant(0x8c),
    usage: fc.constant(2),
  });
  fc.assert(
    fc.property(fc.array(device, { maxLength: 10 }), (listing) => {
      const found = findScannersAndScales(listing);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      for (const { id, name } of found) {
        expect(id).toMatch(/^[ -~]{1,80}$/);
        expect(name).toMatch(/^[ -~]{1,80}$/);
      }
    }),
  );
});

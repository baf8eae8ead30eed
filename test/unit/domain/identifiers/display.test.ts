/** Numbers in groups for people; the data never carries the spaces. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { groupNumber, groupPin, NARROW_SPACE } from '../../../../domain/identifiers/display.ts';

test.each([
  ['CK482913609IN', 'CK 4829 1360 9 IN'],
  ['EBT0123456789', 'EBT 0123 456 789'],
  ['389012345678901237', '3 8901234 567890123 7'],
  ['389012345678901230', '3 8901234 567890123 0'],
  ['BEBRUABOLPBBAEN60073003000227', 'BEBRUA BOLPBB AEN 6 0073 003 00 0227'],
  ['BEBRUABOLPBBAEN60073', 'BEBRUA BOLPBB AEN 6 0073'],
  ['TBA123456789012', 'TBA123456789012'],
  ['408-1234567-7654321', '408-1234567-7654321'],
  ['', ''],
])('%j is shown as %j', (number, shown) => {
  expect(groupNumber(number)).toBe(shown.replaceAll(' ', NARROW_SPACE));
});

test('a PIN is shown in two groups of three, anything else as it is', () => {
  expect(groupPin('411014')).toBe(`411${NARROW_SPACE}014`);
  expect(groupPin('011014')).toBe('011014');
});

test('taking the narrow spaces out gives the number back', () => {
  const anything = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
    fc.stringMatching(/^[1-9][0-9]{5}$/),
  );
  fc.assert(
    fc.property(anything, (text) => {
      fc.pre(!text.includes(NARROW_SPACE));
      expect(groupNumber(text).replaceAll(NARROW_SPACE, '')).toBe(text);
      expect(groupPin(text).replaceAll(NARROW_SPACE, '')).toBe(text);
    }),
  );
});

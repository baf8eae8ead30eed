/**
 * Fields as labels carry them, for properties.
 */
import fc from 'fast-check';
import { GS1_ELEMENTS } from '../../../../domain/identifiers/gs1-element-table.ts';

const digits = '0123456789';
const signs = `${digits}ABCXYZabcxyz!"%&'()*+,-./:;<=>?_`;

/** One element whose data fits its identifier's form. */
export const elementFields = fc.constantFrom(...GS1_ELEMENTS.entries()).chain(([id, { min, max, digits: count }]) => {
  const head = fc.string({ unit: fc.constantFrom(...digits.split('')), minLength: count, maxLength: count });
  const rest = fc.string({ unit: fc.constantFrom(...signs.split('')), maxLength: Math.max(max - count, 0) });
  const length = fc.integer({ min, max });
  return fc.tuple(head, rest, length).map(([first, second, size]) => {
    const value = (first + second).slice(0, size);
    return { id, value: value.length < min ? value.padEnd(min, 'A') : value };
  });
});

/** One data identifier and its value. */
export const dataFields = fc.record({
  id: fc.stringMatching(/^[0-9]{0,3}[A-Z]$/),
  value: fc.stringMatching(/^[ -~]{1,20}$/),
});

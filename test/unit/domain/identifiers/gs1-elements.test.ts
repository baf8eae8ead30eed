/** Element strings: the example, where FNC1 may stand, and that writing and reading are each other's inverse. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GS1_ELEMENTS } from '../../../../domain/identifiers/gs1-element-table.ts';
import { formatElements, parseElements } from '../../../../domain/identifiers/gs1-elements.ts';
import { parseLabelWeight } from '../../../../domain/identifiers/gs1-weight.ts';
import { elementFields } from './label-arbitraries.ts';

const EXAMPLE = '00389012345678901237420570001\u001d3302001250';
const EXAMPLE_FIELDS = [
  { id: '00', value: '389012345678901237' },
  { id: '420', value: '570001' },
  { id: '3302', value: '001250' },
];

describe('the example of a carton for 570001 of 12.50 kg', () => {
  test('is read', () => {
    expect(parseElements(EXAMPLE)).toEqual({ ok: true, value: EXAMPLE_FIELDS });
    expect(EXAMPLE_FIELDS.map(parseLabelWeight)).toMatchObject([
      { ok: false },
      { ok: false },
      { ok: true, value: { what: 'gross', grams: 12_500 } },
    ]);
  });

  test('is written with the one separator it needs', () => {
    expect(formatElements(EXAMPLE_FIELDS)).toEqual({ ok: true, value: EXAMPLE });
  });

  test('is the same with a separator after data of predefined length, and after the last', () => {
    expect(parseElements(`${EXAMPLE.replace('1237', '1237\u001d')}\u001d`)).toEqual({
      ok: true,
      value: EXAMPLE_FIELDS,
    });
  });
});

test.each([
  ['4212401234', [{ id: '421', value: '2401234' }]],
  ['0100614141123452', [{ id: '01', value: '00614141123452' }]],
  ['10LOT-7/a\u001d21S_9', [{ id: '10', value: 'LOT-7/a' }, { id: '21', value: 'S_9' }]], // prettier-ignore
  ['3103001250', [{ id: '3103', value: '001250' }]],
  ['4130614141000012403R1', [{ id: '413', value: '0614141000012' }, { id: '403', value: 'R1' }]], // prettier-ignore
])('%j', (text, fields) => {
  expect(parseElements(text)).toEqual({ ok: true, value: fields });
});

test.each([
  ['', 'empty', 0],
  ['560001', 'unknown-identifier', 0],
  ['5', 'unknown-identifier', 0],
  ['\u001d10A', 'unknown-identifier', 0],
  ['10A\u001d\u001d21B', 'unknown-identifier', 4],
  ['10A\u001d9', 'unknown-identifier', 4],
  ['0038901234567890123', 'wrong-length', 0],
  ['00389012345678901\u001d2371', 'wrong-length', 0],
  ['420', 'wrong-length', 0],
  ['10ABCDEFGHIJKLMNOPQRSTU', 'wrong-length', 0],
  ['00389012345678901237402123456', 'wrong-length', 20],
  ['0038901234567890123A', 'wrong-character', 0],
  ['37A', 'wrong-character', 0],
  ['10A B', 'wrong-character', 0],
  ['10A\u00e9', 'wrong-character', 0],
  ['10A\u0000', 'wrong-character', 0],
])('%j is refused: %s at %d', (text, kind, at) => {
  expect(parseElements(text)).toEqual({ ok: false, fault: { kind, at } });
});

test('no identifier begins another, so a string can be cut in one way only', () => {
  const ids = [...GS1_ELEMENTS.keys()];
  expect(ids.length).toBeGreaterThan(400);
  expect(ids.filter((id) => ids.some((other) => other !== id && other.startsWith(id)))).toEqual([]);
  expect(ids.filter((id) => !/^[0-9]{2,4}$/.test(id))).toEqual([]);
});

test('what needs no separator has one length', () => {
  for (const [id, { min, max, predefined }] of GS1_ELEMENTS) {
    expect(predefined && min !== max, id).toBe(false);
  }
});

test('fields that were written are read back, with separators put in wherever they are allowed', () => {
  fc.assert(
    fc.property(fc.array(elementFields, { minLength: 1, maxLength: 6 }), fc.array(fc.boolean()), (fields, more) => {
      const text = formatElements(fields);
      expect(parseElements(text.ok ? text.value : '')).toEqual({ ok: true, value: fields });
      const separated = fields.map(({ id, value }, at) => {
        const needed = !(GS1_ELEMENTS.get(id)?.predefined ?? false) && at < fields.length - 1;
        return `${id}${value}${needed || more[at] === true ? '\u001d' : ''}`;
      });
      expect(parseElements(separated.join(''))).toEqual({ ok: true, value: fields });
    }),
  );
});

test('what was read is written the same again, but for separators that are not needed', () => {
  const loose = fc.string({ unit: fc.constantFrom(...'0123456789AZ\u001d '.split('')), maxLength: 40 });
  let read = 0;
  fc.assert(
    fc.property(loose, (text) => {
      const fields = parseElements(text);
      if (!fields.ok) return;
      read += 1;
      const again = formatElements(fields.value);
      expect(again.ok && parseElements(again.value)).toEqual(fields);
      expect((again.ok ? again.value : '').replaceAll('\u001d', '')).toBe(text.replaceAll('\u001d', ''));
    }),
    { numRuns: 20_000 },
  );
  expect(read).toBeGreaterThan(50);
});

test.each([
  [[], 'empty'],
  [[{ id: '5', value: '1' }], 'unknown-identifier'],
  [[{ id: '00', value: '1' }], 'wrong-length'],
  [[{ id: '10', value: 'A\u001d' }], 'wrong-character'],
] as const)('%j is not written: %s', (fields, kind) => {
  expect(formatElements(fields)).toMatchObject({ ok: false, fault: { kind } });
});

test.each([
  ['3300', '000012', { what: 'gross', grams: 12_000 }],
  ['3303', '012345', { what: 'gross', grams: 12_345 }],
  ['3105', '123456', { what: 'net', grams: 1235 }],
  ['3105', '000050', { what: 'net', grams: 1 }],
  ['3100', '999999', { what: 'net', grams: 999_999_000 }],
])('%s %s is a weight', (id, value, weight) => {
  expect(parseLabelWeight({ id, value })).toEqual({ ok: true, value: weight });
});

test.each([
  ['3306', '000001'],
  ['3110', '000001'],
  ['3301', '00001'],
  ['330', '000001'],
  ['3301', '00000x'],
])('%s %s is none', (id, value) => {
  expect(parseLabelWeight({ id, value })).toEqual({ ok: false, fault: { kind: 'not-a-weight' } });
});

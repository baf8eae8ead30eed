/** DIGIPIN: the vectors of the department's code, and that place and code agree in both directions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  decodeDigipin,
  encodeDigipin,
  parseDigipin,
  type Digipin,
  type Place,
} from '../../../../domain/identifiers/digipin.ts';

const ALPHABET = '23456789CJKLMPFT';
const CELL = 36 / 4 ** 10;

const VECTORS = [
  {
    at: [28.6139, 77.209],
    code: '39J-438-TJC7',
    centre: [28.613901, 77.208998],
    path: '11 02 10 21 11 03 33 10 01 13',
  },
  {
    at: [13.0827, 80.2707],
    code: '4T3-84L-L5L9',
    centre: [13.082701, 80.270716],
    path: '21 33 11 03 21 30 30 22 30 02',
  },
  { at: [12.9716, 77.5946], code: '4P3-JK8-52C9', centre: [12.971601, 77.594584], path: null },
] as const;

describe('vectors', () => {
  test.each(VECTORS)('$code', ({ at: [latitude, longitude], code, centre, path }) => {
    expect(encodeDigipin({ latitude, longitude })).toEqual({ ok: true, value: code });
    expect(decodeDigipin(code as Digipin)).toEqual({ latitude: centre[0], longitude: centre[1] });
    if (path !== null) expect(pathOf(code)).toBe(path);
  });

  test('the corners of the box belong to it', () => {
    expect(encodeDigipin({ latitude: 38.5, longitude: 99.5 })).toEqual({ ok: true, value: '888-888-8888' });
    expect(encodeDigipin({ latitude: 2.5, longitude: 63.5 })).toEqual({ ok: true, value: 'LLL-LLL-LLLL' });
  });
});

test.each([
  [2.4999999, 80],
  [38.5000001, 80],
  [20, 63.4999999],
  [20, 99.5000001],
  [Number.NaN, 80],
  [20, Number.NaN],
  [Number.POSITIVE_INFINITY, 80],
])('%d, %d is outside', (latitude, longitude) => {
  expect(encodeDigipin({ latitude, longitude })).toEqual({ ok: false, fault: { kind: 'outside' } });
});

const codes = fc
  .string({ unit: fc.constantFrom(...ALPHABET.split('')), minLength: 10, maxLength: 10 })
  .map((letters) => `${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}` as Digipin);
const places = fc.record({
  latitude: fc.double({ min: 2.5, max: 38.5, noNaN: true }),
  longitude: fc.double({ min: 63.5, max: 99.5, noNaN: true }),
});

test('the centre of a code has the code', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(encodeDigipin(decodeDigipin(code))).toEqual({ ok: true, value: code });
    }),
    { numRuns: 2_000 },
  );
});

test('a place is within half a square of the centre of its code, and has the code of the published algorithm', () => {
  fc.assert(
    fc.property(places, (place) => {
      const code = encodeDigipin(place);
      if (!code.ok) throw new Error(code.fault.kind);
      const centre = decodeDigipin(code.value);
      expect(Math.abs(centre.latitude - place.latitude)).toBeLessThan(CELL / 2 + 1e-6);
      expect(Math.abs(centre.longitude - place.longitude)).toBeLessThan(CELL / 2 + 1e-6);
      expect(code.value).toBe(asPublished(place));
    }),
    { numRuns: 2_000 },
  );
});

describe('read from text', () => {
  test('with hyphens or without', () => {
    expect(parseDigipin('39J-438-TJC7')).toEqual({ ok: true, value: '39J-438-TJC7' });
    expect(parseDigipin('39J438TJC7')).toEqual({ ok: true, value: '39J-438-TJC7' });
    expect(parseDigipin('888-888-8888')).toEqual({ ok: true, value: '888-888-8888' });
  });

  test.each([
    '',
    '39J-438TJC7',
    '39J438-TJC7',
    '39j-438-tjc7',
    '39J-438-TJC1',
    '39J-438-TJC',
    '9876543298',
    '39J-438-TJC77',
  ])('%j is none', (text) => {
    expect(parseDigipin(text)).toEqual({ ok: false, fault: { kind: 'wrong-shape' } });
  });

  test('of the ways to misread one letter as a digit or capital, 15 of 35 give another square and 20 are noticed', () => {
    fc.assert(
      fc.property(codes, fc.constantFrom(0, 1, 2, 4, 5, 6, 8, 9, 10, 11), (code, at) => {
        const others = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('').filter((one) => one !== code[at]);
        const read = others.filter((one) => parseDigipin(code.slice(0, at) + one + code.slice(at + 1)).ok);
        expect([others.length, read.length]).toEqual([35, 15]);
      }),
    );
  });

  test('any text gives a code of the grid or a fault', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          codes,
          codes.map((code) => code.replaceAll('-', '')),
        ),
        (text) => {
          const reply = parseDigipin(text);
          if (reply.ok) expect(reply.value.replaceAll('-', '')).toBe(text.replaceAll('-', ''));
          if (reply.ok) expect(encodeDigipin(decodeDigipin(reply.value))).toEqual(reply);
        },
      ),
    );
  });
});

/** Row and column at each level, as the vectors give them. */
function pathOf(code: string): string {
  const rows = ['FC98', 'J327', 'K456', 'LMPT'];
  const cells = Array.from(code.replaceAll('-', ''), (letter) => {
    const row = rows.findIndex((one) => one.includes(letter));
    return `${row}${rows[row]?.indexOf(letter)}`;
  });
  return cells.join(' ');
}

/** The algorithm as the department describes it: both edges are carried along. */
function asPublished({ latitude, longitude }: Place): string {
  const rows = ['FC98', 'J327', 'K456', 'LMPT'];
  let [minLat, maxLat, minLon, maxLon] = [2.5, 38.5, 63.5, 99.5];
  let code = '';
  for (let level = 1; level <= 10; level += 1) {
    const [height, width] = [(maxLat - minLat) / 4, (maxLon - minLon) / 4];
    const row = Math.min(Math.max(3 - Math.floor((latitude - minLat) / height), 0), 3);
    const column = Math.min(Math.max(Math.floor((longitude - minLon) / width), 0), 3);
    code += `${rows[row]?.[column]}${level === 3 || level === 6 ? '-' : ''}`;
    [maxLat, minLat] = [minLat + height * (4 - row), minLat + height * (3 - row)];
    [minLon, maxLon] = [minLon + width * column, minLon + width * (column + 1)];
  }
  return code;
}

/** International bags and despatches: the published example, and exactly what a misreading does to them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatDespatch,
  formatReceptacle,
  parseDespatch,
  parseReceptacle,
  type DespatchNumber,
  type ReceptacleNumber,
} from '../../../../domain/identifiers/mail-receptacle.ts';

const EXAMPLE = 'BEBRUABOLPBBAEN60073003000227';

describe('the example from Brussels to La Paz', () => {
  test('is read as published', () => {
    expect(parseReceptacle(EXAMPLE)).toEqual({
      ok: true,
      value: {
        number: EXAMPLE,
        despatch: {
          number: 'BEBRUABOLPBBAEN60073',
          origin: 'BEBRUA',
          destination: 'BOLPBB',
          category: 'A',
          subclass: 'EN',
          year: '6',
          serial: '0073',
        },
        serial: '003',
        isLast: false,
        hasRegistered: false,
        grossGrams: 22_700,
      },
    });
  });

  test('its despatch alone is read the same', () => {
    const bag = parseReceptacle(EXAMPLE);
    expect(parseDespatch(EXAMPLE.slice(0, 20))).toEqual({ ok: true, value: bag.ok ? bag.value.despatch : null });
  });
});

test.each([
  ['BEBRUABOLPBBAEN60073003119999', { isLast: true, hasRegistered: true, grossGrams: null }],
  ['BEBRUABOLPBBDEN60073003990000', { isLast: null, hasRegistered: null, grossGrams: 0 }],
  ['BEBRUABOLPBBCEN60073003019998', { isLast: false, hasRegistered: true, grossGrams: 999_800 }],
])('%s', (text, parts) => {
  expect(parseReceptacle(text)).toMatchObject({ ok: true, value: parts });
});

test.each([
  ['', 'wrong-shape'],
  [EXAMPLE.slice(1), 'wrong-shape'],
  [`${EXAMPLE}0`, 'wrong-shape'],
  [EXAMPLE.toLowerCase(), 'wrong-shape'],
  ['BEBRUABOLPBBXEN60073003000227', 'unknown-category'],
  ['BEBRUABOLPBBAEN60073003200227', 'unknown-flag'],
  ['BEBRUABOLPBBAEN60073003080227', 'unknown-flag'],
])('%j is refused: %s', (text, kind) => {
  expect(parseReceptacle(text)).toEqual({ ok: false, fault: { kind } });
});

const despatches = fc.stringMatching(/^[A-Z]{12}[ABCD][A-Z]{2}[0-9]{5}$/);
const receptacles = fc
  .tuple(despatches, fc.stringMatching(/^[0-9]{3}[019]{2}[0-9]{4}$/))
  .map(([despatch, rest]) => despatch + rest);

test('taken apart and put together again, each number is the same', () => {
  fc.assert(
    fc.property(receptacles, (text) => {
      const bag = parseReceptacle(text);
      expect(bag.ok && formatReceptacle(bag.value)).toEqual({ ok: true, value: text });
      expect(bag.ok && formatDespatch(bag.value.despatch)).toEqual({ ok: true, value: text.slice(0, 20) });
    }),
  );
});

test('of the 126 misreadings of one digit of a bag 14 are noticed, of the 45 of a despatch none', () => {
  fc.assert(
    fc.property(receptacles, (text) => {
      const bagsNoticed = misreadings(text).filter((one) => !parseReceptacle(one).ok);
      expect([misreadings(text).length, bagsNoticed.length]).toEqual([126, 14]);
      const despatch = text.slice(0, 20);
      expect(misreadings(despatch).filter((one) => !parseDespatch(one).ok)).toEqual([]);
      expect(misreadings(despatch)).toHaveLength(45);
    }),
    { numRuns: 20 },
  );
});

test('parts that make no number are refused', () => {
  const bag = parseReceptacle(EXAMPLE);
  if (!bag.ok) throw new Error(bag.fault.kind);
  const { despatch } = bag.value;
  const wrongDespatches = [
    { origin: 'BEBRU' },
    { destination: 'BOLPB1' },
    { subclass: 'E' },
    { year: '26' },
    { serial: '73' },
  ];
  for (const wrong of wrongDespatches)
    expect(formatDespatch({ ...despatch, ...wrong }).ok, JSON.stringify(wrong)).toBe(false);
  // One part longer and its neighbour shorter would still be twenty characters.
  expect(formatDespatch({ ...despatch, origin: 'BEBRUAB', destination: 'OLPBB' }).ok).toBe(false);
  const wrongBags = [
    { serial: '3' },
    { grossGrams: 22_750 },
    { grossGrams: -100 },
    { grossGrams: 999_900 },
    { grossGrams: 1e9 },
    { grossGrams: Number.NaN },
  ];
  for (const wrong of wrongBags)
    expect(formatReceptacle({ ...bag.value, ...wrong }).ok, JSON.stringify(wrong)).toBe(false);
});

test('any text gives a number or a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 32 }), (text) => {
      const [bag, despatch] = [parseReceptacle(text), parseDespatch(text)];
      expect(bag.ok ? bag.value.number : text).toBe(text as ReceptacleNumber);
      expect(despatch.ok ? despatch.value.number : text).toBe(text as DespatchNumber);
    }),
  );
});

function misreadings(text: string): string[] {
  return Array.from(text).flatMap((character, at) =>
    /[0-9]/.test(character)
      ? '0123456789'
          .split('')
          .filter((digit) => digit !== character)
          .map((digit) => text.slice(0, at) + digit + text.slice(at + 1))
      : [],
  );
}

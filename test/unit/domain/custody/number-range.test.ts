import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterMint,
  leftIn,
  mintNext,
  numberAt,
  rangeIdOf,
  readRangeId,
  stockOf,
  type LeasedRange,
  type NumberRange,
} from '../../../../domain/custody/number-range.ts';
import { parseS10 } from '../../../../domain/identifiers/s10.ts';

const nothing = (): boolean => false;
const leased = (from: number, to: number, next = from): LeasedRange => ({ prefix: 'CK', from, to, next });

describe('one number', () => {
  test('is the prefix, the serial, its check digit and IN', () => {
    expect(mintNext([leased(12345678, 12345680)], nothing)).toEqual({
      ok: true,
      value: { number: 'CK123456785IN', minted: { range: 'CK12345678-12345680', serial: 12345678, skipped: 0 } },
    });
  });

  test('is never one this book knows, and what was passed over is told', () => {
    const known = new Set([10, 11].map((serial) => numberAt('CK', serial)));
    const reply = mintNext([leased(10, 20)], (number) => known.has(number));
    expect(reply).toMatchObject({ ok: true, value: { minted: { serial: 12, skipped: 2 } } });
  });

  test('comes from the first range that has one, in the order in which they were leased', () => {
    const reply = mintNext([leased(50, 59, 60), leased(90, 99, 97), leased(10, 19)], nothing);
    expect(reply).toMatchObject({ ok: true, value: { minted: { range: 'CK00000090-00000099', serial: 97 } } });
  });

  test('is refused at zero, with how many there were and how many were no use', () => {
    expect(mintNext([], nothing)).toEqual({ ok: false, fault: { kind: 'no-range' } });
    expect(mintNext([leased(1, 5, 6)], nothing)).toMatchObject({ fault: { leased: 5, known: 0 } });
    expect(mintNext([leased(1, 5, 4)], () => true)).toMatchObject({ fault: { leased: 5, known: 2 } });
  });
});

test('a range and its name say the same', () => {
  const range = fc
    .tuple(fc.nat(99_999_999), fc.nat(99_999_999))
    .map(([a, b]): NumberRange => ({ prefix: 'EW', from: Math.min(a, b), to: Math.max(a, b) }));
  fc.assert(
    fc.property(range, (one) => {
      expect(readRangeId(rangeIdOf(one))).toEqual(one);
    }),
  );
  for (const odd of ['CK00000020-00000010', 'ck00000010-00000020', 'CK10-20', '']) expect(readRangeId(odd)).toBeNull();
});

test.each([
  [[], 'never', 0],
  [[leased(1, 100)], 'plenty', 100],
  [[leased(1, 100, 80)], 'plenty', 21],
  [[leased(1, 100, 81)], 'low', 20],
  [[leased(1, 100, 101)], 'none', 0],
  // A range that is used up says nothing of what is left.
  [[leased(1, 1000, 1001), leased(2001, 2010)], 'plenty', 10],
] as const)('of %j the stock is %s', (ranges, state, left) => {
  expect(stockOf(ranges)).toEqual({ state, left });
});

test('a mint follows only where the one before ended', () => {
  const range = leased(10, 19, 12);
  const id = rangeIdOf(range);
  expect(afterMint(range, { range: id, serial: 12, skipped: 0 })?.next).toBe(13);
  expect(afterMint(range, { range: id, serial: 14, skipped: 2 })?.next).toBe(15);
  for (const [serial, skipped] of [
    [11, 0],
    [13, 0],
    [14, 1],
    [20, 8],
  ] as const)
    // prettier-ignore
    expect(afterMint(range, { range: id, serial, skipped })).toBeNull();
  expect(afterMint(leased(10, 18, 12), { range: id, serial: 12, skipped: 0 })).toBeNull();
});

test('a range gives each of its serials once, upwards, and says which it passed over', () => {
  const known = fc.uniqueArray(fc.integer({ min: 100, max: 139 }));
  fc.assert(
    fc.property(known, (serials) => {
      const taken = new Set(serials.map((serial) => numberAt('CK', serial)));
      let range = leased(100, 139);
      const given: number[] = [];
      for (;;) {
        const reply = mintNext([range], (number) => taken.has(number));
        if (!reply.ok) break;
        const { number, minted } = reply.value;
        expect(parseS10(number).ok && !taken.has(number)).toBe(true);
        const next = afterMint(range, minted);
        if (next === null) throw new Error('a mint that does not follow');
        given.push(minted.serial);
        range = next;
      }
      expect(given).toEqual(Array.from({ length: 40 }, (_, at) => 100 + at).filter((one) => !serials.includes(one)));
      expect(leftIn(range)).toBeLessThanOrEqual(serials.length);
    }),
  );
});

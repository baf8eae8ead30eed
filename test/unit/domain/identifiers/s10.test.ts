/** Article numbers: the published vectors, and exactly how far the check digit can be trusted. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemNumber } from '../../../../domain/contract/shapes.ts';
import { checkDigit, mintS10, parseS10, splitS10 } from '../../../../domain/identifiers/s10.ts';

/** Serial, weighted sum, remainder and number as published or recomputed from the standard. */
const VECTORS = [
  { serial: '47312482', sum: 200, remainder: 2, check: '9', number: 'EK473124829IN' },
  { serial: '12345678', sum: 204, remainder: 6, check: '5', number: 'CK123456785IN' },
  { serial: '10000014', sum: 45, remainder: 1, check: '0', number: 'CK100000140IN' },
  { serial: '10000002', sum: 22, remainder: 0, check: '5', number: 'ET100000025IN' },
] as const;

const serials = fc.integer({ min: 0, max: 99_999_999 });
const letterPairs = fc.stringMatching(/^[A-Z]{2}$/);

describe('check digit', () => {
  test.each(VECTORS)('$serial has the check digit $check', ({ serial, sum, remainder, check, number }) => {
    expect(weightedSum(serial)).toBe(sum);
    expect(sum % 11).toBe(remainder);
    expect(checkDigit(serial)).toBe(check);
    expect(parseS10(number)).toEqual({
      ok: true,
      value: { number, prefix: number.slice(0, 2), serial, check, issuer: 'IN' },
    });
    expect(mintS10(number.slice(0, 2), Number(serial))).toEqual({ ok: true, value: number });
  });

  test.each(['', '1234567', '123456789', '1234567x', ' 1234567', '１２３４５６７８'])(
    'a serial that is not eight digits is a bug of the caller: %j',
    (serial) => {
      expect(() => checkDigit(serial)).toThrow(RangeError);
    },
  );

  test('it is 5 for the remainders 0 and 6, and every other digit stands for one remainder', () => {
    const remaindersByCheck = new Map<string, Set<number>>();
    for (let serial = 0; serial < 2_000; serial += 1) {
      const text = String(serial).padStart(8, '0');
      const remainders = remaindersByCheck.get(checkDigit(text)) ?? new Set<number>();
      remaindersByCheck.set(checkDigit(text), remainders.add(weightedSum(text) % 11));
    }
    const found = Object.fromEntries(
      [...remaindersByCheck].map(([check, of]) => [check, [...of].sort((a, b) => a - b)]),
    );
    expect(found).toEqual({
      '0': [1],
      '1': [10],
      '2': [9],
      '3': [8],
      '4': [7],
      '5': [0, 6],
      '6': [5],
      '7': [4],
      '8': [3],
      '9': [2],
    });
  });
});

describe('one misread digit', () => {
  test('is noticed in the serial unless it moves the remainder between 0 and 6', () => {
    fc.assert(
      fc.property(
        serials,
        fc.nat({ max: 7 }),
        fc.integer({ min: 1, max: 9 }),
        letterPairs,
        (serial, place, step, prefix) => {
          const number = minted(prefix, serial);
          const misread = withDigit(number, 2 + place, step);
          const remainders = [number, misread].map((text) => weightedSum(text.slice(2, 10)) % 11).sort((a, b) => a - b);
          const blind = remainders[0] === 0 && remainders[1] === 6;
          expect(parseS10(misread).ok).toBe(blind);
        },
      ),
      { numRuns: 5_000 },
    );
  });

  test('is always noticed in the check digit itself, and the right digit is named', () => {
    fc.assert(
      fc.property(serials, fc.integer({ min: 1, max: 9 }), (serial, step) => {
        const number = minted('CK', serial);
        const misread = withDigit(number, 10, step);
        expect(parseS10(misread)).toEqual({
          ok: false,
          fault: { kind: 'wrong-check-digit', found: misread[10], expected: number[10], position: 10 },
        });
      }),
    );
  });

  test('goes unnoticed in 130,909,104 of all 7,200,000,000 cases, 16,363,638 in each place', () => {
    const blind = [0, 1, 2, 3, 4, 5, 6, 7].map((place) => countBlind(place, 8));
    expect(blind).toEqual(Array.from({ length: 8 }, () => 16_363_638));
  });

  test('the count agrees with trying every case of serials that end in three free digits', () => {
    const free = [5, 6, 7];
    let tried = 0;
    for (let at = 0; at < 1_000 * free.length * 9; at += 1) {
      const place = free[at % 3]!;
      const step = 1 + (Math.floor(at / 3) % 9);
      const serial = Math.floor(at / 27);
      if (parseS10(withDigit(minted('CK', serial), 2 + place, step)).ok) tried += 1;
    }
    const counted = free.reduce((total, place) => total + countBlind(place, 3), 0);
    expect(counted).toBeGreaterThan(0);
    expect(tried).toBe(counted);
  });
});

describe('two neighbours exchanged', () => {
  test('are noticed unless the exchange moves the remainder between 0 and 6', () => {
    fc.assert(
      fc.property(serials, fc.nat({ max: 6 }), (serial, place) => {
        const digits = String(serial).padStart(8, '0').split('');
        fc.pre(digits[place] !== digits[place + 1]);
        const swapped = [...digits];
        [swapped[place], swapped[place + 1]] = [digits[place + 1] ?? '', digits[place] ?? ''];
        const remainders = [digits, swapped].map((of) => weightedSum(of.join('')) % 11).sort((a, b) => a - b);
        const blind = remainders[0] === 0 && remainders[1] === 6;
        const text = `CK${swapped.join('')}${checkDigit(digits.join(''))}IN`;
        expect(parseS10(text).ok).toBe(blind);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('parse and mint', () => {
  test('every minted number parses back to its parts and fits the contract', () => {
    fc.assert(
      fc.property(letterPairs, serials, letterPairs, (prefix, serial, issuer) => {
        const reply = mintS10(prefix, serial, issuer);
        expect(reply.ok).toBe(true);
        const number = reply.ok ? reply.value : '';
        const parsed = parseS10(number);
        expect(parsed.ok && parsed.value).toMatchObject({
          number,
          prefix,
          issuer,
          serial: String(serial).padStart(8, '0'),
        });
        expect(itemNumber.safeParse(number).success).toBe(true);
      }),
    );
  });

  test.each([
    'CK12345678IN',
    'CK1234567855IN',
    'ck123456785in',
    'CK 1234 5678 5 IN',
    'C1123456785IN',
    'CK123456785I1',
    ' CK123456785IN',
    'CK123456785IN\n',
    'CKX23456785IN',
    'CK१२३४५६७८५IN',
    'ＣＫ123456785IN',
    '',
  ])('%j has the wrong shape', (text) => {
    expect(parseS10(text)).toEqual({ ok: false, fault: { kind: 'wrong-shape' } });
    expect(splitS10(text)).toBeNull();
  });

  test('a number with a wrong check digit can still be taken apart', () => {
    expect(splitS10('CK482911636IN')).toEqual({
      number: 'CK482911636IN',
      prefix: 'CK',
      serial: '48291163',
      check: '6',
      issuer: 'IN',
    });
  });

  test.each([
    ['C', 1],
    ['CKK', 1],
    ['ck', 1],
    ['C1', 1],
  ] as const)('the prefix %j mints nothing', (prefix, serial) => {
    expect(mintS10(prefix, serial)).toEqual({ ok: false, fault: { kind: 'wrong-prefix' } });
  });

  test.each([-1, 100_000_000, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('the serial %d mints nothing', (serial) => {
    expect(mintS10('CK', serial)).toEqual({ ok: false, fault: { kind: 'wrong-serial' } });
  });
});

/** The standard's own arithmetic, written a second time so that a slip in the product shows. */
function weightedSum(serial: string): number {
  const [a, b, c, d, e, f, g, h] = serial.split('').map(Number) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return 8 * a + 6 * b + 4 * c + 2 * d + 3 * e + 5 * f + 9 * g + 7 * h;
}

/** How many (serial, other digit) pairs swap the remainders 0 and 6 by changing one place; the last `free` places vary. */
function countBlind(place: number, free: number): number {
  const weights = [8, 6, 4, 2, 3, 5, 9, 7];
  let counts = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
  weights.forEach((weight, other) => {
    if (other === place || other < 8 - free) return;
    const next = counts.map(() => 0);
    counts.forEach((many, rest) => {
      for (let digit = 0; digit <= 9; digit += 1) next[(rest + weight * digit) % 11]! += many;
    });
    counts = next;
  });
  const remainder = (rest: number, digit: number) => (rest + weights[place]! * digit) % 11;
  let blind = 0;
  counts.forEach((many, rest) => {
    for (let was = 0; was <= 9; was += 1) {
      for (let is = 0; is <= 9; is += 1) {
        const pair = `${remainder(rest, was)}-${remainder(rest, is)}`;
        if (was !== is && (pair === '0-6' || pair === '6-0')) blind += many;
      }
    }
  });
  return blind;
}

function minted(prefix: string, serial: number): string {
  const reply = mintS10(prefix, serial);
  if (!reply.ok) throw new Error(reply.fault.kind);
  return reply.value;
}

function withDigit(number: string, at: number, step: number): string {
  return `${number.slice(0, at)}${(Number(number[at]) + step) % 10}${number.slice(at + 1)}`;
}

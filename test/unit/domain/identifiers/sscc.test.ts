/** Carton and pallet numbers: the computed vectors, what the check digit catches, and the form for EPCIS. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gs1CheckDigit } from '../../../../domain/identifiers/gs1-check-digit.ts';
import { parseSscc, ssccToEpc, type Sscc } from '../../../../domain/identifiers/sscc.ts';

const VECTORS = [
  { body: '00614141123456789', sum: 140, check: '0', sscc: '006141411234567890' },
  { body: '10614141234567890', sum: 132, check: '8', sscc: '106141412345678908' },
  { body: '38901234567890123', sum: 153, check: '7', sscc: '389012345678901237' },
] as const;

const bodies = fc.stringMatching(/^[0-9]{17}$/);

describe('check digit', () => {
  test.each(VECTORS)('$body has the check digit $check', ({ body, sum, check, sscc }) => {
    expect(weightedSum(body)).toBe(sum);
    expect(gs1CheckDigit(body)).toBe(check);
    expect(parseSscc(sscc)).toEqual({ ok: true, value: sscc });
  });

  test('the same rule gives the check digits of an EAN-13 and of a UPC', () => {
    expect(gs1CheckDigit('629104150021')).toBe('3');
    expect(gs1CheckDigit('04210000526')).toBe('4');
  });

  test('number and check digit together make a sum that ends in 0', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{1,40}$/), (digits) => {
        expect((weightedSum(digits) + Number(gs1CheckDigit(digits))) % 10).toBe(0);
      }),
    );
  });

  test.each(['', '12a', ' 1', '१२'])('%j is a mistake of the caller', (text) => {
    expect(() => gs1CheckDigit(text)).toThrow(RangeError);
  });

  test('one misread digit is noticed wherever it stands: each weight takes the ten digits to ten remainders', () => {
    for (const weight of [1, 3]) {
      const remainders = new Set(Array.from({ length: 10 }, (_, digit) => (digit * weight) % 10));
      expect(remainders.size).toBe(10);
    }
    fc.assert(
      fc.property(bodies, fc.nat(17), fc.integer({ min: 1, max: 9 }), (body, at, step) => {
        const right = body + gs1CheckDigit(body);
        const misread = `${right.slice(0, at)}${(Number(right[at]) + step) % 10}${right.slice(at + 1)}`;
        expect(parseSscc(misread)).toMatchObject({ ok: false, fault: { kind: 'wrong-check-digit', position: 17 } });
      }),
    );
  });

  test('two exchanged neighbours are noticed unless they differ by 5, which is 10 of the 90 pairs', () => {
    const unnoticed: string[] = [];
    for (let pair = 0; pair < 100; pair += 1) {
      const [a, b] = [Math.floor(pair / 10), pair % 10];
      const numbers = [`${a}${b}`, `${b}${a}`].map((two) => gs1CheckDigit(`3890123456789${two}23`));
      if (a !== b && numbers[0] === numbers[1]) unnoticed.push(`${a}${b}`);
    }
    expect(unnoticed).toEqual(['05', '16', '27', '38', '49', '50', '61', '72', '83', '94']);
  });
});

test('a failing check digit names both digits and the place', () => {
  expect(parseSscc('389012345678901230')).toEqual({
    ok: false,
    fault: { kind: 'wrong-check-digit', found: '0', expected: '7', position: 17 },
  });
});

test('any text gives a value or a fault', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 24 }), (text) => {
      const reply = parseSscc(text);
      expect(reply.ok ? reply.value : reply.fault.kind).toBe(reply.ok ? text : 'wrong-shape');
    }),
  );
});

describe('as an EPC', () => {
  test('the example of the EPCIS standard', () => {
    expect(ssccToEpc('106141412345678908' as Sscc, 7)).toEqual({
      ok: true,
      value: 'urn:epc:id:sscc:0614141.1234567890',
    });
  });

  test('prefix and serial give the number back, whatever the length of the prefix', () => {
    fc.assert(
      fc.property(bodies, fc.integer({ min: 6, max: 12 }), (body, length) => {
        const sscc = (body + gs1CheckDigit(body)) as Sscc;
        const epc = ssccToEpc(sscc, length);
        const [, prefix = '', extension = '', serial = ''] =
          /^urn:epc:id:sscc:(\d+)\.(\d)(\d+)$/.exec(epc.ok ? epc.value : '') ?? [];
        expect(prefix).toHaveLength(length);
        expect(extension + prefix + serial + gs1CheckDigit(body)).toBe(sscc);
      }),
    );
  });

  test.each([5, 13, 7.5, Number.NaN])('a company prefix of %d digits is none', (length) => {
    expect(ssccToEpc('106141412345678908' as Sscc, length)).toEqual({
      ok: false,
      fault: { kind: 'wrong-prefix-length' },
    });
  });
});

/** The rule once more, from the right and by hand. */
function weightedSum(body: string): number {
  return Array.from(body)
    .toReversed()
    .reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0);
}

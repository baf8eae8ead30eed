/** What one misread digit does to each kind of code: how often it goes unnoticed, and that it never makes another kind. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gs1CheckDigit } from '../../../../domain/identifiers/gs1-check-digit.ts';
import { readCode } from '../../../../domain/identifiers/read-code.ts';
import type { CodeReading } from '../../../../domain/identifiers/reading.ts';
import { checkDigit } from '../../../../domain/identifiers/s10.ts';

const s10 = fc
  .tuple(fc.stringMatching(/^[A-Z]{2}$/), fc.stringMatching(/^[0-9]{8}$/), fc.stringMatching(/^[A-Z]{2}$/))
  .map(([prefix, serial, issuer]) => `${prefix}${serial}${checkDigit(serial)}${issuer}`);
const sscc = fc.stringMatching(/^[0-9]{17}$/).map((body) => body + gs1CheckDigit(body));

/** Of one code: its misreadings, and the least and most of them that still read as a number of its kind. */
const KINDS = [
  ['a bag', fc.stringMatching(/^[A-Z]{3}[0-9]{10}$/), 90, [90, 90]],
  ['an order id', fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$/), 153, [153, 153]],
  ['Amazon’s tracking id', fc.stringMatching(/^TB[ACM][0-9]{12}$/), 108, [108, 108]],
  ['Amazon’s bare number', fc.stringMatching(/^[0-9]{12}$/), 108, [108, 108]],
  // Only a first digit of 0 is noticed.
  ['a PIN', fc.stringMatching(/^[1-9][0-9]{5}$/), 54, [53, 53]],
  ['a receptacle', fc.stringMatching(/^[A-Z]{12}[A-D][A-Z]{2}[0-9]{8}[019]{2}[0-9]{4}$/), 126, [112, 112]],
  ['a despatch', fc.stringMatching(/^[A-Z]{12}[A-D][A-Z]{2}[0-9]{5}$/), 45, [45, 45]],
  ['an SSCC', sscc, 162, [0, 0]],
  // None unless the check digit is 5; the share over all numbers, 1 in 55 of the serial, is counted with the rule.
  ['an article', s10, 81, [0, 8]],
] as const;

test.each(KINDS)('%s', (_, codes, count, [least, most]) => {
  fc.assert(
    fc.property(codes, (code) => {
      const { kind } = readCode(code, null);
      const readings = misreadings(code).map((text) => readCode(text, null));
      const unnoticed = readings.filter((reading) => reading.kind === kind && !isKnownWrong(reading)).length;
      expect(readings).toHaveLength(count);
      expect(unnoticed).toBeGreaterThanOrEqual(least);
      expect(unnoticed).toBeLessThanOrEqual(most);
      const others = readings.filter((reading) => reading.kind !== kind && reading.kind !== 'unknown-code');
      expect(others).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

test('on a GS1 label no misread digit gives another carton: neither in the number nor in its identifier', () => {
  fc.assert(
    fc.property(sscc, (number) => {
      const readings = misreadings(`00${number}`).map((text) => readCode(text, ']C1'));
      expect(readings).toHaveLength(180);
      expect(readings.filter((reading) => reading.kind === 'sscc' && isKnownWrong(reading))).toHaveLength(162);
      const rest = readings.filter((reading) => reading.kind !== 'sscc').map(({ kind }) => kind);
      expect(rest).toHaveLength(18);
      expect(rest.filter((kind) => !['label-data', 'unreadable', 'unknown-code'].includes(kind))).toEqual([]);
    }),
    { numRuns: 40 },
  );
});

function isKnownWrong(reading: CodeReading): boolean {
  return (reading.kind === 'item' || reading.kind === 'sscc') && reading.check === 'wrong';
}

function misreadings(code: string): string[] {
  return code.split('').flatMap((character, at) => {
    const others = '0123456789'.split('').filter((digit) => digit !== character);
    return /[0-9]/.test(character) ? others.map((digit) => code.slice(0, at) + digit + code.slice(at + 1)) : [];
  });
}

/** AIM identifiers: what is taken off, and what it is called. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aimToSymbology, isGs1Aim, splitAim } from '../../../../domain/identifiers/aim-id.ts';

test('a leading identifier is taken off and the rest stays as it was', () => {
  expect(splitAim(']C0CK123456785IN')).toEqual({ aim: ']C0', data: 'CK123456785IN' });
  expect(splitAim('CK123456785IN')).toEqual({ aim: null, data: 'CK123456785IN' });
  expect(splitAim(']C0]C0X')).toEqual({ aim: ']C0', data: ']C0X' });
  expect(splitAim('][0X')).toEqual({ aim: null, data: '][0X' });
});

test('identifier and rest always give the text back', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string().map((rest) => `]Q1${rest}`),
      ),
      (text) => {
        const { aim, data } = splitAim(text);
        expect(`${aim ?? ''}${data}`).toBe(text);
      },
    ),
  );
});

test.each([
  [']A0', 'code-39'],
  [']A7', 'code-39'],
  [']C0', 'code-128'],
  [']C1', 'gs1-128'],
  [']C2', 'code-128'],
  [']I1', 'interleaved-2-of-5'],
  [']d1', 'data-matrix'],
  [']d2', 'gs1-data-matrix'],
  [']d3', 'data-matrix'],
  [']d5', 'gs1-data-matrix'],
  [']Q1', 'qr'],
  [']Q3', 'gs1-qr'],
  [']Q4', 'gs1-qr'],
  [']Q5', 'qr'],
  [']E0', 'ean-upc'],
  [']E4', 'ean-upc'],
  [']L0', 'pdf417'],
  [']e0', 'gs1-databar'],
  [']z0', 'aztec'],
  [']z1', 'aztec'],
  [']U0', 'maxicode'],
  [']X0', 'other'],
  ['__proto__', 'other'],
  ['', 'other'],
])('%s is %s', (aim, symbology) => {
  expect(aimToSymbology(aim)).toBe(symbology);
});

test('no identifier names no symbology', () => {
  expect(aimToSymbology(null)).toBeNull();
});

test('GS1 is promised exactly by the identifiers with FNC1 in first place', () => {
  const all = ['A', 'C', 'd', 'Q', 'E', 'e', 'z'].flatMap((code) =>
    '01234567A'.split('').map((modifier) => `]${code}${modifier}`),
  );
  expect(all.filter(isGs1Aim)).toEqual([']C1', ']d2', ']d5', ']Q3', ']Q4', ']e0', ']z1', ']z4', ']z7', ']zA']);
  expect(isGs1Aim(null)).toBe(false);
});

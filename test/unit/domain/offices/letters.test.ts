/** Spellings of one name meet in one key; names that differ in sound do not. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { devanagariToLatin } from '../../../../domain/offices/devanagari.ts';
import { lettersOf, soundOf } from '../../../../domain/offices/letters.ts';

test('letters are what is left without case, spaces, marks and accents', () => {
  expect(lettersOf("  N.G.O.Colony – 2 'A'")).toBe('ngocolony2a');
  expect(lettersOf('Café')).toBe('cafe');
  expect(lettersOf('…')).toBe('');
});

describe('one sound', () => {
  test.each([
    ['Viman Nagar', 'vimannagar', 'VIMAN  NAGAR', 'Vimaan Nagar', 'Wiman-Nagar'],
    ['Phulpur', 'Fulpur', 'Phoolpur'],
    ['Gandhinagar', 'Gandinagar'],
    ['Neemuch', 'Nimuch', 'Nimmuch'],
    ['Hyderabad', 'Hiderabad'],
    ['Chhindwara', 'Chindvara'],
    ['Kozhikode', 'Kolikode', 'Cozhicode'],
    ['Thane', 'Tane'],
    ['Raipur', 'Reipur'],
    ['Ghaziabad', 'Gajiabad'],
  ])('%s', (...spellings) => {
    expect(new Set(spellings.map(soundOf)).size).toBe(1);
  });

  test('but not of names that are said differently', () => {
    const names = ['Rampur', 'Ramgarh', 'Raipur', 'Rajpur', 'Nagpur', 'Kanpur', 'Sitapur', 'Chitapur'];
    expect(new Set(names.map(soundOf)).size).toBe(names.length);
  });

  test('holds only a–z and digits, and is its own sound, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(soundOf(text)).toMatch(/^[a-z0-9]*$/);
        expect(soundOf(text.toUpperCase().replaceAll(' ', '  '))).toBe(soundOf(text.toUpperCase()));
      }),
    );
  });
});

describe('Devanagari', () => {
  test.each([
    ['रामपुर', 'rampur'],
    ['नागपुर', 'nagpur'],
    ['पुणे', 'pune'],
    ['भोपाल', 'bhopal'],
    ['लखनऊ', 'lakhnau'],
    ['कोलकाता', 'kolkata'],
    ['चंडीगढ़', 'chandigarh'],
    ['दिल्ली', 'dilli'],
    ['मुंबई', 'mumbai'],
    ['सड़क', 'sarak'],
    ['विमान नगर', 'viman nagar'],
    ['सेक्टर १६', 'sektar 16'],
    ['क़िला', 'kila'],
  ])('%s is written %s', (hindi, latin) => {
    expect(devanagariToLatin(hindi)).toBe(latin);
  });

  test('is left out of what is not Devanagari', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(devanagariToLatin(text)).toBe(text);
      }),
    );
  });

  test('never throws, whatever the order of its signs', () => {
    const sign = fc.integer({ min: 0x900, max: 0x97f }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 20 }), (signs) => {
        expect(soundOf(signs.join(''))).toMatch(/^[a-z0-9]*$/);
      }),
    );
  });
});

/** What a code is: one reading for each kind, and the pairs that must never be confused. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stopReason } from '../../../../domain/contract/accept-view.ts';
import { itemNumber } from '../../../../domain/contract/shapes.ts';
import type { NumericLengths } from '../../../../domain/identifiers/amazon-id.ts';
import { normaliseTyped } from '../../../../domain/identifiers/normalise-typed.ts';
import { MAX_CODE_LENGTH, readCode } from '../../../../domain/identifiers/read-code.ts';
import { DEFAULT_CODE_RULES } from '../../../../domain/identifiers/reading.ts';

const withLengths = (amazonNumericLengths: NumericLengths) => ({ ...DEFAULT_CODE_RULES, amazonNumericLengths });

describe('article numbers', () => {
  test('a right check digit reads as an item', () => {
    expect(readCode('CK123456785IN', ']C0')).toEqual({
      kind: 'item',
      number: 'CK123456785IN',
      form: 's10',
      check: 'right',
      shown: 'CK123456785IN',
      aim: ']C0',
    });
  });

  test('a wrong check digit still reads as an item and names both digits and the place', () => {
    expect(readCode('CK482911636IN', null)).toEqual({
      kind: 'item',
      number: 'CK482911636IN',
      form: 's10',
      check: 'wrong',
      found: '6',
      expected: '9',
      position: 10,
      shown: 'CK482911636IN',
      aim: null,
    });
  });

  test('a wrong check digit fits the stop of the Accept screen as it is', () => {
    const reading = readCode('CK482911636IN', null);
    if (reading.kind !== 'item' || reading.check !== 'wrong') throw new Error('expected a wrong check digit');
    const { number, found, expected, position } = reading;
    expect(stopReason.safeParse({ code: 'check-digit', number, found, expected, position, typed: true }).success).toBe(
      true,
    );
  });

  test('line ends after a scan are dropped, everything else in it counts', () => {
    expect(readCode('CK123456785IN\r\n', ']C0')).toMatchObject({ kind: 'item', shown: 'CK123456785IN' });
    expect(readCode('CK123456785IN\r\r', ']C0')).toMatchObject({ kind: 'item' });
    expect(readCode('ck123456785in', ']C0')).toEqual(readCode('CK123456785IN', ']C0'));
    expect(readCode('tba123456789012', ']C0').kind).toBe('unknown-code');
    expect(readCode(' CK123456785IN', ']C0').kind).toBe('unknown-code');
    expect(readCode('CK123456785IN\t', ']C0')).toMatchObject({ kind: 'unreadable', why: 'control-characters' });
  });

  test('an identifier in line is taken off only when none came apart', () => {
    expect(readCode(']A0CK123456785IN', null)).toMatchObject({ kind: 'item', number: 'CK123456785IN', aim: ']A0' });
    expect(readCode(']A0CK123456785IN', ']A0')).toMatchObject({ kind: 'unknown-code', shown: ']A0CK123456785IN' });
  });
});

describe('numbers of Amazon', () => {
  test.each(['TBA123456789012', 'TBM123456789012', 'TBC1234567890123'])('%s is a tracking id', (text) => {
    expect(readCode(text, ']C0')).toEqual({
      kind: 'item',
      number: text,
      form: 'amazon-tracking',
      check: 'none',
      shown: text,
      aim: ']C0',
    });
  });

  test.each(['TBA12345678901', 'TBA12345678901234', 'TBX123456789012', 'TBA12345678901A'])('%s is not', (text) => {
    expect(readCode(text, ']C0').kind).toBe('unknown-code');
  });

  test('a bare number of twelve digits is a tracking id, unless the rules take none or others', () => {
    expect(readCode('365412098712', ']C0')).toMatchObject({ kind: 'item', form: 'amazon-numeric', check: 'none' });
    expect(readCode('365412098712', ']C0', withLengths([])).kind).toBe('unknown-code');
    expect(readCode('365412098712', ']C0', withLengths([11, 13])).kind).toBe('unknown-code');
    expect(readCode('3654120987123', ']C0', withLengths([11, 13])).kind).toBe('item');
  });

  test('the barcode of the goods inside is never taken for the parcel', () => {
    expect(readCode('365412098712', ']E0').kind).toBe('unknown-code');
  });

  test('two GS1 fields that make twelve digits are never taken for a bare number', () => {
    expect(readCode('420570001211', ']C1').kind).toBe('label-data');
    expect(readCode('420570001211', ']z1').kind).toBe('label-data');
    expect(readCode('365412098712', ']C1').kind).toBe('unreadable');
    expect(readCode('560001', ']Q3').kind).toBe('unknown-code');
  });

  test('an article number printed with FNC1 by mistake is still read', () => {
    expect(readCode('CK123456785IN', ']C1')).toMatchObject({ kind: 'item', check: 'right' });
  });
});

describe('other codes', () => {
  test.each([
    ['EBT0123456789', { kind: 'bag', bag: 'EBT0123456789' }],
    ['408-1234567-7654321', { kind: 'order-id', order: '408-1234567-7654321' }],
    ['411014', { kind: 'pin', pin: '411014' }],
    ['011014', { kind: 'unknown-code' }],
    ['39J-438-TJC7', { kind: 'digipin', digipin: '39J-438-TJC7' }],
    ['39J438TJC7', { kind: 'digipin', digipin: '39J-438-TJC7' }],
    ['9876543298', { kind: 'unknown-code' }],
    ['BEBRUABOLPBBAEN60073003000227', { kind: 'receptacle', receptacle: { grossGrams: 22_700 } }],
    ['BEBRUABOLPBBAEN60073', { kind: 'despatch', despatch: { serial: '0073' } }],
    ['BEBRUABOLPBBXEN60073', { kind: 'unknown-code' }],
    ['389012345678901237', { kind: 'sscc', sscc: '389012345678901237', check: 'right' }],
    ['00389012345678901237', { kind: 'sscc', sscc: '389012345678901237', check: 'right' }],
    ['(00)389012345678901237', { kind: 'sscc', shown: '389012345678901237' }],
    ['389012345678901230', { kind: 'unknown-code' }],
    ['00389012345678901230', { kind: 'unknown-code' }],
    ['(00)389012345678901230', { kind: 'sscc', check: 'wrong', expected: '7' }],
    ['(00)38901234567890123', { kind: 'unknown-code' }],
    ['CK1234567', { kind: 'part-of-number', shown: 'CK1234567' }],
    ['CK123456785I', { kind: 'part-of-number' }],
    ['K123456785IN', { kind: 'part-of-number' }],
    ['785IN', { kind: 'part-of-number' }],
    ['85IN', { kind: 'unknown-code' }],
    ['CK12', { kind: 'unknown-code' }],
    ['CK12345785IN', { kind: 'unknown-code' }],
    ['CK12345678INX', { kind: 'unknown-code' }],
    ['ck1234567', { kind: 'unknown-code' }],
    ['CK23456789', { kind: 'digipin' }],
    ['https://example.org/a?b=c', { kind: 'unknown-code' }],
    ['00389012345678901237420570001\u001d3302001250', { kind: 'unreadable', why: 'control-characters' }],
    ['', { kind: 'unreadable', why: 'empty' }],
    ['\r\n', { kind: 'unreadable', why: 'empty' }],
    [']C0', { kind: 'unreadable', why: 'empty' }],
    ['CK1234\u000056785IN', { kind: 'unreadable', why: 'control-characters' }],
    ['A'.repeat(MAX_CODE_LENGTH), { kind: 'unknown-code' }],
    ['A'.repeat(MAX_CODE_LENGTH + 1), { kind: 'unreadable', why: 'too-long' }],
  ])('%j', (text, meaning) => {
    expect(readCode(text, null)).toMatchObject(meaning);
  });

  test.each(['\u0000', '\u001f', '\u007f'])(
    'the control character %j makes a code unreadable, wherever it stands',
    (character) => {
      for (const text of [`${character}AB`, `A${character}B`, `AB${character}`]) {
        expect(readCode(text, ']C0')).toMatchObject({ kind: 'unreadable', why: 'control-characters' });
      }
    },
  );

  test('a space, a tilde and a byte above ASCII do not', () => {
    expect(readCode('A ~\u0080', ']C0').kind).toBe('unknown-code');
  });

  test('text in another script is a code we do not know, shown without a single foreign character', () => {
    expect(readCode('पार्सल', null)).toMatchObject({ kind: 'unknown-code', shown: '······' });
    expect(readCode('\u00e0\u00a4\u00aa', ']Q1')).toMatchObject({ kind: 'unknown-code', shown: '···' });
  });

  test('a long code is shown in eighty characters and says that more follows', () => {
    const { shown } = readCode('A'.repeat(81), null);
    expect(shown).toBe(`${'A'.repeat(79)}…`);
    expect(readCode('A'.repeat(80), null).shown).toBe('A'.repeat(80));
  });
});

const digits = (count: number) => fc.stringMatching(new RegExp(`^[0-9]{${count}}$`));

describe('badges', () => {
  test('a badge reads as one, scanned or typed, and is never shown whole', () => {
    const badge = 'DKB-7K2M9QXT4B6C0RWZ';
    expect(readCode(badge, ']C0')).toEqual({ kind: 'badge', badge, shown: 'DKB-…', aim: ']C0' });
    expect(readCode(normaliseTyped('dkb-7k2m9qxt4b6c0rwz'), null)).toMatchObject({ kind: 'badge', badge });
  });

  test.each(['DKB-7K2M9QXT4B6C0RW', 'DKB-7K2M9QXT4B6C0RWZZ', 'DKB-7K2M9QXT4B6C0RWI', 'DKA-7K2M9QXT4B6C0RWZ', 'DKB-'])(
    '%s is none',
    (text) => expect(readCode(text, ']C0').kind).toBe('unknown-code'),
  );

  test('another form is a matter of the rules', () => {
    const rules = { ...DEFAULT_CODE_RULES, badge: { prefix: 'INDP', length: 8 } };
    expect(readCode('INDP7K2M9QXT', null, rules).kind).toBe('badge');
    expect(readCode('INDP7K2M9QXT', null).kind).toBe('unknown-code');
  });

  test('whatever form a badge has, no number of a parcel, bag or order is taken for one', () => {
    const numbers = fc.oneof(
      fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
      fc.stringMatching(/^[A-Z]{3}[0-9]{10}$/),
      fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$/),
      fc.stringMatching(/^TBA[0-9]{12}$/),
    );
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readCode(number, null).kind).not.toBe('badge');
      }),
    );
  });
});

describe('never confused', () => {
  const aims = fc.constantFrom(null, ']C0', ']A0', ']C1', ']d2', ']Q1', ']E0');
  const everyLength = withLengths([10, 11, 12, 13, 14, 15]);

  test('an order id is never a parcel, with any barcode, under any rules, scanned or typed', () => {
    fc.assert(
      fc.property(digits(3), digits(7), digits(7), aims, (a, b, c, aim) => {
        const order = `${a}-${b}-${c}`;
        for (const text of [order, normaliseTyped(` ${a} – ${b} – ${c} `)]) {
          expect(readCode(text, aim, everyLength).kind).not.toBe('item');
          expect(readCode(text, null)).toMatchObject({ kind: 'order-id', order });
        }
        expect(readCode(`${a}${b}${c}`, aim, everyLength).kind).not.toBe('item');
      }),
    );
  });

  test('three letters and ten digits are a bag and nothing else, even when they begin like a tracking id', () => {
    const letters = fc.oneof(fc.stringMatching(/^[A-Z]{3}$/), fc.constantFrom('TBA', 'TBM', 'TBC', 'CKI'));
    fc.assert(
      fc.property(letters, digits(10), aims, (prefix, serial, aim) => {
        expect(readCode(`${prefix}${serial}`, aim, everyLength)).toMatchObject({
          kind: 'bag',
          bag: `${prefix}${serial}`,
        });
      }),
    );
  });

  test('two letters, nine digits and two letters are an item and nothing else', () => {
    const pair = fc.stringMatching(/^[A-Z]{2}$/);
    fc.assert(
      fc.property(pair, digits(9), pair, aims, (prefix, serial, issuer, aim) => {
        const number = `${prefix}${serial}${issuer}`;
        const reading = readCode(number, aim, everyLength);
        expect(reading).toMatchObject({ kind: 'item', form: 's10', number });
        expect(itemNumber.safeParse(number).success).toBe(true);
      }),
    );
  });
});

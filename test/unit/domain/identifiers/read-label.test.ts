/** Structured labels: a number counts only in a field known to hold it, and never one of two. */
import { describe, expect, test } from 'vitest';
import { readCode } from '../../../../domain/identifiers/read-code.ts';
import { DEFAULT_CODE_RULES } from '../../../../domain/identifiers/reading.ts';

const message = (...fields: string[]) => `[)>\u001e06\u001d${fields.join('\u001d')}\u001e\u0004`;
const ITEM = { kind: 'item', number: 'CK123456785IN', form: 's10', check: 'right', shown: 'CK123456785IN' } as const;

describe('GS1 element strings', () => {
  test.each([']C1', ']d2', ']d5', ']Q3', ']Q4', ']e0'])('with %s the SSCC of a carton is found', (aim) => {
    expect(readCode('00389012345678901237420570001\u001d3302001250', aim)).toEqual({
      kind: 'sscc',
      sscc: '389012345678901237',
      check: 'right',
      shown: '389012345678901237',
      aim,
    });
  });

  test('an SSCC with a failing check digit is one all the same, and says so', () => {
    expect(readCode('00389012345678901230', ']C1')).toMatchObject({
      kind: 'sscc',
      sscc: '389012345678901230',
      check: 'wrong',
      found: '0',
      expected: '7',
      position: 17,
    });
  });

  test('fields that name neither parcel nor carton are label data', () => {
    expect(readCode('010061414112345210LOT7', ']d2')).toMatchObject({
      kind: 'label-data',
      fields: [
        { id: '01', value: '00614141123452' },
        { id: '10', value: 'LOT7' },
      ],
    });
  });

  test('an article number in a field that is not known to hold one is not taken', () => {
    expect(readCode('21CK123456785IN', ']C1').kind).toBe('label-data');
    const rules = { ...DEFAULT_CODE_RULES, articleFields: ['21'] };
    expect(readCode('21CK123456785IN', ']C1', rules)).toMatchObject(ITEM);
  });

  test('an order id is never a parcel, in any field under any rules', () => {
    const rules = { ...DEFAULT_CODE_RULES, articleFields: ['21', '400', 'K', 'J'] };
    for (const text of ['400408-1234567-7654321', '21408-1234567-7654321', '408-1234567-7654321']) {
      expect(readCode(text, ']C1', rules).kind).not.toBe('item');
    }
    expect(readCode(message('K408-1234567-7654321'), null, rules).kind).toBe('label-data');
    expect(readCode(message('J408-1234567-7654321'), null, rules).kind).toBe('label-data');
  });

  test('a string that was cut short or merged is unreadable; one with a foreign identifier is unknown', () => {
    expect(readCode('0038901234567890123', ']C1')).toMatchObject({ kind: 'unreadable', why: 'broken-label' });
    expect(readCode('00389012345678901237\u001d\u001d10A', ']C1')).toMatchObject({ kind: 'unknown-code' });
    expect(readCode('560001', ']Q3').kind).toBe('unknown-code');
  });

  test('without GS1’s mark the separators are control characters, and nothing is guessed', () => {
    expect(readCode('00389012345678901237420570001\u001d3302001250', ']C0').kind).toBe('unreadable');
  });
});

describe('messages of ISO/IEC 15434', () => {
  test.each([
    ['a licence plate', message('JCK123456785IN', 'Q1')],
    ['a licence plate with the agency code of the UPU', message('1JJCK123456785IN')],
    ['the same number in two plates', message('1JCK123456785IN', '5JJCK123456785IN')],
    ['a number beside a quantity and an order id', message('Q3', 'K408-1234567-7654321', 'JCK123456785IN')],
  ])('%s names the article', (_, text) => {
    for (const aim of [null, ']d1', ']Q1', ']d2', ']L0']) expect(readCode(text, aim)).toMatchObject({ ...ITEM, aim });
    expect(readCode(`${text}\r\n`, ']Q1')).toMatchObject(ITEM);
    expect(readCode(`]Q1${text}`, null)).toMatchObject(ITEM);
  });

  test('an article number that begins with the agency’s letter is not cut', () => {
    const rules = { ...DEFAULT_CODE_RULES, issuingAgencies: ['J', 'JD'] };
    expect(readCode(message('JJD473124829IN'), null, rules)).toMatchObject({ kind: 'item', number: 'JD473124829IN' });
  });

  test('a failing check digit is part of the answer, as for a plain barcode', () => {
    expect(readCode(message('JCK482911636IN'), null)).toMatchObject({ kind: 'item', check: 'wrong', expected: '9' });
  });

  test('Amazon’s tracking id and an SSCC are found in a licence plate', () => {
    expect(readCode(message('JTBA123456789012'), null)).toMatchObject({ kind: 'item', form: 'amazon-tracking' });
    expect(readCode(message('J389012345678901237'), null)).toMatchObject({ kind: 'sscc', check: 'right' });
    expect(readCode(message('J389012345678901230'), null).kind).toBe('label-data');
    expect(readCode(message('J365412098712'), null).kind).toBe('label-data');
  });

  test('the GS1 format in the envelope reads like the string alone', () => {
    const text = '[)>\u001e05\u001d00389012345678901237420570001\u001d3302001250\u001e\u0004';
    expect(readCode(text, null)).toMatchObject({ kind: 'sscc', sscc: '389012345678901237' });
  });

  test.each([
    ['two articles', message('JCK123456785IN', '1JEK473124829IN'), ['CK123456785IN', 'EK473124829IN']],
    [
      'an article and Amazon’s number',
      message('JCK123456785IN', '1JTBA123456789012'),
      ['CK123456785IN', 'TBA123456789012'],
    ],
    [
      'a carton and an article',
      '[)>\u001e05\u001d00389012345678901237\u001e06\u001dJCK123456785IN\u001e\u0004',
      ['389012345678901237', 'CK123456785IN'],
    ],
  ])('%s: none is chosen', (_, text, numbers) => {
    expect(readCode(text, null)).toMatchObject({ kind: 'several-numbers', numbers });
  });

  test('beside an envelope that is not read no number is chosen', () => {
    const text = '[)>\u001e06\u001dJCK123456785IN\u001e12\u001dJEK473124829IN\u001e\u0004';
    expect(readCode(text, null).kind).toBe('unknown-code');
    expect(readCode(text.replace('12\u001d', '06\u001d'), null).kind).toBe('several-numbers');
  });

  test('what has the header is a message or nothing', () => {
    expect(readCode(message('JUN123456789', 'Q3'), null).kind).toBe('label-data');
    expect(readCode(message('JCK123456785IN').slice(0, -1), null)).toMatchObject({
      kind: 'unreadable',
      why: 'broken-label',
    });
    expect(readCode('[)>\u001eCK123456785IN', null)).toMatchObject({ kind: 'unreadable', why: 'broken-label' });
    expect(readCode('[)>\u001e05\u001d5600\u001e\u0004', null).kind).toBe('unknown-code');
  });
});

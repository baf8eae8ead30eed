/** What the two forms accept: PINs of six digits, Crockford codes of twelve characters. */
import { expect, test } from 'vitest';
import { enrolmentCode } from '../../../../domain/contract/central.ts';
import { cleanCode, codeInFours } from '../../../../renderer/features/enrol/crockford.ts';
import {
  canSetPin,
  canSignIn,
  cleanManagerCode,
  cleanPin,
  differs,
} from '../../../../renderer/features/sign-in/pin-form.ts';

test('a PIN takes six digits and nothing else', () => {
  expect([cleanPin('12a3 45678'), cleanPin('٣४')]).toEqual(['123456', '']);
  expect([canSignIn({ pin: '12345', again: '', code: '' }), canSignIn({ pin: '123456', again: '', code: '' })]).toEqual(
    [false, true],
  );
});

test('a new PIN needs the code and the same PIN twice', () => {
  const form = { pin: '482913', again: '482913', code: 'AB12' };
  expect(canSetPin(form)).toBe(true);
  expect(canSetPin({ ...form, again: '482914' })).toBe(false);
  expect(canSetPin({ ...form, code: 'AB1' })).toBe(false);
});

test('two PINs differ only once the second can no longer become the first', () => {
  const form = { pin: '482913', code: '' };
  expect([
    differs({ ...form, again: '48' }),
    differs({ ...form, again: '49' }),
    differs({ ...form, again: '' }),
  ]).toEqual([false, true, false]);
});

test('a code read aloud is mended where letters look like digits, and passes the contract', () => {
  expect(codeInFours(cleanCode('o1il-abcd efgh'))).toBe('0111-ABCD-EFGH');
  expect(enrolmentCode.safeParse(codeInFours(cleanCode('o1il-abcd efgh'))).success).toBe(true);
  expect(cleanCode('UUUU')).toBe('');
  expect(cleanManagerCode(' ab-12! ')).toBe('AB-12');
});

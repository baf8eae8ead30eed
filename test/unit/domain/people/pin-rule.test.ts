import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { weaknessOf, type PinWeakness } from '../../../../domain/people/pin-rule.ts';

const USER = '10042311';

test.each<[PinWeakness, string]>([
  ['pin-repeats', '000000 111111 121212 393939 123123 907907 112233 443322 777888 123321 904409'],
  ['pin-run', '123456 987654 456789 890123 210987 543210 012345'],
  ['pin-own-id', '100423 004231 042311 113240'],
  ['pin-date', '150884 010100 290224 840815 311299 311219 194712 122010 198407 051999 203900'],
  ['pin-common', '159753 147258 786786 246810 420420 314159'],
])('%s', (why, pins) => {
  for (const pin of pins.split(' ')) {
    const found = weaknessOf(pin, USER);
    if (pin === '786786' || pin === '420420')
      expect(found, pin).toBe('pin-repeats'); // said by the first rule that holds
    else expect(found, pin).toBe(why);
  }
});

test.each(['739150', '481526', '926481', '320485', '508137', '318499'])('%s may be used', (pin) => {
  expect(weaknessOf(pin, USER)).toBeNull();
});

test('the thirty-first of a short month is no date, the twenty-ninth of February is', () => {
  expect(weaknessOf('310487', USER)).toBeNull();
  expect(weaknessOf('290287', USER)).toBe('pin-date');
  expect(weaknessOf('300287', USER)).toBeNull();
});

test('the same digits may be weak for one person and not for another', () => {
  expect(weaknessOf('504236', '50423687')).toBe('pin-own-id');
  expect(weaknessOf('632405', '50423687')).toBe('pin-own-id');
  expect(weaknessOf('504236', USER)).toBeNull();
});

test('any six digits and any id give an answer, and the most of the million stay free to choose', () => {
  let free = 0;
  for (let at = 0; at < 1_000_000; at += 1) if (weaknessOf(String(at).padStart(6, '0'), USER) === null) free += 1;
  expect(free).toBeGreaterThan(850_000);
  fc.assert(
    fc.property(fc.stringMatching(/^\d{6}$/), fc.stringMatching(/^\d{8}$/), (pin, user) => {
      expect(() => weaknessOf(pin, user)).not.toThrow();
      if (user.includes(pin)) expect(weaknessOf(pin, user)).not.toBeNull();
    }),
  );
});

test('every day of every year of two digits is a date, counted by the calendar', () => {
  for (let day = 0; day < 366; day += 1) {
    const [, month = '', date = ''] = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10).split('-');
    for (const year of ['07', '84', '99']) {
      for (const pin of [`${date}${month}${year}`, `${year}${month}${date}`])
        expect(weaknessOf(pin, '00000000'), pin).not.toBeNull();
    }
  }
});

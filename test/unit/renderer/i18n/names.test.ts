/** Names that come as data, shown in the language of the screen. */
import { expect, test } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { keepLanguage, otherLanguage, pick, storedLanguage } from '../../../../renderer/i18n/language.ts';
import { circleName, counterName, partnerName } from '../../../../renderer/i18n/names.ts';

const english = createI18n('en').t;
const hindi = createI18n('hi').t;

test('a counter is named by its number, however it was written', () => {
  expect([counterName('2', english), counterName('Counter 2', english), counterName('2', hindi)]).toEqual([
    'Counter 2',
    'Counter 2',
    'काउंटर 2',
  ]);
  expect(counterName('Parcel window', hindi)).toBe('Parcel window');
});

test('known partners and circles are translated, unknown ones stay as they came', () => {
  expect([partnerName('Amazon', hindi), partnerName('AMAZON', english)]).toEqual(['अमेज़न', 'Amazon']);
  expect([circleName('West Bengal', hindi), circleName('Jammu & Kashmir', hindi)]).toEqual(['पश्चिम बंगाल', 'जम्मू-कश्मीर']);
  expect([partnerName('Acme', hindi), circleName('Base Circle', hindi)]).toEqual(['Acme', 'Base Circle']);
});

test('a name missing in one language is shown in the other', () => {
  expect(pick({ en: 'Pune', hi: 'पुणे' }, 'hi')).toBe('पुणे');
  expect(pick({ en: 'Pune', hi: '' }, 'hi')).toBe('Pune');
});

test('the language chosen last is kept, and anything else is English', () => {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
  expect(storedLanguage(storage)).toBe('en');
  keepLanguage(storage, otherLanguage('en'));
  expect(storedLanguage(storage)).toBe('hi');
  expect(storedLanguage({ getItem: () => 'xx' })).toBe('en');
});

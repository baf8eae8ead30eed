/** Places in words: a Hindi ending is never put to a number that has a word of its own. */
import { expect, test } from 'vitest';
import { createI18n } from '../../../../renderer/i18n/create-i18n.ts';
import { ordinalText } from '../../../../renderer/i18n/ordinal.ts';

test.each([
  ['en', ['1st', '2nd', '3rd', '4th', '5th', '6th', '11th', '21st', '22nd', '1,001st']],
  ['hi', ['पहला', 'दूसरा', 'तीसरा', 'चौथा', '5वाँ', 'छठा', '11वाँ', '21वाँ', '22वाँ', '1,001वाँ']],
] as const)('in %s', (language, words) => {
  const { t } = createI18n(language);
  expect([1, 2, 3, 4, 5, 6, 11, 21, 22, 1_001].map((place) => ordinalText(place, t))).toEqual(words);
});

function firstOfTen(language: 'en' | 'hi'): string {
  const { t } = createI18n(language);
  return t('accept.ordinalOf', { ordinal: ordinalText(1, t), total: '10' });
}

test('a parcel among many is named so in a sentence', () => {
  expect([firstOfTen('en'), firstOfTen('hi')]).toEqual(['1st of 10', '10 में से पहला']);
});

/** The two catalogues say the same things, each in its own language. */
import { expect, test } from 'vitest';
import en from '../../../../renderer/i18n/en.json' with { type: 'json' };
import hi from '../../../../renderer/i18n/hi.json' with { type: 'json' };

type Texts = ReadonlyMap<string, string>;

function textsOf(tree: object, path = ''): Texts {
  const found = Object.entries(tree).flatMap(([key, value]: [string, unknown]): [string, string][] => {
    const here = path === '' ? key : `${path}.${key}`;
    if (typeof value === 'string') return [[here, value]];
    return typeof value === 'object' && value !== null ? [...textsOf(value, here)] : [];
  });
  return new Map(found);
}

const CATEGORY = /_(ordinal_)?(zero|one|two|few|many|other)$/;
const english = textsOf(en);
const hindi = textsOf(hi);
const bare = (texts: Texts): Set<string> => new Set([...texts.keys()].map((key) => key.replace(CATEGORY, '')));

/** The same in both languages on purpose: marks, letters, standard names. */
const SAME_IN_BOTH: readonly string[] = [
  'testMark',
  'key.none',
  'lane.letter',
  'missed.more',
  'fact.personAt',
  'finished.hash',
  'scale.reading.none',
  'stop.rejected-before.note',
];

test('both catalogues have the same keys', () => {
  expect([...bare(hindi)].toSorted()).toEqual([...bare(english)].toSorted());
});

test.each([
  ['en', english],
  ['hi', hindi],
] as const)('%s has every plural and ordinal form that its language needs, and no others', (language, texts) => {
  for (const ordinal of [false, true]) {
    const type = ordinal ? 'ordinal' : 'cardinal';
    const needed = new Intl.PluralRules(language, { type }).resolvedOptions().pluralCategories.toSorted();
    for (const [stem, forms] of formsOf(texts, ordinal)) expect(forms.toSorted(), `${stem} ${type}`).toEqual(needed);
  }
});

test('no text is empty, and both languages fill in the same values', () => {
  for (const [key, text] of english) {
    expect(text.trim(), key).not.toBe('');
    const stem = key.replace(CATEGORY, '');
    const other = [...hindi].find(([theirs]) => theirs === key || theirs.replace(CATEGORY, '') === stem)?.[1] ?? '';
    expect(namesIn(other), key).toEqual(namesIn(text));
  }
});

test('Hindi is not English, but for a few marks', () => {
  const same = [...english].filter(([key, text]) => hindi.get(key) === text).map(([key]) => key);
  expect(same.toSorted()).toEqual([...SAME_IN_BOTH].toSorted());
});

test('Hindi texts are written in Devanagari, with digits 0–9', () => {
  const latinOnly = [...hindi].filter(
    ([key, text]) => !/[\u0900-\u097f]/.test(text.replaceAll(/\{\{\w+\}\}/g, '')) && !SAME_IN_BOTH.includes(key),
  );
  expect(latinOnly.map(([key]) => key)).toEqual(['key.language', 'fact.leavesFor']);
  expect([...hindi].filter(([, text]) => /[०-९]/.test(text))).toEqual([]);
});

test('no text shouts or apologises', () => {
  const loud = [...english, ...hindi].filter(([, text]) => /!|sorry|please|क्षमा|कृपया/i.test(text));
  expect(loud).toEqual([]);
});

function namesIn(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted();
}

function formsOf(texts: Texts, ordinal: boolean): Map<string, string[]> {
  const forms = new Map<string, string[]>();
  for (const key of texts.keys()) {
    const [, isOrdinal, category] = CATEGORY.exec(key) ?? [];
    if (category === undefined || (isOrdinal !== undefined) !== ordinal) continue;
    const stem = key.replace(CATEGORY, '');
    forms.set(stem, [...(forms.get(stem) ?? []), category]);
  }
  return forms;
}

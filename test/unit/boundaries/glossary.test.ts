/** The glossary stays true: each place it names in the code is there and speaks of the term. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const rows = readRows(readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8'));
const references = rows.flatMap(({ term, code }) =>
  Array.from(code.matchAll(/`([^`#]+)#([^`]+)`/g), ([, file = '', word = '']) => ({ term, file, word })),
);

test('the glossary has rows and most of them name a place in the code', () => {
  expect(rows.length).toBeGreaterThan(40);
  expect(references.length).toBeGreaterThan(rows.length * 0.8);
});

test.each(references)('$term: $file exists and holds "$word"', ({ file, word }) => {
  expect(existsSync(path.join(ROOT, file))).toBe(true);
  expect(readFileSync(path.join(ROOT, file), 'utf8')).toMatch(
    new RegExp(`(?<!\\w)${word.replaceAll('.', '\\.')}(?!\\w)`),
  );
});

test('the last column holds references or a dash, nothing else', () => {
  const odd = rows.filter(({ code }) => !/^(–|`[^`#]+#[^`]+`(, `[^`#]+#[^`]+`)*)$/.test(code));
  expect(odd).toEqual([]);
});

test('every term stands once and has a definition and a Hindi word or a dash', () => {
  expect(rows.filter(({ meaning, hindi }) => meaning === '' || !/^(–|[\u0900-\u097f ]+)$/.test(hindi))).toEqual([]);
  expect(new Set(rows.map(({ term }) => term)).size).toBe(rows.length);
});

type Row = { readonly term: string; readonly meaning: string; readonly hindi: string; readonly code: string };

function readRows(text: string): Row[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (Term|-)/.test(line))
    .map((line) => {
      const [, term = '', meaning = '', hindi = '', code = ''] = line.split('|').map((cell) => cell.trim());
      return { term, meaning, hindi, code };
    });
}

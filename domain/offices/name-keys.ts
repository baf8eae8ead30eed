/**
 * The keys under which an office is found: the sound of its whole name, and of the rest from each later word on, so that
 * "Nagar" and "viman nagar" both lead to Viman Nagar.
 */
import { LONGEST_WORD } from './edit-table.ts';
import { soundOf } from './letters.ts';

export type NameKey = {
  readonly key: string;
  /** What the key is the sound of. */
  readonly text: string;
  readonly whole: boolean;
};

/**
 * Each key once, the whole name first; none for a name without letters. A GPO is also called by its town alone, and an
 * office with a place in brackets, "Gandhinagar (Bangalore)", by what stands before them.
 */
export function nameKeys(name: string): readonly NameKey[] {
  const words = wordsOf(name);
  const short = name.replace(/ GPO$|\s*\([^)]*\)$/, '');
  const all = [
    keyOf(words, true),
    ...(short === name ? [] : [keyOf(wordsOf(short), true)]),
    ...words.slice(1).map((_, at) => keyOf(words.slice(at + 1), false)),
  ];
  return all.filter(({ key }, at) => key !== '' && all.findIndex((other) => other.key === key) === at);
}

function wordsOf(name: string): string[] {
  return name.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word !== '');
}

function keyOf(words: readonly string[], whole: boolean): NameKey {
  const text = words.join(' ');
  return { key: soundOf(text).slice(0, LONGEST_WORD), text, whole };
}

/** Order by code units, the same under every locale. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/**
 * Typing a weight, by the place of the key on the keyboard: digits and one kind of point, and nothing else.
 * Invariant: a letter empties the field, and nothing is cut off: what a scanner sends as key presses is never a weight.
 */

/** Longer than any weight, and long enough to see that a number is none. */
const LONGEST = 40;

const POINT_KEYS: readonly string[] = ['Period', 'NumpadDecimal', 'Comma', 'NumpadComma'];

/** The text after a key press; undefined for a key that writes nothing. */
export function weightAfter(typed: string, code: string): string | undefined {
  if (/^Key[A-Z]$/.test(code)) return '';
  const [, digit] = /^(?:Digit|Numpad)(\d)$/.exec(code) ?? [];
  const sign = digit ?? (POINT_KEYS.includes(code) ? '.' : undefined);
  return sign === undefined ? undefined : (typed + sign).slice(0, LONGEST);
}

/** Text from a paste or another way in: taken whole or not at all. */
export function cleanWeight(text: string): string {
  return /^[\d.]*$/.test(text) ? text.slice(0, LONGEST) : '';
}

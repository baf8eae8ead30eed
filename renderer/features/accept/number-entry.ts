/**
 * Typing a number by hand, by the place of the key on the keyboard: a Hindi layout or Caps Lock garbles nothing.
 * Invariant: Enter and Space never send; only the function key does.
 */
export const ENTRY_LENGTH = 40;

/** What cannot be read: the keys of "?" and "/", of the full stop and of the number pad's "*" and ".". */
const GAP_KEYS: readonly string[] = ['Slash', 'Period', 'NumpadMultiply', 'NumpadDecimal'];

/** The letter or digit of a physical key, "?" of one for what cannot be read; undefined for all others. */
export function characterOf(code: string): string | undefined {
  if (GAP_KEYS.includes(code)) return '?';
  return /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/
    .exec(code)
    ?.slice(1)
    .find((part) => part !== undefined);
}

/** Text from a paste or another way in, reduced to what a number may hold. */
export function cleanEntry(text: string): string {
  return text
    .toUpperCase()
    .replaceAll(/[^A-Z0-9?]/g, '')
    .slice(0, ENTRY_LENGTH);
}

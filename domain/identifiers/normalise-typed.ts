/**
 * Text typed by a person, brought to the form a barcode would have given.
 * Invariant: only spaces, letter case and the script of digits change; a foreign letter never becomes A to Z.
 */

/**
 * Removes every space and invisible joiner, raises a to z, writes Devanagari digits as 0 to 9 and the usual dashes
 * as "-". Repeating it changes nothing.
 */
export function normaliseTyped(text: string): string {
  return text
    .replace(BLANK, '')
    .replace(SMALL, (letter) => letter.toUpperCase())
    .replace(DEVANAGARI_DIGIT, (digit) => String(digit.charCodeAt(0) - DEVANAGARI_ZERO))
    .replace(DASH, '-');
}

/** Whitespace (the narrow spaces of our own screens are part of it), then the zero-width characters. */
const BLANK = /[\s\u200b-\u200f\u2060]/g;
const SMALL = /[a-z]/g;
const DEVANAGARI_DIGIT = /[\u0966-\u096f]/g;
const DEVANAGARI_ZERO = 0x0966;
/** Hyphens and dashes that editors and phones put in place of "-", and the minus sign. */
const DASH = /[\u2010-\u2015\u2212]/g;

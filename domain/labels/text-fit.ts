/**
 * Texts for a printer's own Latin font: which characters it has, and how large a text may be to fit.
 * Invariant: a text that was fitted is never cut; it gets smaller, then two lines.
 */
export type FittedText = { readonly height: number; readonly lines: readonly string[] };

/**
 * What the printer can show: control characters become spaces, other scripts "?". Narrow spaces of grouped numbers
 * become plain ones.
 */
export function toLatin(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\p{Zs}\p{Cc}]+/gu, ' ')
    .replace(NOT_LATIN, '?')
    .trim();
}

/**
 * Fits a text into `width` dots: on one line from `max` down to `min` dots high, else on as few lines of `min` as it
 * needs.
 */
export function fitText(text: string, width: number, { max, min }: { max: number; min: number }): FittedText {
  const latin = toLatin(text);
  const height = Math.min(max, Math.floor(width / Math.max(widthInHeights(latin), 0.1)));
  return height >= min ? { height, lines: [latin] } : { height: min, lines: wrap(latin, width, min) };
}

/** Estimated width of a text in units of its height: a little more than common printer fonts take. */
export function widthInHeights(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + widthOf(character), 0);
}

function wrap(text: string, width: number, height: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((long) => breakWord(long, width / height))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthInHeights(longer) * height <= width) line = longer;
    else {
      if (line !== '') lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** A word wider than the line is broken where the line ends. */
function breakWord(word: string, limit: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const character of word) {
    if (piece !== '' && widthInHeights(piece + character) > limit) {
      pieces.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...pieces, piece];
}

function widthOf(character: string): number {
  if (/[ iIjlftr.,:;'|!()[\]-]/.test(character)) return 0.3;
  if (/[mwMW@%]/.test(character)) return 0.85;
  return /[A-Z?&]/.test(character) ? 0.62 : 0.52;
}

/** Latin with its accents, general punctuation, the rupee sign. */
const NOT_LATIN = /[^ -~\u00a1-\u017f\u2010-\u2026\u20b9]/gu;

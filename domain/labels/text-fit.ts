/**
 * Texts for a printer's own Latin font: which characters it has, and how large a text may be to fit.
 * Invariant: a text that was fitted is never cut; it gets smaller, then more lines, then smaller again.
 */
export type FittedText = { readonly height: number; readonly lines: readonly string[] };

/** A place for a text, in dots. */
export type TextArea = {
  readonly width: number;
  readonly height: number;
  /** Height of the largest letters, and of the smallest on one line; below that, lines are broken. */
  readonly max: number;
  readonly min: number;
  /** Never smaller, even if the text then runs out of its area at the bottom. */
  readonly floor: number;
};

/** From one line to the next, in heights of the font. */
export const LINE_PITCH = 1.1;

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

/** Fits a text into an area: one line as large as possible, else the largest lines that the area holds. */
export function fitText(text: string, area: TextArea): FittedText {
  const latin = toLatin(text);
  const height = Math.min(area.max, Math.floor(area.width / Math.max(widthInHeights(latin), 0.1)));
  return height >= area.min ? { height, lines: [latin] } : fitLines(latin, area);
}

function fitLines(text: string, { width, height, min, floor }: TextArea): FittedText {
  const longestWord = Math.max(...text.split(' ').map(widthInHeights));
  for (let size = min; size > floor; size -= 1) {
    if (longestWord * size > width) continue; // rather smaller than a word in two pieces
    const lines = wrap(text, width, size);
    if (lines.length * size * LINE_PITCH <= height) return { height: size, lines };
  }
  return { height: floor, lines: wrap(text, width, floor) };
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

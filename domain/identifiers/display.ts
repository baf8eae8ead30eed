/**
 * Numbers in groups, for people: on screens, labels and sheets, never in data.
 * Invariant: taking the narrow spaces out gives the number back.
 */
import { parseBagNumber } from './bag-number.ts';
import { parsePin } from './pin.ts';
import { splitS10 } from './s10.ts';

/** Narrow no-break space: a number never breaks over two lines. */
export const NARROW_SPACE = '\u202f';

/** Groups an article number 2·4·4·1·2 and a bag number 3·4·3·3; any other text stays as it is. */
export function groupNumber(text: string): string {
  if (splitS10(text) !== null) return group(text, [2, 4, 4, 1, 2]);
  return parseBagNumber(text).ok ? group(text, [3, 4, 3, 3]) : text;
}

/** Groups a PIN 3 + 3, for large type; lists show it joined. Any other text stays as it is. */
export function groupPin(text: string): string {
  return parsePin(text).ok ? group(text, [3, 3]) : text;
}

function group(text: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(NARROW_SPACE);
}

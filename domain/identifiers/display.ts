/**
 * Numbers in groups, for people: on screens, labels and sheets, never in data.
 * Invariant: taking the narrow spaces out gives the number back.
 */
import { parseBagNumber } from './bag-number.ts';
import { parseDespatch, parseReceptacle } from './mail-receptacle.ts';
import { parsePin } from './pin.ts';
import { splitS10 } from './s10.ts';
import { parseSscc } from './sscc.ts';

/** Narrow no-break space: a number never breaks over two lines. */
export const NARROW_SPACE = '\u202f';

/**
 * Groups an article number 2·4·4·1·2, a bag number 3·4·3·3, a carton's number 1·7·9·1, an international bag or
 * despatch by its parts; any other text stays as it is.
 */
export function groupNumber(text: string): string {
  if (splitS10(text) !== null) return group(text, [2, 4, 4, 1, 2]);
  if (hasSsccShape(text)) return group(text, [1, 7, 9, 1]);
  if (parseReceptacle(text).ok) return group(text, [6, 6, 3, 1, 4, 3, 2, 4]);
  if (parseDespatch(text).ok) return group(text, [6, 6, 3, 1, 4]);
  return parseBagNumber(text).ok ? group(text, [3, 4, 3, 3]) : text;
}

/** A failing check digit is shown in the same groups: the clerk compares both. */
function hasSsccShape(text: string): boolean {
  const sscc = parseSscc(text);
  return sscc.ok || sscc.fault.kind === 'wrong-check-digit';
}

/** Groups a PIN 3 + 3, for large type; lists show it joined. Any other text stays as it is. */
export function groupPin(text: string): string {
  return parsePin(text).ok ? group(text, [3, 3]) : text;
}

function group(text: string, sizes: readonly number[]): string {
  let at = 0;
  return sizes.map((size) => text.slice(at, (at += size))).join(NARROW_SPACE);
}

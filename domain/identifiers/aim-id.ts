/**
 * AIM symbology identifiers such as "]C0" (ISO/IEC 15424): what kind of barcode a scanner read.
 * Invariant: taking an identifier off never changes a character of what follows it.
 */
export type Symbology =
  | 'code-39'
  | 'code-128'
  | 'gs1-128'
  | 'interleaved-2-of-5'
  | 'data-matrix'
  | 'gs1-data-matrix'
  | 'qr'
  | 'gs1-qr'
  | 'ean-upc'
  | 'pdf417'
  | 'gs1-databar'
  | 'aztec'
  | 'maxicode'
  | 'other';

/** Takes a leading identifier off the text, for scanners that send it in line; `aim` is null when there is none. */
export function splitAim(text: string): { readonly aim: string | null; readonly data: string } {
  return LEADING.test(text) ? { aim: text.slice(0, 3), data: text.slice(3) } : { aim: null, data: text };
}

/** Names the symbology of an identifier; `other` for one this table does not know, null when there is none. */
export function aimToSymbology(aim: string | null): Symbology | null {
  if (aim === null) return null;
  return GS1_BY_AIM.get(aim) ?? SYMBOLOGY_BY_LETTER.get(aim.slice(0, 2)) ?? 'other';
}

/** True when the identifier promises GS1 element strings: FNC1 stood first in the symbol. */
export function isGs1Aim(aim: string | null): boolean {
  return aim !== null && GS1_BY_AIM.has(aim);
}

const LEADING = /^\][A-Za-z][0-9A-Za-z]/;

/** FNC1 in first place; `]d5`, `]Q4` and `]z4` are the same with an extended channel, `]z7` and `]zA` are parts of a row. */
const GS1_BY_AIM: ReadonlyMap<string, Symbology> = new Map([
  [']C1', 'gs1-128'],
  [']d2', 'gs1-data-matrix'],
  [']d5', 'gs1-data-matrix'],
  [']Q3', 'gs1-qr'],
  [']Q4', 'gs1-qr'],
  [']e0', 'gs1-databar'],
  [']z1', 'aztec'],
  [']z4', 'aztec'],
  [']z7', 'aztec'],
  [']zA', 'aztec'],
]);

const SYMBOLOGY_BY_LETTER: ReadonlyMap<string, Symbology> = new Map([
  [']A', 'code-39'],
  [']C', 'code-128'],
  [']I', 'interleaved-2-of-5'],
  [']d', 'data-matrix'],
  [']Q', 'qr'],
  [']E', 'ean-upc'],
  [']L', 'pdf417'],
  [']e', 'gs1-databar'],
  [']z', 'aztec'],
  [']U', 'maxicode'],
]);

/**
 * A text as the bars of a Code 128 symbol, for paper that is drawn and not sent to a label printer.
 * Subset B of ISO/IEC 15417 alone: short codes of capitals, digits and hyphens gain little by another.
 * Invariant: a symbol begins and ends with a bar, and its check symbol is the standard's.
 */
import { ok, refuse, type Reply } from '../reply.ts';

/** Widths in modules, bar and space in turn, bar first; `modules` is their sum, without the quiet zones. */
export type Code128Bars = { readonly widths: readonly number[]; readonly modules: number };

const START_B = 104;
const CHECK_BASE = 103;

/** Refuses an empty text, and one with anything but visible ASCII and the space. */
export function code128Bars(text: string): Reply<Code128Bars, { readonly kind: 'not-plain-text' }> {
  if (!/^[ -~]+$/.test(text)) return refuse({ kind: 'not-plain-text' });
  const values = Array.from(text, (sign) => sign.charCodeAt(0) - 0x20);
  const sum = values.reduce((total, value, at) => total + value * (at + 1), START_B);
  const symbols = [START_B, ...values, sum % CHECK_BASE].map((value) => PATTERNS[value] ?? '');
  const widths = Array.from([...symbols, STOP].join(''), Number);
  return ok({ widths, modules: widths.reduce((total, width) => total + width, 0) });
}

const STOP = '2331112';

/** The symbols 0 to 105 of the standard's table, each as six widths. */
const PATTERNS: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 ' +
  '113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 ' +
  '212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 ' +
  '113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 ' +
  '314111 221411 431111 111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 ' +
  '241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 ' +
  '214121 412121 111143 111341 131141 114113 114311 411113 411311 113141 114131 311141 411131 211412 211214 ' +
  '211232'
).split(' ');

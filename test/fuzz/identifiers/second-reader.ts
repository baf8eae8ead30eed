/**
 * The meaning of a code once more, written for the test alone: every kind is tried, and all that fit are named.
 * Invariant: of the product's readers nothing is used but the table of GS1 identifiers, so that a slip there shows.
 */
import { GS1_ELEMENTS } from '../../../domain/identifiers/gs1-element-table.ts';

/** Each kind whose form a plain code has; more than one would be ambiguous. */
export function kindsOf(text: string, isTradeItem: boolean): string[] {
  return FORMS.filter(([kind, fits]) => fits(text) && !(kind === 'numeric' && isTradeItem)).map(([kind]) => kind);
}

/** Whether a text that fits no kind is what a torn label leaves: one or the other end of two letters, nine digits, two letters. */
export function isTorn(text: string): boolean {
  const shape = Array.from(text, (sign) => (/\d/.test(sign) ? '9' : /[A-Z]/.test(sign) ? 'A' : '?')).join('');
  const digits = shape.split('9').length - 1;
  const isEnd = WHOLE.startsWith(shape) || WHOLE.endsWith(shape);
  return isEnd && digits >= 3 && shape.length < WHOLE.length;
}

/** The numbers that a structured label names, each once; null when it is not whole or not to be understood. */
export function namesOf(text: string): Set<string> | null {
  if (!text.startsWith(HEADER)) return cartonsOf(text);
  if (!text.endsWith(TRAILER)) return null;
  const names = new Set<string>();
  for (const part of text.slice(HEADER.length, -TRAILER.length).split('\u001e')) {
    const body = part.slice(3);
    const found = part.startsWith(`05${GS}`) ? cartonsOf(body) : part.startsWith(`06${GS}`) ? platesOf(body) : null;
    if (found === null || body.includes('\u0004')) return null;
    for (const name of found) names.add(name);
  }
  return names;
}

/** What stands in the licence plates J to 6J. */
function platesOf(body: string): Set<string> | null {
  const names = new Set<string>();
  for (const field of body.split(GS)) {
    if (!/^\d{0,3}[A-Z][ -~]+$/.test(field)) return null;
    const [, value = ''] = /^[1-6]?J(.*)$/.exec(field) ?? [];
    const plain = /^J?([A-Z]{2}\d{9}[A-Z]{2})$/.exec(value)?.[1] ?? /^TB[ACM]\d{12,13}$/.exec(value)?.[0];
    if (plain !== undefined) names.add(plain);
    if (/^\d{18}$/.test(value) && sumsToTen(value)) names.add(value);
  }
  return names;
}

/** What stands in the elements 00, with whatever check digit. */
function cartonsOf(text: string): Set<string> | null {
  const names = new Set<string>();
  let rest = text;
  while (rest !== '') {
    const form = ELEMENTS_BY_START.get(rest.slice(0, 2))?.find((one) => one.test(rest));
    const [element] = form?.exec(rest) ?? [];
    if (element === undefined) return null;
    if (element.startsWith('00')) names.add(element.slice(2, 20));
    rest = rest.slice(element.length);
  }
  return text === '' ? null : names;
}

const WHOLE = 'AA999999999AA';
const GS = '\u001d';
const HEADER = '[)>\u001e';
const TRAILER = '\u001e\u0004';
const SIGN = '[!"%&\'()*+,\\-./0-9:;<=>?A-Z_a-z]';

/** One element and what ends it, for each identifier, by its first two digits. */
const ELEMENTS_BY_START: ReadonlyMap<string, RegExp[]> = Map.groupBy(
  Array.from(GS1_ELEMENTS, ([id, { min, max, digits, predefined }]) => {
    // Digits come first; whether they may go on, or other signs follow, is all that differs.
    const more = digits > min ? '\\d' : SIGN;
    const data = `\\d{${Math.min(min, digits)}}${digits < min ? `${SIGN}{${min - digits}}` : ''}${more}{0,${max - min}}`;
    return new RegExp(`^${id}${data}${predefined ? `${GS}?` : `(?:${GS}|$)`}`);
  }),
  ({ source }) => source.slice(1, 3),
);

const FORMS: readonly (readonly [string, (text: string) => boolean])[] = [
  ['item', (text) => /^[a-z]{2}\d{9}[a-z]{2}$/i.test(text)],
  ['bag', (text) => /^[A-Z]{3}\d{10}$/.test(text)],
  ['badge', (text) => /^DKB-[0-9ABCDEFGHJKMNPQRSTVWXYZ]{16}$/.test(text)],
  ['command', (text) => /^DKC[1-9]-[A-Z]{2,16}$/.test(text)],
  ['custody-id', (text) => isOurLabel(text.split('/'))],
  ['receptacle', (text) => /^[A-Z]{12}[A-D][A-Z]{2}\d{8}[019]{2}\d{4}$/.test(text)],
  ['despatch', (text) => /^[A-Z]{12}[A-D][A-Z]{2}\d{5}$/.test(text)],
  ['order-id', (text) => /^\d{3}-\d{7}-\d{7}$/.test(text)],
  ['tracking', (text) => /^TB[ACM]\d{12}\d?$/.test(text)],
  ['numeric', (text) => /^\d{12}$/.test(text)],
  ['sscc', (text) => /^\(00\)\d{18}$/.test(text) || (/^(00)?\d{18}$/.test(text) && sumsToTen(text.slice(-18)))],
  ['digipin', (text) => /^[2-9CFJKLMPT]{10}$/.test(text) && /[A-Z]/.test(text)],
  ['digipin', (text) => /^[2-9CFJKLMPT]{3}(-[2-9CFJKLMPT]{3}){2}[2-9CFJKLMPT]$/.test(text)],
  ['pin', (text) => /^[1-9]\d{5}$/.test(text)],
];

/** Station, epoch and place of the event, by their lengths and signs. */
function isOurLabel([station = '', epoch = '', seq = '', ...more]: readonly string[]): boolean {
  const isStation = /^[A-Z0-9-]{3,32}$/.test(station) && !station.startsWith('-');
  const isEpoch = epoch.length === 32 && !/[^0-9a-f]/.test(epoch);
  return isStation && isEpoch && /^\d{1,16}$/.test(seq) && !seq.startsWith('0') && more.length === 0;
}

function sumsToTen(digits: string): boolean {
  return Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10 === 0;
}

/**
 * The meaning of a code once more, written for the test alone: every kind is tried, and all that fit are named.
 * Invariant: nothing of the product's readers is used, so that a slip there shows.
 */

/** Each kind whose form a plain code has; more than one would be ambiguous. */
export function kindsOf(text: string, isTradeItem: boolean): string[] {
  return FORMS.filter(([kind, fits]) => fits(text) && !(kind === 'numeric' && isTradeItem)).map(([kind]) => kind);
}

/** Numbers that a structured label names in its licence plates, each once. */
export function namesOf(text: string): Set<string> {
  const names = new Set<string>();
  for (const field of text.replaceAll('\u001e', GS).split(GS)) {
    const [, value = ''] = /^[1-6]?J(.*)$/s.exec(field) ?? [];
    const plain = /^J?([A-Z]{2}\d{9}[A-Z]{2})$/.exec(value)?.[1] ?? /^TB[ACM]\d{12,13}$/.exec(value)?.[0];
    if (plain !== undefined) names.add(plain);
    if (/^\d{18}$/.test(value) && sumsToTen(value)) names.add(value);
  }
  return names;
}

const GS = '\u001d';

const FORMS: readonly (readonly [string, (text: string) => boolean])[] = [
  ['item', (text) => /^[A-Z]{2}\d{9}[A-Z]{2}$/.test(text)],
  ['bag', (text) => /^[A-Z]{3}\d{10}$/.test(text)],
  ['receptacle', (text) => /^[A-Z]{12}[A-D][A-Z]{2}\d{8}[019]{2}\d{4}$/.test(text)],
  ['despatch', (text) => /^[A-Z]{12}[A-D][A-Z]{2}\d{5}$/.test(text)],
  ['order-id', (text) => /^\d{3}-\d{7}-\d{7}$/.test(text)],
  ['tracking', (text) => /^TB[ACM]\d{12}\d?$/.test(text)],
  ['numeric', (text) => /^\d{12}$/.test(text)],
  ['sscc', (text) => /^((00)|(\(00\)))?\d{18}$/.test(text) && sumsToTen(text.slice(-18))],
  ['digipin', (text) => /^[2-9CFJKLMPT]{10}$/.test(text) && /[A-Z]/.test(text)],
  ['digipin', (text) => /^[2-9CFJKLMPT]{3}(-[2-9CFJKLMPT]{3}){2}[2-9CFJKLMPT]$/.test(text)],
  ['pin', (text) => /^[1-9]\d{5}$/.test(text)],
];

function sumsToTen(digits: string): boolean {
  return Array.from(digits).reduce((sum, digit, at) => sum + Number(digit) * (at % 2 === 0 ? 3 : 1), 0) % 10 === 0;
}

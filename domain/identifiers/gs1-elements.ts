/**
 * GS1 element strings: identifier and data, one after the other, as GS1-128, GS1 DataMatrix and GS1 QR carry them.
 * Invariant: a string that is read has one meaning; what does not fit its identifier's form is refused whole.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { GS1_ELEMENTS, type ElementForm, type ElementTable } from './gs1-element-table.ts';
import { GS, type LabelField } from './label-field.ts';

/** `at` is the place in the text, from 0, of the element that could not be read. */
export type ElementFault = {
  readonly kind: 'empty' | 'unknown-identifier' | 'wrong-length' | 'wrong-character';
  readonly at: number;
};

/**
 * Reads the text after the AIM identifier. Data ends at a separator (FNC1, sent as GS), at the end, or by its
 * predefined length; a separator after data of predefined length is allowed, one after the last element too.
 */
export function parseElements(
  text: string,
  table: ElementTable = GS1_ELEMENTS,
): Reply<readonly LabelField[], ElementFault> {
  if (text === '') return refuse({ kind: 'empty', at: 0 });
  const fields: LabelField[] = [];
  let at = 0;
  while (at < text.length) {
    const read = readElement(text, at, table);
    if (!read.ok) return read;
    fields.push(read.value.field);
    at = read.value.next;
  }
  return ok(fields);
}

/** Writes elements as one string, separators only where they are needed. The inverse of `parseElements`. */
export function formatElements(
  fields: readonly LabelField[],
  table: ElementTable = GS1_ELEMENTS,
): Reply<string, ElementFault> {
  let text = '';
  for (const [at, { id, value }] of fields.entries()) {
    const form = table.get(id);
    if (form === undefined) return refuse({ kind: 'unknown-identifier', at });
    const fault = faultOf(value, form);
    if (fault !== null) return refuse({ kind: fault, at });
    text += `${id}${value}${form.predefined || at === fields.length - 1 ? '' : GS}`;
  }
  return text === '' ? refuse({ kind: 'empty', at: 0 }) : ok(text);
}

type Read = { readonly field: LabelField; readonly next: number };

function readElement(text: string, at: number, table: ElementTable): Reply<Read, ElementFault> {
  const id = identifierAt(text, at, table);
  const form = id === null ? undefined : table.get(id);
  if (id === null || form === undefined) return refuse({ kind: 'unknown-identifier', at });
  const from = at + id.length;
  const separator = text.indexOf(GS, from);
  const limit = separator === -1 ? text.length : separator;
  const to = form.predefined ? Math.min(from + form.max, limit) : limit;
  const value = text.slice(from, to);
  const fault = faultOf(value, form);
  if (fault !== null) return refuse({ kind: fault, at });
  return ok({ field: { id, value }, next: text[to] === GS ? to + 1 : to });
}

/** Two to four digits. No identifier begins another, so the first that fits is the only one. */
function identifierAt(text: string, at: number, table: ElementTable): string | null {
  for (let length = 2; length <= 4; length += 1) {
    const id = text.slice(at, at + length);
    if (table.has(id)) return id;
  }
  return null;
}

function faultOf(value: string, form: ElementForm): 'wrong-length' | 'wrong-character' | null {
  if (value.length < form.min || value.length > form.max) return 'wrong-length';
  const digits = value.slice(0, form.digits);
  return DIGITS.test(digits) && CHARACTERS.test(value.slice(form.digits)) ? null : 'wrong-character';
}

const DIGITS = /^[0-9]*$/;
/** GS1's invariant set of 82 characters. */
const CHARACTERS = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

/**
 * What a structured label names: GS1 element strings and messages of ISO/IEC 15434.
 * Invariant: a number counts only in a field that is known to hold it, and never one of two.
 */
import { parseElements } from './gs1-elements.ts';
import { parseMessage } from './iso-15434.ts';
import type { LabelField } from './label-field.ts';
import { readAmazonNumber, readAnnouncedSscc, readBareSscc, readS10 } from './read-number.ts';
import type { CodeRules, ItemMeaning, Meaning, SsccMeaning } from './reading.ts';

/** Reads element strings. An identifier that the rules do not know makes it a code we do not know. */
export function readElementString(text: string, rules: CodeRules): Meaning {
  const fields = parseElements(text, rules.elements);
  if (fields.ok) return namedBy(fields.value, rules);
  if (fields.fault.kind === 'unknown-identifier') return { kind: 'unknown-code' };
  return { kind: 'unreadable', why: 'broken-label' };
}

/**
 * Reads a message that has its header. An envelope in a format that is not read may name something else: then the
 * number beside it is not chosen either, and the code is one we do not know.
 */
export function readMessage(text: string, rules: CodeRules): Meaning {
  const message = parseMessage(text, rules.elements);
  if (!message.ok) {
    if (message.fault.kind === 'unknown-identifier') return { kind: 'unknown-code' };
    return { kind: 'unreadable', why: 'broken-label' };
  }
  const fields: LabelField[] = [];
  for (const envelope of message.value) {
    if (envelope.fields === null) return { kind: 'unknown-code' };
    fields.push(...envelope.fields);
  }
  return namedBy(fields, rules);
}

function namedBy(fields: readonly LabelField[], rules: CodeRules): Meaning {
  const byNumber = new Map<string, ItemMeaning | SsccMeaning>();
  for (const field of fields) {
    const named = nameIn(field, rules);
    if (named !== null) byNumber.set(named.kind === 'item' ? named.number : named.sscc, named);
  }
  const [first, second] = byNumber.values();
  if (first === undefined) return { kind: 'label-data', fields };
  return second === undefined ? first : { kind: 'several-numbers', numbers: [...byNumber.keys()] };
}

function nameIn({ id, value }: LabelField, rules: CodeRules): ItemMeaning | SsccMeaning | null {
  if (id === SSCC_FIELD) return readAnnouncedSscc(value);
  if (!rules.articleFields.includes(id)) return null;
  const agency = rules.issuingAgencies.find(
    (one) => value.startsWith(one) && readS10(value.slice(one.length)) !== null,
  );
  return readS10(value.slice(agency?.length ?? 0)) ?? readAmazonNumber(value, []) ?? readBareSscc(value);
}

/** The GS1 application identifier of a serial shipping container code. */
const SSCC_FIELD = '00';

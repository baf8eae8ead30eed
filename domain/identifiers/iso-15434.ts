/**
 * The message envelope of 2D codes (ISO/IEC 15434): header "[)>" RS, format envelopes that each end in RS, trailer EOT.
 * Invariant: a message is read whole or not at all. One that was cut off is never read as a shorter one.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { parseDataIdentifier } from './data-identifier.ts';
import { formatElements, parseElements } from './gs1-elements.ts';
import { GS1_ELEMENTS, type ElementTable } from './gs1-element-table.ts';
import { GS, type LabelField } from './label-field.ts';

/** Format 05 holds GS1 elements, 06 data identifiers. Others (12: text identifiers) are kept as they are. */
export type Envelope =
  | { readonly format: '05' | '06'; readonly fields: readonly LabelField[] }
  | { readonly format: string; readonly fields: null; readonly text: string };

export type EnvelopeFault = {
  readonly kind: 'no-header' | 'cut-off' | 'wrong-format' | 'wrong-field' | 'unknown-identifier';
};

/** True when the text announces a message, whether or not it is whole. */
export function hasEnvelopeHeader(text: string): boolean {
  return text.startsWith(HEADER);
}

/** Reads a message. Format 09 carries binary data that may look like a separator; it is refused. */
export function parseMessage(
  text: string,
  table: ElementTable = GS1_ELEMENTS,
): Reply<readonly Envelope[], EnvelopeFault> {
  if (!hasEnvelopeHeader(text)) return refuse({ kind: 'no-header' });
  if (!text.endsWith(RS + EOT) || text.length <= HEADER.length + 2) return refuse({ kind: 'cut-off' });
  const envelopes: Envelope[] = [];
  for (const part of text.slice(HEADER.length, -2).split(RS)) {
    const envelope = parseEnvelope(part, table);
    if (!envelope.ok) return envelope;
    envelopes.push(envelope.value);
  }
  return ok(envelopes);
}

/** Writes a message; the inverse of `parseMessage`. Refuses what could not be read back. */
export function formatMessage(
  envelopes: readonly Envelope[],
  table: ElementTable = GS1_ELEMENTS,
): Reply<string, EnvelopeFault> {
  const parts: string[] = [];
  for (const envelope of envelopes) {
    const body = bodyOf(envelope, table);
    if (body === null) return refuse({ kind: 'wrong-field' });
    const part = `${envelope.format}${GS}${body}`;
    if (!ENVELOPE.test(part)) return refuse({ kind: 'wrong-format' });
    parts.push(part + RS);
  }
  return parts.length === 0 ? refuse({ kind: 'cut-off' }) : ok(`${HEADER}${parts.join('')}${EOT}`);
}

function parseEnvelope(part: string, table: ElementTable): Reply<Envelope, EnvelopeFault> {
  const [, format, body] = ENVELOPE.exec(part) ?? [];
  if (format === undefined || body === undefined) return refuse({ kind: 'wrong-format' });
  if (format === '05') return parseGs1Body(body, table);
  if (format !== '06') return ok({ format, fields: null, text: body });
  const fields: LabelField[] = [];
  for (const one of body.split(GS)) {
    const field = parseDataIdentifier(one);
    if (!field.ok) return refuse({ kind: 'wrong-field' });
    fields.push(field.value);
  }
  return ok({ format, fields });
}

function parseGs1Body(body: string, table: ElementTable): Reply<Envelope, EnvelopeFault> {
  const fields = parseElements(body, table);
  if (fields.ok) return ok({ format: '05', fields: fields.value });
  return refuse({ kind: fields.fault.kind === 'unknown-identifier' ? 'unknown-identifier' : 'wrong-field' });
}

function bodyOf(envelope: Envelope, table: ElementTable): string | null {
  if (envelope.fields === null) return READ_INTO_FIELDS.includes(envelope.format) ? null : envelope.text;
  if (envelope.format === '05') {
    const body = formatElements(envelope.fields, table);
    return body.ok ? body.value : null;
  }
  const texts = envelope.fields.map(({ id, value }) => id + value);
  const same = texts.every((text, at) => {
    const back = parseDataIdentifier(text);
    return back.ok && back.value.id === envelope.fields[at]?.id;
  });
  return same ? texts.join(GS) : null;
}

const RS = '\u001e';
const EOT = '\u0004';
const HEADER = `[)>${RS}`;
const READ_INTO_FIELDS: readonly string[] = ['05', '06'];
/** Two digits, not 09, and GS; the body holds no end of an envelope and no end of a message. */
const ENVELOPE = new RegExp(`^(?!09)([0-9]{2})${GS}([^${RS}${EOT}]+)$`);

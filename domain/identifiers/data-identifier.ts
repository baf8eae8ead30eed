/**
 * ASC MH10 data identifiers: up to three digits and a letter, then the value, as "JUN123456789" or "Q3".
 * Invariant: identifier and value together are the text again.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import type { LabelField } from './label-field.ts';

/** Takes a field apart. A field without a value is refused: nothing was said. */
export function parseDataIdentifier(text: string): Reply<LabelField, { readonly kind: 'wrong-shape' }> {
  const [, id, value] = SHAPE.exec(text) ?? [];
  return id === undefined || value === undefined ? refuse({ kind: 'wrong-shape' }) : ok({ id, value });
}

/** Printable ASCII: letters of other scripts have no place in a data identifier's value. */
const SHAPE = /^([0-9]{0,3}[A-Z])([ -~]+)$/;

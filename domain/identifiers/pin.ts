/**
 * Postal index numbers: six digits, the first not 0. Digits 1 to 3 name the sorting district.
 * Invariant: the shape is checked, not whether a post office has the number; only a directory knows that.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';

export type Pin = Brand<string, 'Pin'>;

/** Reads a PIN of six digits without a space. */
export function parsePin(text: string): Reply<Pin, { readonly kind: 'wrong-shape' }> {
  return SHAPE.test(text) ? ok(text as Pin) : refuse({ kind: 'wrong-shape' }); // the brand is earned by the shape
}

const SHAPE = /^[1-9][0-9]{5}$/;

/**
 * Numbers of domestic bags such as "EBT0123456789": three letters and ten digits, which carry no check digit.
 * Invariant: as long as an article number and never one, since its third character is a letter.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';

/** The number printed on a bag's label. The department uses numbers again: it names no single use of the bag. */
export type BagNumber = Brand<string, 'BagNumber'>;

/** Reads a bag number: 13 characters, upper case. Its digits are not interpreted. */
export function parseBagNumber(text: string): Reply<BagNumber, { readonly kind: 'wrong-shape' }> {
  return SHAPE.test(text) ? ok(text as BagNumber) : refuse({ kind: 'wrong-shape' }); // the brand is earned by the shape
}

const SHAPE = /^[A-Z]{3}[0-9]{10}$/;

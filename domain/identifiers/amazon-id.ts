/**
 * Numbers that Amazon puts on a box: its tracking id, and the order id that stands beside it on many labels.
 * Invariant: an order id is never a parcel. One order can be several parcels, one parcel several orders.
 */
import type { Brand } from '../brand.ts';
import type { ItemNumber } from '../custody/ids.ts';
import { ok, refuse, type Reply } from '../reply.ts';

export type OrderId = Brand<string, 'OrderId'>;

/** `amazon-numeric` is the bare number seen on parcels of Amazon's Indian carrier; no published source fixes its form. */
export type AmazonForm = 'amazon-tracking' | 'amazon-numeric';
export type AmazonTracking = { readonly number: ItemNumber; readonly form: AmazonForm };

/** How many digits a bare number must have to be taken for a tracking id; an empty list takes none. */
export type NumericLengths = readonly (10 | 11 | 12 | 13 | 14 | 15)[];

/** Reads a tracking id: TBA, TBM or TBC with 12 or 13 digits, or a bare number of one of the lengths given. */
export function parseAmazonTracking(
  text: string,
  numericLengths: NumericLengths,
): Reply<AmazonTracking, { readonly kind: 'wrong-shape' }> {
  const number = text as ItemNumber; // used only behind one of the two shapes
  if (TRACKING.test(text)) return ok({ number, form: 'amazon-tracking' });
  if (NUMERIC.test(text) && numericLengths.some((length) => length === text.length)) {
    return ok({ number, form: 'amazon-numeric' });
  }
  return refuse({ kind: 'wrong-shape' });
}

/** Reads an order id: 3, 7 and 7 digits with hyphens between. */
export function parseOrderId(text: string): Reply<OrderId, { readonly kind: 'wrong-shape' }> {
  return ORDER.test(text) ? ok(text as OrderId) : refuse({ kind: 'wrong-shape' }); // the brand is earned by the shape
}

const TRACKING = /^TB[ACM][0-9]{12,13}$/;
const NUMERIC = /^[0-9]{10,15}$/;
const ORDER = /^[0-9]{3}-[0-9]{7}-[0-9]{7}$/;

/**
 * A weight typed by hand: which texts are one, and which weights a parcel can have.
 * Invariant: what a scanner sends is never a weight: a letter, or one digit too many, is refused and nothing is cut off.
 */
import { ok, refuse, type Reply } from '../reply.ts';

/** [I] What one person lifts; domain reference 2.2 gives 30 to 35 kg as working practice. */
export const MOST_GRAMS = 35_000;
const LEAST_GRAMS = 1;

export type TypedWeightFault =
  | { readonly kind: 'empty' }
  /** Neither whole grams nor kilograms with a point. */
  | { readonly kind: 'not-a-weight' }
  | { readonly kind: 'too-light' | 'too-heavy' };

/** Whole grams ("850"), or kilograms with a point and one to three decimals ("0.85", "12.50"); answers in grams. */
export function parseTypedWeight(text: string): Reply<number, TypedWeightFault> {
  if (text === '') return refuse({ kind: 'empty' });
  const grams = /^\d+$/.test(text) ? Number(text) : kilogramsToGrams(text);
  if (grams === null) return refuse({ kind: 'not-a-weight' });
  if (grams < LEAST_GRAMS) return refuse({ kind: 'too-light' });
  return grams > MOST_GRAMS ? refuse({ kind: 'too-heavy' }) : ok(grams);
}

/** By its digits, not by arithmetic on fractions. */
function kilogramsToGrams(text: string): number | null {
  const [, whole, decimals] = /^(\d{1,6})\.(\d{1,3})$/.exec(text) ?? [];
  return whole === undefined || decimals === undefined ? null : Number(whole) * 1_000 + Number(decimals.padEnd(3, '0'));
}

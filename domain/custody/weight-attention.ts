/**
 * What a weight, or none, says of a parcel under its contract.
 */
import { outOfWeightBand } from './bands.ts';
import type { AttentionCode, Weight } from './event.ts';
import type { ContractTerms } from './manifest-ref.ts';

export type WeighingOutcome =
  | { readonly kind: 'weight'; readonly weight: Weight }
  | { readonly kind: 'none'; readonly why: 'missing' | 'moving' | 'empty' | 'unchanged' | 'fault' };

/**
 * What is odd about a weight: outside of what the contract carries, beyond its tolerance, or missing where it is asked
 * for.
 */
export function weightAttention(
  terms: ContractTerms,
  { declaredGrams, asksWeight }: { readonly declaredGrams: number | null; readonly asksWeight: boolean },
  weighing: WeighingOutcome,
): AttentionCode[] {
  if (weighing.kind === 'none') return asksWeight ? ['not-weighed'] : [];
  const { grams } = weighing.weight;
  const codes: AttentionCode[] = outOfWeightBand(terms.bands, grams) === null ? [] : ['out-of-weight-band'];
  if (declaredGrams !== null && Math.abs(grams - declaredGrams) > terms.weightToleranceGrams)
    codes.push('weight-differs');
  return codes;
}

/** The codes that a new weight may take away or bring. */
export const WEIGHT_CODES: ReadonlySet<AttentionCode> = new Set([
  'out-of-weight-band',
  'weight-differs',
  'not-weighed',
]);

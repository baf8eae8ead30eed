/**
 * What a use is once its line is known: a parcel of a count, or one that the partner listed after it came in.
 */
import { outOfSizeBand } from './bands.ts';
import type { AttentionCode, Payloads } from './event.ts';
import type { CurrentUse, ExpectedItem } from './facts.ts';
import type { ContractTerms } from './manifest-ref.ts';
import { WEIGHT_CODES, weightAttention } from './weight-attention.ts';

export type FoundLine = Payloads['item.listed'];

/** What was odd only because the line was not known, or is judged anew by it. */
const WITHOUT_LINE: ReadonlySet<AttentionCode> = new Set([
  ...WEIGHT_CODES,
  'not-on-manifest',
  'beyond-declared',
  'no-route',
]);

type Found = { readonly terms: ContractTerms; readonly slot: string | null; readonly asksWeight: boolean };

/** What a use is once its line is known; a parcel of a count, or one that the partner listed after it came in. */
export function lineOfUse(
  use: CurrentUse,
  { line, pin, grams, cm, services }: ExpectedItem,
  { terms, slot, asksWeight }: Found,
): FoundLine {
  const kept = use.attention.filter((code) => !WITHOUT_LINE.has(code));
  const weighed = weightAttention(terms, { declaredGrams: grams, asksWeight }, weighingOf(use));
  const sized = outOfSizeBand(terms.bands, cm) === null ? [] : (['out-of-size-band'] as const);
  const attention = [...kept, ...weighed, ...sized, ...(slot === null ? (['no-route'] as const) : [])];
  return { use: use.use, line, pin, slot, declaredGrams: grams, services, attention };
}

function weighingOf({ grams }: CurrentUse): Parameters<typeof weightAttention>[2] {
  if (grams === null) return { kind: 'none', why: 'missing' };
  return { kind: 'weight', weight: { grams, source: 'scale', device: null, raw: null } };
}

/**
 * Whether the contract asks for the weight of this parcel.
 * Invariant: the same parcel gets the same answer however often, by whichever of its numbers and after whatever restart it
 * is scanned; nobody outside can know it before the consignment is taken up.
 *
 * A sample is drawn by SHA-256 over the seed, the consignment and the article number. The seed is the hash of the event
 * that took the consignment up: it hangs on the whole ledger before it, so a partner who packs the truck cannot foresee
 * it; a clerk cannot draw again by scanning again; and whoever holds the ledger can check every draw.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { ContractTerms } from './manifest-ref.ts';

export type Drawn = {
  /** Hash of the event that took the consignment up, hex. */
  readonly seed: string;
  readonly consignment: string;
  /** The article number of the line, or what was read where no line is known. */
  readonly item: string;
};

/** One parcel of so many, where the terms do not say. [R] */
export const SAMPLE_EVERY = 10;

/** True when a parcel without a weight is short of what the contract asks for. */
export function asksWeight({ weigh, sampleEvery = SAMPLE_EVERY }: ContractTerms, drawn: Drawn): boolean {
  if (weigh === 'sample') return isDrawn(drawn, sampleEvery);
  return weigh === 'all';
}

/** One of `every` on average; the first 32 bits of the hash leave no bias that a day of parcels could show. */
function isDrawn({ seed, consignment, item }: Drawn, every: number): boolean {
  const hash = sha256(utf8ToBytes(`daksetu-sample-v1/${seed}/${consignment}/${item}`));
  return new DataView(hash.buffer, hash.byteOffset).getUint32(0) % Math.max(1, every) === 0;
}

/**
 * By which list a consignment is worked, and under which terms.
 */

/** What the contract with the partner asks for at the counter. */
export type ContractTerms = {
  readonly weigh: 'all' | 'sample' | 'none';
  readonly weightToleranceGrams: number;
  readonly label: 'none' | 'full';
};

export type ManifestRef =
  /** The inbox version that the centre sent. */
  | { readonly source: 'feed'; readonly version: number }
  /** SHA-256, hex, of the manifest that was made of a file at this station. */
  | { readonly source: 'file'; readonly hash: string }
  /** A count alone: no parcel is listed until a manifest comes. */
  | { readonly source: 'declared' };

/** Where the partner's own terms are not known: weigh all, 100 g either way, print the label. */
export const DEFAULT_TERMS: ContractTerms = { weigh: 'all', weightToleranceGrams: 100, label: 'full' };

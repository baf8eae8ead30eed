/**
 * By which list a consignment is worked, and under which terms.
 */

/** What the contract with the partner asks for at the counter. */
export type ContractTerms = {
  readonly weigh: 'all' | 'sample' | 'none';
  /** With `sample`: one parcel of so many is asked for; without it every tenth. */
  readonly sampleEvery?: number | undefined;
  readonly weightToleranceGrams: number;
  /** `sort`: a small sticker for the sorter; `full`: the whole article label. */
  readonly label: 'none' | 'sort' | 'full';
  readonly bands?: Bands | undefined;
  /** Whom the list of what the post does not carry is shown to: whoever brings a consignment, or each parcel's sender. */
  readonly prohibited?: 'none' | 'consignment' | 'parcel' | undefined;
  /** The contract's own list, in the place of the usual one. */
  readonly prohibitedList?: readonly { readonly en: string; readonly hi: string }[] | undefined;
};

/** Both ends belong to the band. */
export type Band = { readonly min: number; readonly max: number };

/** What the contract carries. What is not named is not looked at. */
export type Bands = {
  readonly grams?: Band | undefined;
  readonly length?: Band | undefined;
  readonly breadth?: Band | undefined;
  readonly height?: Band | undefined;
  /** Length x breadth x height in cm, over the divisor, is a weight in kg: at most so many grams. */
  readonly volumetric?: { readonly divisor: number; readonly maxGrams: number } | undefined;
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

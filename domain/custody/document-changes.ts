/**
 * What a corrected document says of the one before: which parcels it counts otherwise.
 * Invariant: a parcel that both count alike is not named; every other one is named once.
 */
export const FATES = ['accepted', 'rejected', 'absent', 'unmanifested'] as const;
/** Where a document counts a parcel. */
export type Fate = (typeof FATES)[number];

/** The numbers of the parcels in each list of a document. */
export type FateLists = Readonly<Record<Fate, readonly { readonly item: string }[]>>;

export type ChangedParcel = {
  readonly item: string;
  /** Null where the document does not name it. */
  readonly before: Fate | null;
  readonly after: Fate | null;
};

/** By number, in ascending order. */
export function changedParcels(before: FateLists, after: FateLists): readonly ChangedParcel[] {
  const [was, is] = [fatesOf(before), fatesOf(after)];
  const items = [...new Set([...was.keys(), ...is.keys()])].toSorted();
  return items
    .map((item) => ({ item, before: was.get(item) ?? null, after: is.get(item) ?? null }))
    .filter((parcel) => parcel.before !== parcel.after);
}

/** A parcel that stands in two lists counts by the first. */
function fatesOf(lists: FateLists): ReadonlyMap<string, Fate> {
  const fates = new Map<string, Fate>();
  for (const fate of FATES) for (const { item } of lists[fate]) if (!fates.has(item)) fates.set(item, fate);
  return fates;
}

/**
 * The numbers by which one parcel of a manifest is known.
 * Invariant: an order id is shared by several parcels: it never identifies one.
 */
import type { Alias } from './event.ts';

type Numbered = { readonly item: string; readonly aliases: readonly Alias[] };

/** Each number once, the article number first. */
export function identifyingNumbers({ item, aliases }: Numbered): string[] {
  return [...new Set([item, ...aliases.filter(({ kind }) => kind !== 'order').map(({ value }) => value)])];
}

/** A number that stands on two lines, so that a scan of it could mean either parcel; undefined when there is none. */
export function sharedNumber(lines: readonly Numbered[]): string | undefined {
  const seen = new Set<string>();
  return lines.flatMap(identifyingNumbers).find((number) => seen.size === seen.add(number).size);
}

/**
 * The counts of a consignment from a replayed book, parcel by parcel: the slow, obvious way.
 * Invariant: declared = accepted + rejected + absent, by the list as the partner's words up to now make it.
 */
import type { ConsignmentCounts } from './event.ts';
import type { ItemNumber } from './ids.ts';
import { identifyingNumbers } from './item-numbers.ts';
import type { Book, ReplayedUse } from './replay.ts';
import { standingLines } from './revise-manifest.ts';

/** Null when the book knows no list of it. */
export function countsOf(book: Book, consignment: string): ConsignmentCounts | null {
  const listed = book.manifests.get(consignment);
  if (listed === undefined) return null;
  const standing = standingLines(listed);
  const lineOf = new Map(standing.flatMap((line) => identifyingNumbers(line).map((number) => [number, line.line])));
  const uses = [...book.uses.values()].filter((use) => use.consignment === consignment);
  const oldOf = new Map(uses.map(({ item, oldNumber }) => [item, oldNumber]));
  const standsOn = (item: ItemNumber): number | undefined => lineOf.get(item) ?? lineOf.get(oldOf.get(item) ?? '');
  const held = uses.filter(({ status }) => status === 'on-hand');
  const isCounted = ({ item, line }: ReplayedUse): boolean => line !== null && standsOn(item) !== undefined;
  const accepted = new Set(held.filter(isCounted).map(({ item }) => standsOn(item)));
  const rejections = book.rejections.filter((one) => one.consignment === consignment && one.line !== null);
  const rejected = new Set(rejections.map(({ item }) => standsOn(item)).filter((line) => line !== undefined));
  const gone = new Set([...accepted, ...rejected]);
  return {
    declared: standing.length,
    accepted: accepted.size,
    rejected: gone.size - accepted.size,
    absent: standing.filter(({ line }) => !gone.has(line)).length,
    unmanifested: held.filter((use) => !isCounted(use)).length,
  };
}

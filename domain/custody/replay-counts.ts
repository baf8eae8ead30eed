/**
 * The counts of a consignment from a replayed book, parcel by parcel: the slow, obvious way.
 * Invariant: declared = accepted + rejected + absent, by the list as the partner's words up to now make it.
 */
import type { ConsignmentCounts } from './event.ts';
import { identifyingNumbers } from './item-numbers.ts';
import type { Book, ReplayedUse } from './replay.ts';
import { standingLines } from './revise-manifest.ts';

/** Null when the book knows no list of it. */
export function countsOf(book: Book, consignment: string): ConsignmentCounts | null {
  const listed = book.manifests.get(consignment);
  if (listed === undefined) return null;
  const standing = standingLines(listed);
  const lineOf = new Map(standing.flatMap((line) => identifyingNumbers(line).map((number) => [number, line.line])));
  const held = [...book.uses.values()].filter((use) => use.consignment === consignment && use.status === 'on-hand');
  const isCounted = ({ item, line }: ReplayedUse): boolean => line !== null && lineOf.has(item);
  const accepted = new Set(held.filter(isCounted).map(({ item }) => lineOf.get(item)));
  const rejections = book.rejections.filter((one) => one.consignment === consignment && one.line !== null);
  const rejected = new Set(rejections.map(({ item }) => lineOf.get(item)).filter((line) => line !== undefined));
  const gone = new Set([...accepted, ...rejected]);
  return {
    declared: standing.length,
    accepted: accepted.size,
    rejected: gone.size - accepted.size,
    absent: standing.filter(({ line }) => !gone.has(line)).length,
    unmanifested: held.filter((use) => !isCounted(use)).length,
  };
}

/**
 * The manifest of a consignment as the partner's words up to a version of the inbox make it.
 */
import type { FeedEntry, ManifestEntry } from '../../../domain/contract/feed.ts';
import { cancelLines, reviseLines, standingLines, type ListedLine } from '../../../domain/custody/revise-manifest.ts';
import type { PartnerWordTable } from './partner-word-table.ts';

type From = {
  readonly entryAt: (version: number) => FeedEntry | null;
  readonly words: PartnerWordTable;
};

/** Null when the version says nothing of a consignment, or no manifest of it is known up to there. */
export function manifestAsOf(version: number, { entryAt, words }: From): ManifestEntry | null {
  const named = entryAt(version);
  if (named?.kind === 'manifest') return named;
  if (named?.kind !== 'cancellation') return null;
  let head: ManifestEntry | null = null;
  let lines: readonly ListedLine[] = [];
  for (const word of words.upTo(named.consignment, version)) {
    const entry = entryAt(word.version);
    if (entry?.kind === 'manifest') {
      head = entry;
      lines = reviseLines([], entry.lines, word.receivedMs).lines;
    }
    if (entry?.kind === 'cancellation') ({ lines } = cancelLines(lines, entry.items, word.receivedMs));
  }
  if (head === null) return null;
  const standing = standingLines(lines);
  const declaredGrams = standing.reduce((total, { grams }) => total + grams, 0);
  return { ...head, lines: standing, declaredCount: standing.length, declaredGrams };
}

/**
 * The lines that the partner's words up to a version took off a list, behind those of `entry`, the manifest as that
 * version leaves it: their parcels are still recognised.
 */
export function offTheListAsOf(version: number, entry: ManifestEntry, { entryAt, words }: From): ListedLine[] {
  let listed: readonly ListedLine[] = [];
  for (const word of words.upTo(entry.consignment, version)) {
    const said = entryAt(word.version);
    if (said?.kind === 'manifest') listed = reviseLines(listed, said.lines, word.receivedMs).lines;
    if (said?.kind === 'cancellation') listed = cancelLines(listed, said.items, word.receivedMs).lines;
  }
  const last = Math.max(0, ...entry.lines.map(({ line }) => line));
  return listed
    .filter(({ cancelledMs }) => cancelledMs !== null)
    .map(({ line, cancelledMs }, at) => ({ line: { ...line, line: last + 1 + at }, cancelledMs }));
}

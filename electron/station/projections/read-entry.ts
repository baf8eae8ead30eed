/**
 * What an inbox entry means to this build; the same answer when it comes and when projections are rebuilt.
 * Invariant: total. An entry that cannot be projected is null: it is kept as it came and blocks nothing.
 */
import { WALK_IN } from '../../../domain/custody/book-item.ts';
import { sharedNumber } from '../../../domain/custody/item-numbers.ts';
import { feedEntry, type FeedEntry, type ManifestEntry } from '../../../domain/contract/feed.ts';

/** The entry behind the exact text of an inbox body, or null when it is of no known kind or contradicts itself. */
export function readEntry(body: string): FeedEntry | null {
  const read = feedEntry.safeParse(parseJson(body));
  if (!read.success) return null;
  return read.data.kind === 'manifest' && contradictsItself(read.data) ? null : read.data;
}

/** Such a manifest could never be finished, or one scan would mean two parcels: its lines are not the parcels it declares. */
function contradictsItself({ consignment, declaredCount, lines }: ManifestEntry): boolean {
  const numbers = new Set(lines.map(({ line }) => line));
  if (consignment === WALK_IN) return true; // ours for what comes without a consignment
  return numbers.size !== lines.length || sharedNumber(lines) !== undefined || declaredCount !== lines.length;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

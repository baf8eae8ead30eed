/**
 * A partner takes parcels of a published manifest off its list, or all of it.
 */
import { cancellationEntry } from '../../domain/contract/feed.ts';
import { cancelLines, standingLines } from '../../domain/custody/revise-manifest.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { publishEntry } from '../feed/publish-entry.ts';
import { insertWord, readListed } from '../store/manifest-words.ts';
import { findManifest, replaceManifest } from '../store/manifests.ts';
import { inTransaction } from '../store/pool.ts';

export type CancellationFault =
  | { readonly kind: 'bad-cancellation'; readonly where: string }
  | { readonly kind: 'consignment-unknown' }
  /** It is not on the list, or no more. */
  | { readonly kind: 'not-listed'; readonly number: string };

/** Gives the feed version. What is off the list already cannot be cancelled once more. */
export async function publishCancellation(
  deps: CentreDeps,
  input: unknown,
): Promise<Reply<{ readonly version: number; readonly cancelled: number }, CancellationFault>> {
  const read = cancellationEntry.safeParse(input);
  if (!read.success) return refuse({ kind: 'bad-cancellation', where: read.error.issues[0]?.path.join('.') ?? '' });
  const entry = read.data;
  const { office, consignment, items } = entry;
  const of = { office, consignment };
  return inTransaction(deps.pool, async (tx) => {
    const known = await findManifest(tx, of);
    if (known === null) return refuse({ kind: 'consignment-unknown' });
    const listed = await readListed(tx, of, known.version);
    const standing = new Set(standingLines(listed).map(({ item }) => item));
    const missing = items?.find((item) => !standing.has(item));
    if (missing !== undefined) return refuse({ kind: 'not-listed', number: missing });
    const atMs = deps.clock();
    const { lines, ...figures } = cancelLines(listed, items, atMs);
    const { version, hash } = await publishEntry(tx, { office, entry, atMs });
    const left = standingLines(lines);
    const declaredGrams = left.reduce((total, { grams }) => total + grams, 0);
    await replaceManifest(tx, { ...of, declaredCount: left.length, declaredGrams, version, hash });
    await insertWord(tx, of, { version, kind: 'cancellation', ...figures, whole: items === null, atMs });
    return ok({ version, cancelled: figures.cancelled });
  });
}

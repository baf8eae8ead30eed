/**
 * A partner's manifest into the feed of the office that will receive the parcels; a later version of it under its name.
 */
import { manifestEntry, type ManifestEntry } from '../../domain/contract/feed.ts';
import { WALK_IN } from '../../domain/custody/book-item.ts';
import { reviseLines } from '../../domain/custody/revise-manifest.ts';
import { sharedNumber } from '../../domain/custody/item-numbers.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { encodeEntry, publishEntry } from '../feed/publish-entry.ts';
import { insertWord, readListed } from '../store/manifest-words.ts';
import { findManifest, insertManifest, replaceManifest } from '../store/manifests.ts';
import { readOffice } from '../store/offices.ts';
import { inTransaction } from '../store/pool.ts';

export type PublishManifestFault =
  | { readonly kind: 'bad-manifest'; readonly where: string }
  | { readonly kind: 'counts-differ'; readonly declared: number; readonly lines: number }
  | { readonly kind: 'grams-differ'; readonly declared: number; readonly lines: number }
  | { readonly kind: 'number-twice'; readonly number: string }
  | { readonly kind: 'office-unknown' }
  /** The number is another partner's consignment at this office. */
  | { readonly kind: 'consignment-exists'; readonly version: number };

/** Gives the feed version. The newest manifest again gives the same version; another one is its next version. */
export async function publishManifest(
  deps: CentreDeps,
  input: unknown,
): Promise<Reply<{ readonly version: number }, PublishManifestFault>> {
  const read = manifestEntry.safeParse(input);
  if (!read.success) return refuse({ kind: 'bad-manifest', where: read.error.issues[0]?.path.join('.') ?? '' });
  const entry = read.data;
  const odd = oddPlace(entry);
  if (odd !== null) return refuse({ kind: 'bad-manifest', where: odd });
  const { declaredCount, declaredGrams, lines, office, consignment, partner } = entry;
  if (declaredCount !== lines.length)
    return refuse({ kind: 'counts-differ', declared: declaredCount, lines: lines.length });
  const grams = lines.reduce((total, line) => total + line.grams, 0);
  if (declaredGrams !== grams) return refuse({ kind: 'grams-differ', declared: declaredGrams, lines: grams });
  const twice = sharedNumber(lines);
  if (twice !== undefined) return refuse({ kind: 'number-twice', number: twice });
  return inTransaction(deps.pool, async (tx) => {
    if ((await readOffice(tx, office)) === null) return refuse({ kind: 'office-unknown' });
    const { hash } = encodeEntry(entry);
    const of = { office, consignment };
    const known = await findManifest(tx, of);
    if (known?.hash === hash) return ok({ version: known.version });
    if (known !== null && known.partner !== partner)
      return refuse({ kind: 'consignment-exists', version: known.version });
    const atMs = deps.clock();
    const before = known === null ? [] : await readListed(tx, of, known.version);
    const { added, changed, cancelled } = reviseLines(before, lines, atMs);
    const { version } = await publishEntry(tx, { office, entry, atMs });
    const figures = { ...of, declaredCount, declaredGrams, version, hash };
    await (known === null ? insertManifest(tx, { ...figures, partner }) : replaceManifest(tx, figures));
    await insertWord(tx, of, { version, kind: 'manifest', added, changed, cancelled, whole: false, atMs });
    return ok({ version });
  });
}

/** What the contract allows and no station would take: our own name for what comes without one, or a line number twice. */
function oddPlace({ consignment, lines }: ManifestEntry): string | null {
  if (consignment === WALK_IN) return 'consignment';
  const seen = new Set<number>();
  const at = lines.findIndex(({ line }) => seen.size === seen.add(line).size);
  return at === -1 ? null : `lines.${at}.line`;
}

/**
 * A partner's manifest into the feed of the office that will receive the parcels.
 */
import { manifestEntry } from '../../domain/contract/feed.ts';
import { sharedNumber } from '../../domain/custody/item-numbers.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { encodeEntry, publishEntry } from '../feed/publish-entry.ts';
import { findManifest, insertManifest } from '../store/manifests.ts';
import { readOffice } from '../store/offices.ts';
import { inTransaction } from '../store/pool.ts';

export type PublishManifestFault =
  | { readonly kind: 'bad-manifest'; readonly where: string }
  | { readonly kind: 'counts-differ'; readonly declared: number; readonly lines: number }
  | { readonly kind: 'grams-differ'; readonly declared: number; readonly lines: number }
  | { readonly kind: 'number-twice'; readonly number: string }
  | { readonly kind: 'office-unknown' }
  | { readonly kind: 'consignment-exists'; readonly version: number };

/** Gives the feed version. The same manifest again gives the same version; another one under its name is refused. */
export async function publishManifest(
  deps: CentreDeps,
  input: unknown,
): Promise<Reply<{ readonly version: number }, PublishManifestFault>> {
  const read = manifestEntry.safeParse(input);
  if (!read.success) return refuse({ kind: 'bad-manifest', where: read.error.issues[0]?.path.join('.') ?? '' });
  const entry = read.data;
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
    const known = await findManifest(tx, { office, consignment });
    if (known !== null) {
      return known.hash === hash
        ? ok({ version: known.version })
        : refuse({ kind: 'consignment-exists', version: known.version });
    }
    const { version } = await publishEntry(tx, { office, entry, atMs: deps.clock() });
    await insertManifest(tx, { office, consignment, partner, declaredCount, declaredGrams, version, hash });
    return ok({ version });
  });
}

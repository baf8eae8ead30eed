/**
 * Each word of a partner on a consignment: its manifest, later versions, cancellations. The lines are in the feed entries.
 */
import { feedEntry } from '../../domain/contract/feed.ts';
import { cancelLines, reviseLines, type ListedLine } from '../../domain/custody/revise-manifest.ts';
import type { Sql } from './pool.ts';

export type ManifestWord = {
  /** Version of the office's feed. */
  readonly version: number;
  readonly kind: 'manifest' | 'cancellation';
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
  /** All of it was cancelled. */
  readonly whole: boolean;
  readonly atMs: number;
};

type OfConsignment = { readonly office: string; readonly consignment: string };

export async function insertWord(tx: Sql, of: OfConsignment, word: ManifestWord): Promise<void> {
  await tx.query(
    `INSERT INTO manifest_word (office, consignment, version, kind, added, changed, cancelled, whole, at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      of.office,
      of.consignment,
      word.version,
      word.kind,
      word.added,
      word.changed,
      word.cancelled,
      word.whole,
      word.atMs,
    ],
  );
}

/** Oldest first. */
export async function readWords(sql: Sql, of: OfConsignment): Promise<readonly ManifestWord[]> {
  const { rows } = await sql.query<ManifestWord>(
    `SELECT version, kind, added, changed, cancelled, whole, at_ms AS "atMs" FROM manifest_word
     WHERE office = $1 AND consignment = $2 ORDER BY version`,
    [of.office, of.consignment],
  );
  return rows;
}

/** The list as the words up to a version make it, the way a station folds them. */
export async function readListed(sql: Sql, of: OfConsignment, upTo: number): Promise<readonly ListedLine[]> {
  const { rows } = await sql.query<{ body: string; atMs: number }>(
    `SELECT convert_from(entry.body, 'UTF8') AS body, word.at_ms AS "atMs" FROM manifest_word word
     JOIN feed_entry entry ON entry.office = word.office AND entry.version = word.version
     WHERE word.office = $1 AND word.consignment = $2 AND word.version <= $3 ORDER BY word.version`,
    [of.office, of.consignment, upTo],
  );
  let listed: readonly ListedLine[] = [];
  for (const { body, atMs } of rows) {
    const entry = feedEntry.parse(JSON.parse(body)); // published by this centre
    if (entry.kind === 'manifest') listed = reviseLines(listed, entry.lines, atMs).lines;
    if (entry.kind === 'cancellation') listed = cancelLines(listed, entry.items, atMs).lines;
  }
  return listed;
}

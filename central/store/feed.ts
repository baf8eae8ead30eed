/**
 * The feed of an office: entries in the order of their version.
 * Invariant: a version is taken under the office's head row, which stays locked until commit; so versions become
 * visible in order, and a reader that has seen version n will never meet a later n - 1.
 */
import type { Sql } from './pool.ts';

export type StoredEntry = { readonly version: number; readonly body: string; readonly hash: string };

export type EntryToAppend = {
  readonly office: string;
  readonly kind: string;
  /** Exact JSON text. */
  readonly body: string;
  /** SHA-256 of the body's UTF-8 bytes, hex. */
  readonly hash: string;
  readonly atMs: number;
};

/** Gives an office its head row, at version 0. */
export async function createFeed(tx: Sql, office: string): Promise<void> {
  await tx.query('INSERT INTO feed_head (office, version) VALUES ($1, 0) ON CONFLICT DO NOTHING', [office]);
}

/** Appends inside the caller's transaction and gives the version. Throws when the office has no feed. */
export async function appendEntry(tx: Sql, entry: EntryToAppend): Promise<number> {
  const taken = await tx.query<{ version: number }>(
    'UPDATE feed_head SET version = version + 1 WHERE office = $1 RETURNING version',
    [entry.office],
  );
  const version = taken.rows[0]?.version;
  if (version === undefined) throw new Error(`office ${entry.office} has no feed`);
  await tx.query(
    `INSERT INTO feed_entry (office, version, kind, body, hash, published_at_ms)
     VALUES ($1, $2, $3, convert_to($4, 'UTF8'), decode($5, 'hex'), $6)`,
    [entry.office, version, entry.kind, entry.body, entry.hash, entry.atMs],
  );
  return version;
}

/** Entries above `after`, oldest first: at most `limit` of them and, past the first, at most `maxBytes` of text. */
export async function readFeed(
  sql: Sql,
  from: { readonly office: string; readonly after: number; readonly limit: number; readonly maxBytes: number },
): Promise<readonly StoredEntry[]> {
  const { rows } = await sql.query<StoredEntry>(
    `SELECT version, convert_from(body, 'UTF8') AS body, encode(hash, 'hex') AS hash
     FROM (SELECT version, body, hash, sum(length(body)) OVER (ORDER BY version) - length(body) AS before
           FROM (SELECT * FROM feed_entry WHERE office = $1 AND version > $2 ORDER BY version LIMIT $3) page) sized
     WHERE before = 0 OR before + length(body) <= $4
     ORDER BY version`,
    [from.office, from.after, from.limit, from.maxBytes],
  );
  return rows;
}

/** The newest version an office's feed has; 0 when empty. */
export async function feedHead(sql: Sql, office: string): Promise<number> {
  const { rows } = await sql.query<{ version: number }>('SELECT version FROM feed_head WHERE office = $1', [office]);
  return rows[0]?.version ?? 0;
}

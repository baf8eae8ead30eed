/**
 * The partners' manifests, one row each; the lines are in the feed entry.
 */
import type { Sql } from './pool.ts';

export type PublishedManifest = {
  readonly office: string;
  readonly consignment: string;
  readonly partner: string;
  readonly declaredCount: number;
  readonly declaredGrams: number;
  /** Version of the office's feed that carries it. */
  readonly version: number;
  /** SHA-256 of the entry's text, hex. */
  readonly hash: string;
};

export async function insertManifest(tx: Sql, manifest: PublishedManifest): Promise<void> {
  await tx.query(
    `INSERT INTO partner_manifest (office, consignment, partner, declared_count, declared_grams, version, hash)
     VALUES ($1, $2, $3, $4, $5, $6, decode($7, 'hex'))`,
    [
      manifest.office,
      manifest.consignment,
      manifest.partner,
      manifest.declaredCount,
      manifest.declaredGrams,
      manifest.version,
      manifest.hash,
    ],
  );
}

export async function findManifest(
  sql: Sql,
  of: { readonly office: string; readonly consignment: string },
): Promise<{ readonly version: number; readonly hash: string; readonly partner: string } | null> {
  const { rows } = await sql.query<{ version: number; hash: string; partner: string }>(
    `SELECT version, encode(hash, 'hex') AS hash, partner FROM partner_manifest WHERE office = $1 AND consignment = $2
     FOR UPDATE`,
    [of.office, of.consignment],
  );
  return rows[0] ?? null;
}

/** The figures that a later word of the partner left, under that word's version. */
export async function replaceManifest(tx: Sql, manifest: Omit<PublishedManifest, 'partner'>): Promise<void> {
  await tx.query(
    `UPDATE partner_manifest SET declared_count = $3, declared_grams = $4, version = $5, hash = decode($6, 'hex')
     WHERE office = $1 AND consignment = $2`,
    [
      manifest.office,
      manifest.consignment,
      manifest.declaredCount,
      manifest.declaredGrams,
      manifest.version,
      manifest.hash,
    ],
  );
}

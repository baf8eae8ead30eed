/**
 * Manifests that were made of partners' files, as this station keeps them: input of the projections beside the inbox.
 * Invariant: only grows; the bytes are what the hash covers, and an event names them by it.
 */
import { createHash } from 'node:crypto';
import type { Db } from './db.ts';

export type ImportedManifest = { readonly body: string; readonly receivedMs: number };

export type ImportedTable = {
  /** Keeps a body once; `hash` is that of its UTF-8 bytes, hex. */
  readonly add: (hash: string, body: string, receivedMs: number) => void;
  readonly byHash: (hash: string) => ImportedManifest | null;
};

/** Prepares the table's statements once. */
export function createImportedTable(db: Db): ImportedTable {
  const insert = db.prepare(
    `INSERT INTO imported_manifest (no, hash, body, received_ms)
     SELECT coalesce(max(no), 0) + 1, @hash, @body, @receivedMs FROM imported_manifest`,
  );
  const one = db.prepare('SELECT body, received_ms FROM imported_manifest WHERE hash = ?');
  const byHash = (hash: string): ImportedManifest | null => {
    const row = one.get(Buffer.from(hash, 'hex')) as { body: Buffer; received_ms: number } | undefined;
    return row === undefined ? null : { body: Buffer.from(row.body).toString('utf8'), receivedMs: row.received_ms };
  };
  return {
    byHash,
    add: (hash, body, receivedMs) => {
      if (byHash(hash) !== null) return; // the same file twice is one manifest
      insert.run({ hash: Buffer.from(hash, 'hex'), body: Buffer.from(body, 'utf8'), receivedMs });
    },
  };
}

/** SHA-256 of a body as it is kept, hex. */
export function hashOfBody(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

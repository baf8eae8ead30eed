/** PDF files main has written. */
import type { Db } from '../ledger/db.ts';

export type RenderedFile = { readonly file: string; readonly sha256: string; readonly pages: number };

export type RenderedTable = {
  readonly put: (document: string, rendered: RenderedFile, atMs: number) => void;
  readonly of: (document: string) => RenderedFile | null;
};

/** Prepares the table's statements once. */
export function createRenderedTable(db: Db): RenderedTable {
  const put = db.prepare(
    'INSERT OR REPLACE INTO rendered_document (document, file, sha256, pages, at_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const find = db.prepare('SELECT file, sha256, pages FROM rendered_document WHERE document = ?');
  return {
    put: (document, { file, sha256, pages }, atMs) => void put.run(document, file, sha256, pages, atMs),
    of: (document) => (find.get(document) as RenderedFile | undefined) ?? null,
  };
}

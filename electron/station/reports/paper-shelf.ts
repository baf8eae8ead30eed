/**
 * The models of documents, kept as they were made.
 * Invariant: a document's figures never change: what was kept first stays, whatever the book says later.
 */
import { paperModel, type PaperModel } from '../../../domain/contract/document-model.ts';
import type { Db } from '../ledger/db.ts';

export type PaperShelf = {
  readonly keep: (model: PaperModel) => void;
  /** Null when it was never kept. */
  readonly of: (document: string) => PaperModel | null;
  readonly holds: (document: string) => boolean;
};

/** Prepares the table's statements once. */
export function createPaperShelf(db: Db): PaperShelf {
  const put = db.prepare('INSERT OR IGNORE INTO document_model (document, consignment, body) VALUES (?, ?, ?)');
  const find = db.prepare('SELECT body FROM document_model WHERE document = ?').pluck();
  const holds = db.prepare('SELECT 1 FROM document_model WHERE document = ?');
  return {
    keep: (model) => void put.run(model.id, model.consignment, JSON.stringify(model)),
    of: (document) => {
      const body = find.get(document) as string | undefined;
      return body === undefined ? null : paperModel.parse(JSON.parse(body));
    },
    holds: (document) => holds.get(document) !== undefined,
  };
}

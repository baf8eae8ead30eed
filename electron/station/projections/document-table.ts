/** Documents the ledger says were made; a consignment that was corrected has several. */
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { Db } from '../ledger/db.ts';

export type KnownDocument = {
  readonly document: string;
  readonly consignment: ConsignmentId;
  readonly n: number;
  readonly counts: ConsignmentCounts;
};

export type DocumentTable = {
  readonly made: (entry: KnownDocument) => void;
  /** The partner's side signed it, by the n-th event. */
  readonly signed: (document: string, n: number) => void;
  /** Position of the event by which it was signed; null while nobody has. */
  readonly signedN: (document: string) => number | null;
  readonly byId: (document: string) => KnownDocument | null;
  /** Of one consignment, oldest first. */
  readonly ofConsignment: (consignment: string) => readonly KnownDocument[];
  /** The newest `limit`, newest first. */
  readonly latest: (limit: number) => readonly KnownDocument[];
};

/** Prepares the table's statements once. */
export function createDocumentTable(db: Db): DocumentTable {
  const insert = db.prepare('INSERT INTO document (document, consignment, n, counts) VALUES (?, ?, ?, ?)');
  const one = db.prepare('SELECT * FROM document WHERE document = ?');
  const ofConsignment = db.prepare('SELECT * FROM document WHERE consignment = ? ORDER BY n');
  const latest = db.prepare('SELECT * FROM document ORDER BY n DESC LIMIT ?');
  const sign = db.prepare('INSERT OR IGNORE INTO document_signature (document, n) VALUES (?, ?)');
  const signedN = db.prepare('SELECT n FROM document_signature WHERE document = ?').pluck();
  return {
    signed: (document, n) => void sign.run(document, n),
    signedN: (document) => (signedN.get(document) as number | undefined) ?? null,
    made: ({ document, consignment, n, counts }) => void insert.run(document, consignment, n, JSON.stringify(counts)),
    byId: (document) => {
      const row = one.get(document) as Row | undefined;
      return row === undefined ? null : toDocument(row);
    },
    ofConsignment: (consignment) => (ofConsignment.all(consignment) as Row[]).map(toDocument),
    latest: (limit) => (latest.all(limit) as Row[]).map(toDocument),
  };
}

type Row = Omit<KnownDocument, 'counts'> & { readonly counts: string };

function toDocument(row: Row): KnownDocument {
  return { ...row, counts: JSON.parse(row.counts) as ConsignmentCounts };
}

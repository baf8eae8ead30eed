/** Documents the ledger says were made. */
import type { ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { Db } from '../ledger/db.ts';

export type KnownDocument = {
  readonly document: string;
  readonly consignment: string;
  readonly n: number;
  readonly counts: ConsignmentCounts;
};

export type DocumentTable = {
  readonly made: (entry: KnownDocument) => void;
  readonly byConsignment: (consignment: string) => KnownDocument | null;
};

/** Prepares the table's statements once. */
export function createDocumentTable(db: Db): DocumentTable {
  const insert = db.prepare('INSERT INTO document (document, consignment, n, counts) VALUES (?, ?, ?, ?)');
  const find = db.prepare('SELECT * FROM document WHERE consignment = ?');
  return {
    made: ({ document, consignment, n, counts }) => void insert.run(document, consignment, n, JSON.stringify(counts)),
    byConsignment: (consignment) => {
      const row = find.get(consignment) as
        { document: string; consignment: string; n: number; counts: string } | undefined;
      return row === undefined ? null : { ...row, counts: JSON.parse(row.counts) as ConsignmentCounts };
    },
  };
}

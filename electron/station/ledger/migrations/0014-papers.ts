/**
 * What a finished consignment leaves on paper: the model of each document as it was made, and the sheets that went to
 * the report printer. A rejection remembers its event, so that it can be taken back by the person who made it.
 */
import type { Migration } from './migration.ts';

export const papers: Migration = {
  id: 14,
  name: 'papers',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE document_model (
  document TEXT PRIMARY KEY, consignment TEXT NOT NULL, body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE report_job (
  id INTEGER PRIMARY KEY,
  document TEXT NOT NULL,
  copy INTEGER NOT NULL,
  party TEXT CHECK (party IN ('office', 'partner')),
  language TEXT NOT NULL CHECK (language IN ('en', 'hi')),
  state TEXT NOT NULL CHECK (state IN ('asked', 'sending', 'handed', 'refused', 'unknown')),
  detail TEXT NOT NULL DEFAULT '',
  at_ms INTEGER NOT NULL,
  UNIQUE (document, copy)
) STRICT;
CREATE INDEX report_job_open ON report_job (state, id) WHERE state IN ('asked', 'sending');

CREATE TABLE document_signature (document TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE INDEX document_by_consignment ON document (consignment, n);

ALTER TABLE rejection ADD COLUMN n INTEGER NOT NULL DEFAULT 0;
UPDATE rejection SET n = coalesce((
  SELECT max(e.n) FROM event e WHERE e.type = 'item.rejected'
    AND json_extract(CAST(e.bytes AS TEXT), '$.payload.item') = rejection.item
    AND json_extract(CAST(e.bytes AS TEXT), '$.payload.consignment') = rejection.consignment), 0);

CREATE INDEX rejection_by_consignment ON rejection (consignment);

ALTER TABLE consignment ADD COLUMN last_rejected_n INTEGER;
ALTER TABLE consignment ADD COLUMN reopened_n INTEGER;
`;

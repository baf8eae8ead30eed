/**
 * Personal records, sealed, with a wrapped key for each month; and which months were purged. A key's row is written
 * once and deleted once, never changed or moved, so that deleting it leaves no copy behind in its page.
 */
import type { Migration } from './migration.ts';

export const personal: Migration = {
  id: 7,
  name: 'personal',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE personal_key (
  month TEXT PRIMARY KEY CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]'),
  wrapped BLOB NOT NULL CHECK (length(wrapped) = 60),
  wrapped_by TEXT NOT NULL CHECK (length(wrapped_by) = 16)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER personal_key_never_changes BEFORE UPDATE ON personal_key
BEGIN SELECT raise(ABORT, 'a personal key is made once'); END;

CREATE TABLE personal_confirmed (month TEXT PRIMARY KEY, at_ms INTEGER NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE personal_record (
  ref TEXT PRIMARY KEY CHECK (length(ref) = 32), month TEXT NOT NULL, sealed BLOB NOT NULL
) STRICT;
CREATE INDEX personal_record_by_month ON personal_record (month);
CREATE TRIGGER personal_record_never_changes BEFORE UPDATE ON personal_record
BEGIN SELECT raise(ABORT, 'a personal record is sealed once'); END;

CREATE TABLE personal_purge (
  month TEXT PRIMARY KEY, records INTEGER NOT NULL, n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * Manifests that did not come by the feed: those made of a partner's file, which are input like the inbox and only
 * grow, and counts without a list. An event may move several parcels at once, so a posting is told by event and use.
 */
import type { Migration } from './migration.ts';

export const ownManifests: Migration = {
  id: 5,
  name: 'own-manifests',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE imported_manifest (
  no INTEGER PRIMARY KEY,
  hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
  body BLOB NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER imported_only_grows BEFORE INSERT ON imported_manifest
WHEN NEW.no IS NOT (SELECT coalesce(max(no), 0) + 1 FROM imported_manifest)
BEGIN SELECT raise(ABORT, 'imported manifests are dense'); END;
CREATE TRIGGER imported_never_changes BEFORE UPDATE ON imported_manifest
BEGIN SELECT raise(ABORT, 'imported manifests are append-only'); END;
CREATE TRIGGER imported_never_goes BEFORE DELETE ON imported_manifest
BEGIN SELECT raise(ABORT, 'imported manifests are append-only'); END;

ALTER TABLE manifest ADD COLUMN source TEXT NOT NULL DEFAULT 'feed';
ALTER TABLE manifest ADD COLUMN hash TEXT;
ALTER TABLE rejection ADD COLUMN basis TEXT;

CREATE TABLE manifest_waiting (
  consignment TEXT PRIMARY KEY, source TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT, received_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE posting RENAME TO posting_before;
CREATE TABLE posting (
  n INTEGER NOT NULL, use_n INTEGER NOT NULL, from_account TEXT NOT NULL, to_account TEXT NOT NULL,
  line TEXT NOT NULL, set_key TEXT NOT NULL, PRIMARY KEY (n, use_n)
) STRICT, WITHOUT ROWID;
INSERT INTO posting SELECT n, use_n, from_account, to_account, line, set_key FROM posting_before;
DROP TABLE posting_before;
`;

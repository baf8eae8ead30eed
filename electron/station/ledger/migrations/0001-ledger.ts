/**
 * The ledger and the inbox: append-only, dense, hash-chained.
 * The triggers stop bugs, not attackers; the chain and the signed heads are what shows tampering.
 */
import type { Migration } from './migration.ts';

export const ledger: Migration = {
  id: 1,
  name: 'ledger',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE epoch (
  id INTEGER PRIMARY KEY,
  epoch TEXT NOT NULL UNIQUE CHECK (length(epoch) = 32),
  station TEXT NOT NULL,
  first_n INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
  n INTEGER PRIMARY KEY,
  epoch INTEGER NOT NULL REFERENCES epoch(id),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  type TEXT NOT NULL,
  bytes BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER event_is_dense BEFORE INSERT ON event
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM event)
  OR NEW.epoch IS NOT (SELECT max(id) FROM epoch)
  OR NEW.seq IS NOT NEW.n - (SELECT first_n FROM epoch WHERE id = NEW.epoch) + 1
BEGIN SELECT raise(ABORT, 'the ledger is dense: n, epoch or seq is not the next'); END;
CREATE TRIGGER event_never_changes BEFORE UPDATE ON event
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER event_never_goes BEFORE DELETE ON event
BEGIN SELECT raise(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER epoch_never_changes BEFORE UPDATE ON epoch
BEGIN SELECT raise(ABORT, 'epochs never change'); END;
CREATE TRIGGER epoch_never_goes BEFORE DELETE ON epoch
BEGIN SELECT raise(ABORT, 'epochs never change'); END;

CREATE TABLE inbox (
  version INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  body BLOB NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  received_ms INTEGER NOT NULL
) STRICT;
CREATE TRIGGER inbox_only_grows BEFORE INSERT ON inbox
WHEN NEW.version <= (SELECT coalesce(max(version), 0) FROM inbox)
BEGIN SELECT raise(ABORT, 'inbox versions rise'); END;
CREATE TRIGGER inbox_never_changes BEFORE UPDATE ON inbox
BEGIN SELECT raise(ABORT, 'the inbox is append-only'); END;
CREATE TRIGGER inbox_never_goes BEFORE DELETE ON inbox
BEGIN SELECT raise(ABORT, 'the inbox is append-only'); END;

CREATE TABLE request (
  request_id TEXT PRIMARY KEY,
  command TEXT NOT NULL,
  reply TEXT NOT NULL,
  at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

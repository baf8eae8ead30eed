/**
 * Projections: what the ledger and the inbox say now. They can be dropped and rebuilt at any time,
 * except pin_verifier (a secret of this station) and print_job (what happened on the wire to a printer).
 */
import type { Migration } from './migration.ts';

export const books: Migration = {
  id: 2,
  name: 'books',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE office (
  office TEXT PRIMARY KEY, name TEXT NOT NULL, pin TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  user TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL, pin_code_hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sort_plan (
  plan TEXT PRIMARY KEY, valid_from_ms INTEGER NOT NULL, version INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE manifest (
  consignment TEXT PRIMARY KEY,
  version INTEGER NOT NULL,
  partner TEXT NOT NULL,
  vehicle TEXT,
  declared INTEGER NOT NULL,
  declared_grams INTEGER NOT NULL,
  terms TEXT NOT NULL,
  received_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE manifest_line (
  consignment TEXT NOT NULL,
  line INTEGER NOT NULL,
  item TEXT NOT NULL,
  aliases TEXT NOT NULL,
  pin TEXT NOT NULL,
  office TEXT NOT NULL,
  circle TEXT NOT NULL,
  grams INTEGER NOT NULL,
  cod_paise INTEGER NOT NULL,
  PRIMARY KEY (consignment, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE manifest_number (
  number TEXT NOT NULL,
  consignment TEXT NOT NULL,
  line INTEGER NOT NULL,
  PRIMARY KEY (number, consignment, line)
) STRICT, WITHOUT ROWID;

CREATE TABLE consignment (
  consignment TEXT PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
  received_ms INTEGER NOT NULL,
  accepted INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  unmanifested INTEGER NOT NULL DEFAULT 0,
  last_n INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX consignment_by_state ON consignment (state) WHERE state = 'open';

CREATE TABLE item_use (
  n INTEGER PRIMARY KEY,
  use TEXT NOT NULL,
  item TEXT NOT NULL,
  consignment TEXT NOT NULL,
  line INTEGER,
  basis TEXT NOT NULL,
  lane TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('on-hand', 'cancelled', 'rejected')),
  slot TEXT,
  pin TEXT,
  grams INTEGER,
  declared_grams INTEGER,
  attention TEXT NOT NULL,
  accepted_ms INTEGER NOT NULL,
  accepted_by TEXT NOT NULL,
  labels TEXT NOT NULL DEFAULT '[]',
  copies INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX one_use_at_a_time ON item_use (item) WHERE status = 'on-hand';
CREATE INDEX use_by_consignment ON item_use (consignment, n);

CREATE TABLE rejection (
  item TEXT NOT NULL, consignment TEXT NOT NULL, line INTEGER, reason TEXT NOT NULL, at_ms INTEGER NOT NULL,
  PRIMARY KEY (item, consignment)
) STRICT, WITHOUT ROWID;

CREATE TABLE posting (
  n INTEGER PRIMARY KEY, use_n INTEGER NOT NULL, from_account TEXT NOT NULL, to_account TEXT NOT NULL,
  line TEXT NOT NULL, set_key TEXT NOT NULL
) STRICT;

CREATE TABLE account (
  account TEXT PRIMARY KEY, balance INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE work_set (
  set_key TEXT PRIMARY KEY,
  date TEXT NOT NULL,
  no INTEGER NOT NULL,
  opened_ms INTEGER NOT NULL,
  opening INTEGER NOT NULL,
  received INTEGER NOT NULL DEFAULT 0,
  excess INTEGER NOT NULL DEFAULT 0,
  corrections INTEGER NOT NULL DEFAULT 0,
  closed_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX one_open_set ON work_set (closed_ms IS NULL) WHERE closed_ms IS NULL;

CREATE TABLE document (
  document TEXT PRIMARY KEY, consignment TEXT NOT NULL, n INTEGER NOT NULL, counts TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE pin_verifier (
  user TEXT PRIMARY KEY, verifier BLOB NOT NULL, salt BLOB NOT NULL,
  failures INTEGER NOT NULL DEFAULT 0, locked_until_ms INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE print_job (
  id INTEGER PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  use_n INTEGER NOT NULL,
  copy INTEGER NOT NULL,
  bytes BLOB,
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'unknown', 'void')),
  tries INTEGER NOT NULL DEFAULT 0,
  at_ms INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_open ON print_job (state, id) WHERE state IN ('queued', 'sending', 'unknown');

CREATE TABLE rendered_document (
  document TEXT PRIMARY KEY, file TEXT NOT NULL, sha256 TEXT NOT NULL, pages INTEGER NOT NULL, at_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * Ranges of article numbers leased to this station, and the old numbers of parcels that got a new one. A number that is
 * minted must not be one this book ever had of another parcel: uses that have ended are found by number too.
 */
import type { Migration } from './migration.ts';

export const numbers: Migration = {
  id: 8,
  name: 'numbers',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE number_range (
  range TEXT NOT NULL,
  station TEXT NOT NULL,
  epoch TEXT NOT NULL,
  version INTEGER NOT NULL,
  prefix TEXT NOT NULL,
  first_serial INTEGER NOT NULL,
  last_serial INTEGER NOT NULL,
  next_serial INTEGER NOT NULL,
  PRIMARY KEY (station, epoch, range)
) STRICT, WITHOUT ROWID;

CREATE TABLE old_number (
  number TEXT NOT NULL, use_n INTEGER NOT NULL, PRIMARY KEY (number, use_n)
) STRICT, WITHOUT ROWID;

ALTER TABLE item_use ADD COLUMN relabelled TEXT;
CREATE INDEX ended_use_by_item ON item_use (item) WHERE status <> 'on-hand';
`;

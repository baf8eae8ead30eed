/** Who has accepted a parcel here before, and with which event first. */
import type { Migration } from './migration.ts';

export const firstAcceptance: Migration = {
  id: 10,
  name: 'first-acceptance',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE first_acceptance (user TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT, WITHOUT ROWID;
INSERT INTO first_acceptance SELECT accepted_by, min(n) FROM item_use WHERE accepted_by <> '' GROUP BY accepted_by;
`;

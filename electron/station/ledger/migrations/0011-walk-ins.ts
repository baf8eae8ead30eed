/** What was booked of parcels that customers hand in, beside their use; receiver and sender by reference only. */
import type { Migration } from './migration.ts';

export const walkIns: Migration = {
  id: 11,
  name: 'walk-ins',
  up: (db) => db.exec(SQL),
};

const SQL = `
CREATE TABLE walk_in (
  n INTEGER PRIMARY KEY,
  set_key TEXT NOT NULL,
  product TEXT NOT NULL,
  cm TEXT,
  registration INTEGER NOT NULL,
  otp INTEGER NOT NULL,
  cod_paise INTEGER NOT NULL,
  insured_paise INTEGER NOT NULL,
  tariff_paise INTEGER NOT NULL,
  receiver TEXT NOT NULL,
  sender TEXT NOT NULL
) STRICT;
CREATE INDEX walk_in_by_set ON walk_in (set_key, n);
`;

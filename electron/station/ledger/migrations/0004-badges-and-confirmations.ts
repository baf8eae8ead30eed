/**
 * Badges of people, what is left of a wait after wrong PINs, and which actions a supervisor's PIN has confirmed.
 * A wait that was under way is owed again in full: the old column held a time of day, which a clock can be moved past.
 */
import type { Migration } from './migration.ts';

export const badgesAndConfirmations: Migration = {
  id: 4,
  name: 'badges-and-confirmations',
  up: (db) => db.exec(SQL),
};

const SQL = `
ALTER TABLE person ADD COLUMN badge TEXT;
CREATE INDEX person_by_badge ON person (badge) WHERE badge IS NOT NULL;

ALTER TABLE pin_verifier ADD COLUMN wait_left_ms INTEGER NOT NULL DEFAULT 0;
UPDATE pin_verifier SET wait_left_ms = min(900000, 30000 * (1 << (min(failures, 10) - 5))) WHERE failures >= 5;

CREATE TABLE confirmed_action (
  action TEXT PRIMARY KEY CHECK (length(action) = 64), n INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/**
 * Badges of people; and, derived by the projector, acts that were done without the right: marked, never refused.
 * Existing ledgers are judged when they are projected anew.
 */
import type { Migration } from '../migration.ts';

export const badgesAndMarkedActs: Migration = {
  id: 3,
  name: 'badges-and-marked-acts',
  sql: `
ALTER TABLE office_user ADD COLUMN badge text;

CREATE TABLE marked_act (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  office text NOT NULL,
  "user" text,
  action text NOT NULL,
  doubt text NOT NULL,
  PRIMARY KEY (station, epoch, seq)
);

CREATE TABLE confirmed_act (
  station text NOT NULL,
  epoch text NOT NULL,
  action text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (station, epoch, action)
);
`,
};

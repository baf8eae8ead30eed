/**
 * What the projector derives from the ledgers: uses of item numbers, their events and their other numbers.
 * Everything here can be deleted and built again from ledger_event; rows only carry what came from one event,
 * so the order in which ledgers arrive leaves no trace.
 */
import type { Migration } from '../migration.ts';

export const itemProjection: Migration = {
  id: 2,
  name: 'item-projection',
  sql: `
CREATE TABLE projector_position (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  PRIMARY KEY (station, epoch)
);

CREATE TABLE item_use (
  item text NOT NULL,
  use_id text NOT NULL,
  lane text,
  PRIMARY KEY (item, use_id)
);

CREATE TABLE item_alias (
  value text NOT NULL,
  kind text NOT NULL,
  item text NOT NULL,
  use_id text NOT NULL,
  PRIMARY KEY (value, kind, item, use_id)
);

CREATE TABLE use_event (
  use_id text NOT NULL,
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  at_ms bigint NOT NULL,
  at_count bigint NOT NULL,
  office text NOT NULL,
  counter text NOT NULL,
  PRIMARY KEY (use_id, station, epoch, seq)
);

CREATE TABLE quarantine (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  PRIMARY KEY (station, epoch, seq)
);
`,
};

/**
 * Series of article numbers, the ranges leased out of them, and (derived by the projector) which numbers were minted.
 * No two series and no two leases share a number: the constraint compares places on one line, on which each prefix has its
 * own hundred million. Series and leases are few and stay together on one node when other tables are spread.
 */
import type { Migration } from '../migration.ts';

export const numbers: Migration = {
  id: 6,
  name: 'numbers',
  sql: `
CREATE TABLE number_series (
  prefix text NOT NULL CHECK (prefix ~ '^[A-Z]{2}$'),
  first_serial integer NOT NULL CHECK (first_serial >= 0),
  last_serial integer NOT NULL CHECK (last_serial BETWEEN first_serial AND 99999999),
  next_serial integer NOT NULL CHECK (next_serial BETWEEN first_serial AND last_serial + 1),
  added_at_ms bigint NOT NULL,
  PRIMARY KEY (prefix, first_serial),
  CONSTRAINT series_apart EXCLUDE USING gist (${onOneLine()} WITH &&)
);

CREATE TABLE number_lease (
  station text NOT NULL,
  epoch text NOT NULL,
  range text NOT NULL,
  office text NOT NULL,
  prefix text NOT NULL CHECK (prefix ~ '^[A-Z]{2}$'),
  first_serial integer NOT NULL CHECK (first_serial >= 0),
  last_serial integer NOT NULL CHECK (last_serial BETWEEN first_serial AND 99999999),
  version bigint NOT NULL,
  leased_at_ms bigint NOT NULL,
  burned_at_ms bigint,
  PRIMARY KEY (station, epoch, range),
  CONSTRAINT leases_apart EXCLUDE USING gist (${onOneLine()} WITH &&)
);

CREATE TABLE minted_number (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  number text NOT NULL,
  range text NOT NULL,
  prefix text NOT NULL,
  serial integer NOT NULL,
  PRIMARY KEY (station, epoch, seq)
);
CREATE INDEX minted_by_number ON minted_number (number);
`,
};

function onOneLine(): string {
  return `int8range(${placeOf('first_serial')}, ${placeOf('last_serial')}, '[]')`;
}

function placeOf(serial: string): string {
  return `(ascii(substr(prefix, 1, 1)) - 65) * 2600000000 + (ascii(substr(prefix, 2, 1)) - 65) * 100000000::bigint + ${serial}`;
}

/**
 * Offices, stations, their ledgers as uploaded, and the feed.
 * Every unique key holds its distribution column (office, station or the code's selector), so that each table can
 * be spread over nodes; there are no foreign keys, sequences or triggers across them.
 */
import type { Migration } from '../migration.ts';

const PARTITIONS = 8;

export const firstTables: Migration = {
  id: 1,
  name: 'first-tables',
  sql: `
CREATE TABLE office (
  office text PRIMARY KEY,
  name_en text NOT NULL,
  name_hi text NOT NULL,
  pin text NOT NULL
);

CREATE TABLE office_user (
  office text NOT NULL,
  "user" text NOT NULL,
  name_en text NOT NULL,
  name_hi text NOT NULL,
  title_en text NOT NULL,
  title_hi text NOT NULL,
  role text NOT NULL,
  pin_code_hash text NOT NULL,
  PRIMARY KEY (office, "user")
);

CREATE TABLE enrolment_code (
  selector text PRIMARY KEY,
  secret_hash bytea NOT NULL,
  office text NOT NULL,
  counter text NOT NULL,
  expires_at_ms bigint NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  used_by text
);

CREATE TABLE station (
  station text PRIMARY KEY,
  office text NOT NULL,
  counter text NOT NULL,
  public_key text NOT NULL,
  build text NOT NULL,
  enrolled_at_ms bigint NOT NULL
);
CREATE INDEX station_by_office ON station (office);

CREATE TABLE station_head (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  hash bytea NOT NULL,
  signature text NOT NULL,
  public_key text NOT NULL,
  reason text NOT NULL,
  held boolean NOT NULL,
  started_at_ms bigint NOT NULL,
  acked_at_ms bigint NOT NULL,
  PRIMARY KEY (station, epoch)
);

CREATE TABLE ledger_event (
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  bytes bytea NOT NULL,
  hash bytea NOT NULL,
  type text NOT NULL,
  at_ms bigint,
  received_at_ms bigint NOT NULL,
  clock_ahead_ms bigint,
  PRIMARY KEY (station, epoch, seq)
) PARTITION BY HASH (station);
${partitions(PARTITIONS)}

CREATE TABLE feed_head (
  office text PRIMARY KEY,
  version bigint NOT NULL
);

CREATE TABLE feed_entry (
  office text NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  body bytea NOT NULL,
  hash bytea NOT NULL,
  published_at_ms bigint NOT NULL,
  PRIMARY KEY (office, version)
);

CREATE TABLE partner_manifest (
  office text NOT NULL,
  consignment text NOT NULL,
  partner text NOT NULL,
  declared_count integer NOT NULL,
  declared_grams bigint NOT NULL,
  version bigint NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (office, consignment)
);
`,
};

function partitions(count: number): string {
  const ones = Array.from(
    { length: count },
    (_, part) =>
      `CREATE TABLE ledger_event_p${part} PARTITION OF ledger_event FOR VALUES WITH (MODULUS ${count}, REMAINDER ${part});`,
  );
  return ones.join('\n');
}

/**
 * Later words of a partner on a consignment, and (derived by the projector) what was ordered with the carriage of a use.
 * The projection is emptied with this step and made again from the ledgers at the next start.
 */
import type { Migration } from '../migration.ts';

export const partnerWords: Migration = {
  id: 7,
  name: 'partner-words',
  sql: `
CREATE TABLE manifest_word (
  office text NOT NULL,
  consignment text NOT NULL,
  version bigint NOT NULL,
  kind text NOT NULL,
  added integer NOT NULL,
  changed integer NOT NULL,
  cancelled integer NOT NULL,
  whole boolean NOT NULL,
  at_ms bigint NOT NULL,
  PRIMARY KEY (office, consignment, version)
);
INSERT INTO manifest_word
SELECT manifest.office, manifest.consignment, manifest.version, 'manifest', manifest.declared_count, 0, 0, false,
  entry.published_at_ms
FROM partner_manifest manifest
JOIN feed_entry entry ON entry.office = manifest.office AND entry.version = manifest.version;

CREATE TABLE use_service (
  use_id text NOT NULL,
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  cod_paise bigint NOT NULL,
  insured_paise bigint NOT NULL,
  registration boolean NOT NULL,
  otp boolean NOT NULL,
  PRIMARY KEY (use_id, station, epoch, seq)
);

DELETE FROM projector_position;
DELETE FROM item_use;
DELETE FROM item_alias;
DELETE FROM use_event;
DELETE FROM consignment_event;
DELETE FROM minted_number;
DELETE FROM quarantine;
DELETE FROM marked_act;
DELETE FROM confirmed_act;
`,
};

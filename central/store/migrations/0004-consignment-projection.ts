/**
 * What the stations of an office say of a consignment, event by event. The projection is emptied with this step and made
 * again from the ledgers at the next start, so that what came before it is in it too.
 */
import type { Migration } from '../migration.ts';

export const consignmentProjection: Migration = {
  id: 4,
  name: 'consignment-projection',
  sql: `
CREATE TABLE consignment_event (
  office text NOT NULL,
  consignment text NOT NULL,
  station text NOT NULL,
  epoch text NOT NULL,
  seq bigint NOT NULL,
  type text NOT NULL,
  payload text NOT NULL,
  PRIMARY KEY (office, consignment, station, epoch, seq)
);

DELETE FROM projector_position;
DELETE FROM item_use;
DELETE FROM item_alias;
DELETE FROM use_event;
DELETE FROM quarantine;
DELETE FROM marked_act;
DELETE FROM confirmed_act;
`,
};

/**
 * Of which consignment a use is, so that a parcel that two stations took in can be named. The projection is emptied with
 * this step and made again from the ledgers at the next start.
 */
import type { Migration } from '../migration.ts';

export const useOfConsignment: Migration = {
  id: 5,
  name: 'use-of-consignment',
  sql: `
ALTER TABLE item_use ADD COLUMN consignment text;
CREATE INDEX use_of_consignment ON item_use (consignment, item) WHERE consignment IS NOT NULL;

DELETE FROM projector_position;
DELETE FROM item_use;
DELETE FROM item_alias;
DELETE FROM use_event;
DELETE FROM consignment_event;
DELETE FROM quarantine;
DELETE FROM marked_act;
DELETE FROM confirmed_act;
`,
};

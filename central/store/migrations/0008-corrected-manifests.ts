/**
 * Consignments that were worked on again, and rejections taken back. A station may have sent such events before this centre
 * understood them: the projection is made again from the ledgers.
 */
import type { Migration } from '../migration.ts';

export const correctedManifests: Migration = {
  id: 8,
  name: 'corrected-manifests',
  sql: `
DELETE FROM projector_position;
DELETE FROM item_use;
DELETE FROM item_alias;
DELETE FROM use_event;
DELETE FROM consignment_event;
DELETE FROM quarantine;
DELETE FROM marked_act;
DELETE FROM confirmed_act;
DELETE FROM minted_number;
DELETE FROM use_service;
`,
};

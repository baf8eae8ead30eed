/**
 * How a number and a weight reached the station stands beside them, so that a report of two hundred parcels reads no
 * two hundred events. Filled from the events; where one cannot be read, as by a device.
 */
import type { Migration } from './migration.ts';

export const howCaptured: Migration = {
  id: 9,
  name: 'how-captured',
  up: (db) => db.exec(SQL),
};

const SQL = `
ALTER TABLE item_use ADD COLUMN source TEXT NOT NULL DEFAULT 'hid';
ALTER TABLE item_use ADD COLUMN weight_source TEXT;
UPDATE item_use SET source = coalesce(
  (SELECT json_extract(CAST(bytes AS TEXT), '$.payload.capture.source') FROM event WHERE event.n = item_use.n),
  'hid');
UPDATE item_use SET weight_source = 'scale' WHERE grams IS NOT NULL;
`;

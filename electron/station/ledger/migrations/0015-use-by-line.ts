/** Which parcel stands, or stood, on a line of a manifest: asked with each scan. */
import type { Migration } from './migration.ts';

export const useByLine: Migration = {
  id: 15,
  name: 'use-by-line',
  up: (db) => db.exec(SQL),
};

const SQL = 'CREATE INDEX use_by_line ON item_use (consignment, line) WHERE line IS NOT NULL;';

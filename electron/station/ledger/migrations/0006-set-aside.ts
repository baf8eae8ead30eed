/**
 * A consignment may be left open for the next set: it is neither finished nor the one that is being accepted.
 */
import type { Migration } from './migration.ts';

export const setAside: Migration = {
  id: 6,
  name: 'set-aside',
  up: (db) => db.exec('ALTER TABLE consignment ADD COLUMN aside INTEGER NOT NULL DEFAULT 0'),
};

/**
 * What a partner says of a consignment after its first manifest: later versions, cancellations, and the parcels on hand
 * that they touch. What came before this step was one manifest for each consignment.
 */
import type { Migration } from './migration.ts';

export const partnerWords: Migration = {
  id: 13,
  name: 'partner-words',
  up: (db) => db.exec(SQL),
};

const SQL = `
ALTER TABLE manifest_line ADD COLUMN cancelled_ms INTEGER;
ALTER TABLE manifest ADD COLUMN cancelled_ms INTEGER;

CREATE TABLE partner_word (
  consignment TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('manifest', 'cancellation')),
  came TEXT NOT NULL CHECK (came IN ('before', 'during', 'after')),
  added INTEGER NOT NULL,
  changed INTEGER NOT NULL,
  cancelled INTEGER NOT NULL,
  whole INTEGER NOT NULL,
  received_ms INTEGER NOT NULL,
  PRIMARY KEY (consignment, version)
) STRICT, WITHOUT ROWID;
INSERT INTO partner_word SELECT consignment, version, 'manifest', 'before', declared, 0, 0, 0, received_ms
  FROM manifest WHERE source = 'feed';
INSERT OR IGNORE INTO partner_word SELECT consignment, version, 'manifest', 'during', 0, 0, 0, 0, received_ms
  FROM manifest_waiting WHERE source = 'feed';

CREATE TABLE to_put_right (
  consignment TEXT NOT NULL,
  use_n INTEGER NOT NULL,
  item TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why IN ('cancelled', 'pin-changed', 'services-changed', 'listed')),
  pin TEXT,
  PRIMARY KEY (consignment, use_n)
) STRICT, WITHOUT ROWID;
`;

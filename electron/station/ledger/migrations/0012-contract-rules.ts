/**
 * What a contract orders with the carriage, the declared sides, which label a job prints, and the seed by which a
 * consignment's sample is drawn. What the inbox and the imported manifests say already is filled in.
 */
import type { Migration } from './migration.ts';

export const contractRules: Migration = {
  id: 12,
  name: 'contract-rules',
  up: (db) => db.exec(SQL),
};

/** Lines of the manifests that are worked by, from their bodies. */
const LINES = `
SELECT m.consignment AS consignment, l.value AS line FROM manifest m
  JOIN inbox i ON m.source = 'feed' AND i.version = m.version, json_each(CAST(i.body AS TEXT), '$.lines') l
UNION ALL
SELECT m.consignment, l.value FROM manifest m
  JOIN imported_manifest f ON m.source = 'file' AND f.hash = unhex(m.hash), json_each(CAST(f.body AS TEXT), '$.lines') l`;

const SQL = `
ALTER TABLE manifest_line ADD COLUMN insured_paise INTEGER NOT NULL DEFAULT 0;
ALTER TABLE manifest_line ADD COLUMN registration INTEGER NOT NULL DEFAULT 0;
ALTER TABLE manifest_line ADD COLUMN otp INTEGER NOT NULL DEFAULT 0;
ALTER TABLE manifest_line ADD COLUMN length_cm INTEGER;
ALTER TABLE manifest_line ADD COLUMN breadth_cm INTEGER;
ALTER TABLE manifest_line ADD COLUMN height_cm INTEGER;
UPDATE manifest_line SET
  insured_paise = coalesce(json_extract(said.line, '$.insuredPaise'), 0),
  registration = coalesce(json_extract(said.line, '$.registration'), 0),
  otp = coalesce(json_extract(said.line, '$.otp'), 0),
  length_cm = json_extract(said.line, '$.cm.length'),
  breadth_cm = json_extract(said.line, '$.cm.breadth'),
  height_cm = json_extract(said.line, '$.cm.height')
FROM (${LINES}) said
WHERE manifest_line.consignment = said.consignment AND manifest_line.line = json_extract(said.line, '$.line');

ALTER TABLE item_use ADD COLUMN cod_paise INTEGER;
ALTER TABLE item_use ADD COLUMN insured_paise INTEGER;
ALTER TABLE item_use ADD COLUMN registration INTEGER;
ALTER TABLE item_use ADD COLUMN otp INTEGER;

ALTER TABLE consignment ADD COLUMN seed TEXT NOT NULL DEFAULT '';
UPDATE consignment SET seed = taken.seed
FROM (SELECT json_extract(CAST(bytes AS TEXT), '$.payload.consignment') AS consignment, lower(hex(hash)) AS seed
      FROM event WHERE type = 'consignment.received') taken
WHERE consignment.consignment = taken.consignment;

ALTER TABLE print_job ADD COLUMN template TEXT NOT NULL DEFAULT 'article-4x6';
`;

/**
 * Which one-time code a PIN was set with, as the hash the feed carries: the same code sets no second PIN here.
 */
import type { Migration } from './migration.ts';

export const pinCodeUsed: Migration = {
  id: 3,
  name: 'pin-code-used',
  up: (db) => db.exec('ALTER TABLE pin_verifier ADD COLUMN code_hash TEXT'),
};

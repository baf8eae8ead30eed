/**
 * Somebody else's hand on the ledger's file: a plain SQLite connection without any of our rules.
 */
import path from 'node:path';
import Database from 'better-sqlite3';

export type RawDb = Database.Database;

/** Opens `<dataDir>/ledger.db` as any SQLite tool would. */
export function openRaw(dataDir: string): RawDb {
  return new Database(path.join(dataDir, 'ledger.db'));
}

/** Opens it with every trigger and check out of the way, does `work`, and closes it again. */
export function tamper(dataDir: string, work: (db: RawDb) => void): void {
  const db = openRaw(dataDir);
  try {
    dropTriggers(db);
    db.pragma('ignore_check_constraints = ON');
    db.pragma('foreign_keys = OFF');
    work(db);
  } finally {
    db.close();
  }
}

export function dropTriggers(db: RawDb): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of names) db.exec(`DROP TRIGGER ${name}`);
}

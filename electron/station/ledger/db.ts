/**
 * The one place that loads better-sqlite3.
 * Invariant: every connection that writes runs WAL with synchronous=FULL: a commit that returned survives a power cut.
 */
import Database from 'better-sqlite3';

export type Db = Database.Database;
export type Statement = Database.Statement;

export type Durability = 'FULL' | 'NORMAL';

/**
 * Opens a writing connection. `nativeBinding` names a file of the native part that fits an older runtime.
 * `durability` is FULL except in the counter-proof of the power-cut test, which shows what NORMAL would lose.
 */
export function openWriter(file: string, nativeBinding: string | null, durability: Durability = 'FULL'): Db {
  const db = new Database(file, bindingOption(nativeBinding));
  try {
    configure(db, durability);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function configure(db: Db, durability: Durability): void {
  db.pragma('journal_mode = WAL');
  db.pragma(`synchronous = ${durability}`);
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('busy_timeout = 5000');
  db.pragma('secure_delete = ON'); // what a purge deletes is overwritten, not only given free
  mustBe(db, 'journal_mode', 'wal');
  mustBe(db, 'synchronous', durability === 'FULL' ? 2 : 1);
  mustBe(db, 'recursive_triggers', 1);
  mustBe(db, 'foreign_keys', 1);
  mustBe(db, 'secure_delete', 1);
}

/** Opens a second, read-only connection, as the uploader uses. */
export function openReader(file: string, nativeBinding: string | null): Db {
  const db = new Database(file, { readonly: true, fileMustExist: true, ...bindingOption(nativeBinding) });
  db.pragma('trusted_schema = OFF');
  return db;
}

function bindingOption(nativeBinding: string | null): { nativeBinding?: string } {
  return nativeBinding === null ? {} : { nativeBinding };
}

/** A setting that SQLite did not take would make every promise about durability false: refuse to run. */
function mustBe(db: Db, pragma: string, expected: string | number): void {
  const found: unknown = db.pragma(pragma, { simple: true });
  if (found !== expected) throw new Error(`SQLite runs with ${pragma}=${String(found)}, not ${expected}`);
}

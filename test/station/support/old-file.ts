/**
 * Files as earlier versions of the schema left them, filled with rows of a real day's work.
 */
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../electron/station/ledger/migrate.ts';
import { migrations } from '../../../electron/station/ledger/migrations/list.ts';
import type { RawDb } from './raw-file.ts';

/** Makes `<dataDir>/ledger.db` at `version` with what the file `from` holds in the tables and columns of that version. */
export function makeOldFile(dataDir: string, version: number, from: string): void {
  const db = new Database(path.join(dataDir, 'ledger.db'));
  db.pragma('journal_mode = WAL');
  migrate(
    db,
    migrations.filter(({ id }) => id <= version),
  );
  db.prepare('ATTACH ? AS worked').run(from);
  db.transaction(() => {
    for (const table of tablesOf(db)) {
      const columns = columnsOf(db, table).join(', ');
      db.exec(`INSERT INTO main.${table} (${columns}) SELECT ${columns} FROM worked.${table} ORDER BY 1`);
    }
  })();
  db.exec('DETACH worked');
  db.close();
}

export function tablesOf(db: RawDb): string[] {
  const found = db.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
  const names = found.pluck().all() as string[];
  return names.sort((a, b) => Number(b === 'epoch') - Number(a === 'epoch')); // events refer to epochs
}

export function columnsOf(db: RawDb, table: string): string[] {
  return (db.pragma(`main.table_info(${table})`) as { name: string }[]).map(({ name }) => name);
}

/** Rows of every table, in the given columns or all of them. */
export function rowsOf(db: RawDb, columns?: Readonly<Record<string, readonly string[]>>): Record<string, unknown[]> {
  const tables = columns === undefined ? tablesOf(db) : Object.keys(columns);
  return Object.fromEntries(
    tables.map((table) => {
      const wanted = columns?.[table] ?? columnsOf(db, table);
      return [
        table,
        db
          .prepare(`SELECT ${wanted.join(', ')} FROM ${table} ORDER BY 1, 2`)
          .raw()
          .all(),
      ];
    }),
  );
}

/** Everything SQLite knows of the schema, in a fixed order. */
export function schemaOf(db: RawDb): unknown[] {
  return db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name').all();
}

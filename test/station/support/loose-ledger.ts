/**
 * A worked ledger in memory with every rule taken off, as an insider with a SQLite tool would hold it.
 */
import Database from 'better-sqlite3';
import { prepareFolder } from './prepared-folder.ts';
import { dropTriggers, openRaw, type RawDb } from './raw-file.ts';
import { beginWork, mixedWork } from './work.ts';

export type LooseLedger = {
  /** How many events it holds. */
  readonly size: number;
  /** A fresh copy each time. */
  readonly open: () => RawDb;
};

/** A small day's work, about twenty events of most types. */
export async function looseLedger(): Promise<LooseLedger> {
  const prepared = await prepareFolder(8);
  const copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  mixedWork(copy.station, prepared.manifests[0]);
  await copy.station.close();
  const db = openRaw(copy.start.dataDir);
  db.pragma('journal_mode = DELETE'); // a file in WAL mode cannot be opened from memory
  dropTriggers(db);
  const size = db.prepare('SELECT count(*) FROM event').pluck().get() as number;
  const bytes = db.serialize();
  db.close();
  prepared.remove();
  return { size, open: () => unruled(new Database(bytes)) };
}

function unruled(db: RawDb): RawDb {
  db.pragma('ignore_check_constraints = ON');
  db.pragma('foreign_keys = OFF');
  return db;
}

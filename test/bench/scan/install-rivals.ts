/**
 * Rivals are installed apart, into the cache folder, by their own lock: `npm ci` of the product never sees them.
 * Install scripts stay off; PouchDB's LevelDB comes prebuilt inside its package.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runNpm } from '../../support/runtime/run-command.mjs';

const RIVALS = path.resolve(import.meta.dirname, '../rivals');
const FILES = ['package.json', 'package-lock.json'] as const;

/** What the bench uses of PouchDB. */
export type Pouch = {
  readonly put: (doc: object) => Promise<unknown>;
  readonly bulkDocs: (docs: readonly object[]) => Promise<unknown>;
  readonly info: () => Promise<{ doc_count: number }>;
  readonly close: () => Promise<void>;
};
export type PouchPackage = {
  readonly version: string;
  readonly open: (folder: string) => Pouch;
  /** The same with every LevelDB batch forced to the disk, which PouchDB itself has no setting for. */
  readonly openDurable: (folder: string) => Pouch;
};

/** Installs them unless they are there, and loads PouchDB. */
export async function loadPouch(folder: string): Promise<PouchPackage> {
  const lock = readFileSync(path.join(RIVALS, 'package-lock.json'));
  const home = path.join(folder, `rivals-${createHash('sha256').update(lock).digest('hex').slice(0, 12)}`);
  const done = path.join(home, 'installed');
  if (!existsSync(done)) {
    rmSync(home, { recursive: true, force: true });
    mkdirSync(home, { recursive: true });
    for (const file of FILES) copyFileSync(path.join(RIVALS, file), path.join(home, file));
    const ended = await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: home });
    if (ended.code !== 0) throw new Error(`the rivals could not be installed:\n${ended.output}`);
    writeFileSync(done, '');
  }
  const load = createRequire(path.join(home, 'package.json'));
  const PouchDB = load('pouchdb') as new (name: string, options?: object) => Pouch; // published without types
  const { version } = load('pouchdb/package.json') as { version: string };
  const db = forced(load('leveldown') as (location: string) => Level);
  return { version, open: (name) => new PouchDB(name), openDurable: (name) => new PouchDB(name, { db }) };
}

type Batch = (operations: unknown, options: object, callback: unknown) => void;
type Level = { _batch: Batch };

function forced(level: (location: string) => Level): (location: string) => Level {
  return function forcedLevel(location) {
    const store = level(location);
    const batch = store._batch.bind(store);
    store._batch = (operations, options, callback) => batch(operations, { ...options, sync: true }, callback);
    return store;
  };
}

/**
 * Folders of the bench: a kept one for ledgers that are slow to make, and one of this run that is taken away at its end.
 */
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { migrate } from '../../../electron/station/ledger/migrate.ts';
import { migrations } from '../../../electron/station/ledger/migrations/list.ts';

export type Scratch = {
  /** A new empty folder of this run. */
  readonly fresh: (name: string) => string;
  /** A copy, in this run's folder and by another name, of a kept folder that `make` fills when it is not there yet. */
  readonly copyOf: (kept: string, as: string, make: (folder: string) => Promise<void>) => Promise<string>;
  readonly end: () => void;
};

/** Both under `folder`, so that they share its filesystem. */
export function createScratch(folder: string): Scratch {
  mkdirSync(folder, { recursive: true });
  const run = mkdtempSync(path.join(folder, 'run-'));
  const end = (): void => rmSync(run, { recursive: true, force: true });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      end();
      process.exit(130);
    });
  }
  return {
    fresh: (name) => {
      const made = path.join(run, name);
      mkdirSync(made, { recursive: true });
      return made;
    },
    copyOf: async (kept, as, make) => {
      const source = path.join(folder, kept);
      if (!existsSync(source)) {
        const half = path.join(run, `making-${kept}`);
        await make(half);
        if (!existsSync(source)) renameSync(half, source);
      }
      const copy = path.join(run, `${kept}-${as}`);
      cpSync(source, copy, { recursive: true });
      return copy;
    },
    end,
  };
}

/** Changes whenever a new store would get another schema: a kept ledger of an older one is not used. */
export function schemaKey(): string {
  const db = new Database(':memory:');
  const migrated = migrate(db, migrations);
  if (!migrated.ok) throw new Error('the migrations do not run');
  const schema = db.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name').pluck().all();
  db.close();
  return createHash('sha256').update(schema.join('\n')).digest('hex').slice(0, 12);
}

/**
 * Which SQL a station really runs: every statement prepared on any connection is told when it is executed.
 */
import Database from 'better-sqlite3';
import type { RawDb } from './raw-file.ts';

export type Watched = {
  /** The SQL texts that ran since the last call. */
  readonly ran: () => readonly string[];
  readonly stop: () => void;
};

type Prepare = RawDb['prepare'];

/** From now on, for connections opened before or after, as long as their statements are prepared after. */
export function watchStatements(): Watched {
  const { prototype } = Database as unknown as { prototype: { prepare: Prepare } };
  const original = prototype.prepare;
  let ran = new Set<string>();
  const watched = function prepare(this: RawDb, sql: string) {
    const statement = original.call(this, sql) as unknown as Record<string, (...values: unknown[]) => unknown>;
    for (const name of ['run', 'get', 'all', 'iterate']) {
      const execute = statement[name];
      if (execute === undefined) continue;
      statement[name] = (...values) => {
        ran.add(sql);
        return execute.apply(statement, values);
      };
    }
    return statement;
  };
  prototype.prepare = watched as unknown as Prepare;
  return {
    ran: () => {
      const texts = [...ran];
      ran = new Set();
      return texts;
    },
    stop: () => {
      prototype.prepare = original;
    },
  };
}

/** SQLite's plan for a statement, one line each step. */
export function planOf(db: RawDb, sql: string): string[] {
  const named = Object.fromEntries([...sql.matchAll(/@(\w+)/g)].map(([, name]) => [name, null]));
  const places = (sql.match(/\?/g) ?? []).map(() => null);
  const values = Object.keys(named).length > 0 ? [named] : places;
  return (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...values) as { detail: string }[]).map(({ detail }) => detail);
}

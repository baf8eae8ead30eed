/**
 * Brings a file to the present schema, forward only.
 * Invariant: a step and its number commit together; a file from the future is refused untouched.
 */
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Db } from './db.ts';
import type { Migration } from './migrations/migration.ts';

export type MigrateFault = { readonly kind: 'from-future'; readonly found: number; readonly known: number };

/** Runs the steps above the file's `user_version`; answers with the versions before and after. */
export function migrate(
  db: Db,
  list: readonly Migration[],
): Reply<{ readonly from: number; readonly to: number }, MigrateFault> {
  const from = Number(db.pragma('user_version', { simple: true }));
  const known = list.at(-1)?.id ?? 0;
  if (from > known) return refuse({ kind: 'from-future', found: from, known });
  for (const step of list.filter(({ id }) => id > from)) runStep(db, step);
  return ok({ from, to: known });
}

function runStep(db: Db, step: Migration): void {
  db.transaction(() => {
    step.up(db);
    db.pragma(`user_version = ${step.id}`);
    const broken = db.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0) throw new Error(`migration ${step.id}-${step.name} leaves broken references`);
  }).immediate();
}

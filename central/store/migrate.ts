/**
 * Numbered, forward-only migrations.
 * Invariant: a step and its record commit together, and a database from the future is refused, never touched.
 */
import type { Migration } from './migration.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { type Pool, type Sql, inTransaction } from './pool.ts';
import { firstTables } from './migrations/0001-first-tables.ts';
import { badgesAndMarkedActs } from './migrations/0003-badges-and-marked-acts.ts';
import { itemProjection } from './migrations/0002-item-projection.ts';
import { consignmentProjection } from './migrations/0004-consignment-projection.ts';
import { useOfConsignment } from './migrations/0005-use-of-consignment.ts';
import { numbers } from './migrations/0006-numbers.ts';
import { partnerWords } from './migrations/0007-partner-words.ts';
import { correctedManifests } from './migrations/0008-corrected-manifests.ts';

/** Every shipped step, in order. A shipped step is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  firstTables,
  itemProjection,
  badgesAndMarkedActs,
  consignmentProjection,
  useOfConsignment,
  numbers,
  partnerWords,
  correctedManifests,
];

export type MigrateFault = { readonly kind: 'database-from-future'; readonly known: number; readonly found: number };

/** Brings the database to the newest step; several processes may start at once. Gives the ids before and after. */
export async function migrate(
  pool: Pool,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<Reply<{ readonly from: number; readonly to: number }, MigrateFault>> {
  return inTransaction(pool, async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
    await tx.query(CREATE_TABLE);
    const from = await lastApplied(tx);
    const known = steps.at(-1)?.id ?? 0;
    if (from > known) return refuse({ kind: 'database-from-future', known, found: from });
    for (const step of steps.filter(({ id }) => id > from)) {
      await tx.query(step.sql);
      await tx.query('INSERT INTO migration (id, name) VALUES ($1, $2)', [step.id, step.name]);
    }
    return ok({ from, to: known });
  });
}

async function lastApplied(tx: Sql): Promise<number> {
  const { rows } = await tx.query<{ id: number | null }>('SELECT max(id) AS id FROM migration');
  return rows[0]?.id ?? 0;
}

const LOCK = 0x64616b73; // "daks"
const CREATE_TABLE = `CREATE TABLE IF NOT EXISTS migration (
  id integer PRIMARY KEY, name text NOT NULL, applied_at timestamptz NOT NULL DEFAULT now())`;

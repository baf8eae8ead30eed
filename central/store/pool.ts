/**
 * The connection to PostgreSQL. The folder central/store is the only user of `pg`.
 * Invariant: a bigint that leaves the database is a safe integer, or the query fails.
 */
import { Pool as PgPool, types } from 'pg';

export type Pool = PgPool;
/** Something a statement can be sent to: the pool, or one transaction's connection. */
export type Sql = { query: PgPool['query'] };

const INT8 = 20;

/** Opens a pool on a connection string; nothing is connected until the first statement. */
export function openPool(databaseUrl: string, options: { max?: number } = {}): Pool {
  const pool = new PgPool({
    connectionString: databaseUrl,
    max: options.max ?? 20,
    connectionTimeoutMillis: 10_000,
    types: { getTypeParser: ((oid: number, format: 'text' | 'binary') => parserFor(oid, format)) as never },
  });
  pool.on('error', () => undefined); // an idle connection was lost; the pool opens a new one when it is needed
  return pool;
}

/** Runs `work` in one transaction: commits when it returns, rolls back when it throws. */
export async function inTransaction<T>(pool: Pool, work: (tx: Sql) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query('BEGIN');
    const result = await work(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch((lost: Error) => (broken = lost));
    throw error;
  } finally {
    client.release(broken);
  }
}

function parserFor(oid: number, format: 'text' | 'binary'): unknown {
  return oid === INT8 && format === 'text' ? bigintToNumber : types.getTypeParser(oid, format);
}

function bigintToNumber(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError('a bigint outside the safe integers');
  return value;
}

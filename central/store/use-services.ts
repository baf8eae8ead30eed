/**
 * What was ordered with the carriage of each use, event by event: an acceptance says it, and the event that found its line.
 * Invariant: every write is an insert that may be repeated.
 */
import type { EpochOf } from './ledger.ts';
import type { Sql } from './pool.ts';

export type UseServiceRow = EpochOf & {
  readonly useId: string;
  readonly seq: number;
  readonly codPaise: number;
  readonly insuredPaise: number;
  readonly registration: boolean;
  readonly otp: boolean;
};

export async function insertServices(tx: Sql, rows: readonly UseServiceRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO use_service (use_id, station, epoch, seq, cod_paise, insured_paise, registration, otp)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::bigint[], $7::boolean[],
                          $8::boolean[])
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ useId }) => useId),
      rows.map(({ station }) => station),
      rows.map(({ epoch }) => epoch),
      rows.map(({ seq }) => seq),
      rows.map(({ codPaise }) => codPaise),
      rows.map(({ insuredPaise }) => insuredPaise),
      rows.map(({ registration }) => registration),
      rows.map(({ otp }) => otp),
    ],
  );
}

/** The last word on each of the uses. */
export async function readServices(
  sql: Sql,
  useIds: readonly string[],
): Promise<readonly Omit<UseServiceRow, 'station' | 'epoch' | 'seq'>[]> {
  const { rows } = await sql.query<Omit<UseServiceRow, 'station' | 'epoch' | 'seq'>>(
    `SELECT DISTINCT ON (use_id) use_id AS "useId", cod_paise AS "codPaise", insured_paise AS "insuredPaise",
       registration, otp
     FROM use_service WHERE use_id = ANY ($1::text[]) ORDER BY use_id, seq DESC`,
    [useIds],
  );
  return rows;
}

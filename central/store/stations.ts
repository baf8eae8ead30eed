/**
 * Stations, and the codes by which they enrol.
 * Invariant: a code's secret half is never stored, only its hash; its tries are counted under a row lock.
 */
import type { Sql } from './pool.ts';

export type Station = {
  readonly station: string;
  readonly office: string;
  readonly counter: string;
  /** Ed25519, raw 32 bytes in base64url. */
  readonly publicKey: string;
};

export async function readStation(sql: Sql, station: string): Promise<Station | null> {
  const { rows } = await sql.query<Station>(
    'SELECT station, office, counter, public_key AS "publicKey" FROM station WHERE station = $1',
    [station],
  );
  return rows[0] ?? null;
}

/** As `readStation`, and keeps other uploads of this station waiting until the transaction ends. */
export async function lockStation(tx: Sql, station: string): Promise<Station | null> {
  const { rows } = await tx.query<Station>(
    'SELECT station, office, counter, public_key AS "publicKey" FROM station WHERE station = $1 FOR NO KEY UPDATE',
    [station],
  );
  return rows[0] ?? null;
}

/** False when the id is taken. */
export async function insertStation(
  tx: Sql,
  station: Station,
  about: { build: string; atMs: number },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `INSERT INTO station (station, office, counter, public_key, build, enrolled_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [station.station, station.office, station.counter, station.publicKey, about.build, about.atMs],
  );
  return rowCount === 1;
}

export type StoredCode = {
  readonly selector: string;
  /** SHA-256 of the secret half, hex. */
  readonly secretHash: string;
  readonly office: string;
  readonly counter: string;
  readonly expiresAtMs: number;
  readonly tries: number;
  readonly usedBy: string | null;
};

/** False when a code with this selector could still be tried. */
export async function insertCode(tx: Sql, code: Omit<StoredCode, 'tries' | 'usedBy'>, nowMs: number): Promise<boolean> {
  await tx.query('DELETE FROM enrolment_code WHERE selector = $1 AND expires_at_ms < $2', [code.selector, nowMs]);
  const { rowCount } = await tx.query(
    `INSERT INTO enrolment_code (selector, secret_hash, office, counter, expires_at_ms)
     VALUES ($1, decode($2, 'hex'), $3, $4, $5) ON CONFLICT DO NOTHING`,
    [code.selector, code.secretHash, code.office, code.counter, code.expiresAtMs],
  );
  return rowCount === 1;
}

/** Counts one more try and gives the code as it stands after it; the row stays locked until the transaction ends. */
export async function tryCode(tx: Sql, selector: string): Promise<StoredCode | null> {
  const { rows } = await tx.query<StoredCode>(
    `UPDATE enrolment_code SET tries = least(tries + 1, 1000) WHERE selector = $1
     RETURNING selector, encode(secret_hash, 'hex') AS "secretHash", office, counter,
               expires_at_ms AS "expiresAtMs", tries, used_by AS "usedBy"`,
    [selector],
  );
  return rows[0] ?? null;
}

export async function markCodeUsed(tx: Sql, selector: string, station: string): Promise<void> {
  await tx.query('UPDATE enrolment_code SET used_by = $2 WHERE selector = $1', [selector, station]);
}

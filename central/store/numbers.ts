/**
 * Number series, leases, and which numbers the ledgers say were minted.
 * Invariant: a serial is leased once, to one epoch of one station; the database refuses anything else.
 */
import type { NumberRange } from '../../domain/custody/number-range.ts';
import type { EpochOf } from './ledger.ts';
import type { Sql } from './pool.ts';

export type NumberLease = EpochOf &
  NumberRange & {
    readonly range: string;
    readonly office: string;
    /** Version of the office's feed that carries it. */
    readonly version: number;
    readonly leasedAtMs: number;
  };

/** PostgreSQL's code for a row that an exclusion constraint keeps out. */
const EXCLUDED = '23P01';

/** False when the series shares a number with one that is here. */
export async function insertSeries(sql: Sql, { prefix, from, to }: NumberRange, atMs: number): Promise<boolean> {
  try {
    await sql.query('INSERT INTO number_series VALUES ($1, $2, $3, $2, $4)', [prefix, from, to, atMs]);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code === EXCLUDED || isSameKey(error)) return false;
    throw error;
  }
}

function isSameKey(error: unknown): boolean {
  return (error as { code?: string }).code === '23505';
}

/**
 * Takes the next serials of the first series that has any, at most `count` of them; null when all are used up. Others
 * who want some wait until the transaction ends.
 */
export async function takeSerials(tx: Sql, count: number): Promise<NumberRange | null> {
  for (;;) {
    const { rows } = await tx.query<{ prefix: string; first: number; from: number; last: number }>(
      `SELECT prefix, first_serial AS first, next_serial AS "from", last_serial AS last FROM number_series
       WHERE next_serial <= last_serial ORDER BY prefix, first_serial LIMIT 1 FOR UPDATE`,
    );
    const [series] = rows;
    if (series === undefined) {
      if (await hasSerials(tx)) continue; // the one waited for was used up meanwhile, and there is another
      return null;
    }
    const { prefix, first, from } = series;
    const to = Math.min(series.last, from + count - 1);
    await tx.query('UPDATE number_series SET next_serial = $3 WHERE prefix = $1 AND first_serial = $2', [
      prefix,
      first,
      to + 1,
    ]);
    return { prefix, from, to };
  }
}

async function hasSerials(sql: Sql): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT 1 FROM number_series WHERE next_serial <= last_serial LIMIT 1');
  return (rowCount ?? 0) > 0;
}

export async function insertLease(tx: Sql, lease: NumberLease): Promise<void> {
  await tx.query(
    `INSERT INTO number_lease (station, epoch, range, office, prefix, first_serial, last_serial, version, leased_at_ms)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      lease.station,
      lease.epoch,
      lease.range,
      lease.office,
      lease.prefix,
      lease.from,
      lease.to,
      lease.version,
      lease.leasedAtMs,
    ],
  );
}

/** What is left of the leases of all other epochs of a station can be used by nobody any more. */
export async function burnLeases(tx: Sql, { station, epoch }: EpochOf, atMs: number): Promise<void> {
  await tx.query(
    'UPDATE number_lease SET burned_at_ms = $3 WHERE station = $1 AND epoch <> $2 AND burned_at_ms IS NULL',
    [station, epoch, atMs],
  );
}

export type MintedRow = EpochOf & {
  readonly seq: number;
  readonly number: string;
  readonly range: string;
  readonly prefix: string;
  readonly serial: number;
};

export async function insertMinted(tx: Sql, rows: readonly MintedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO minted_number (station, epoch, seq, number, range, prefix, serial)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::integer[])
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ station }) => station),
      rows.map(({ epoch }) => epoch),
      rows.map(({ seq }) => seq),
      rows.map(({ number }) => number),
      rows.map(({ range }) => range),
      rows.map(({ prefix }) => prefix),
      rows.map(({ serial }) => serial),
    ],
  );
}

export type LeaseState = NumberRange &
  EpochOf & {
    readonly range: string;
    readonly office: string;
    /** Serials up to the last one that the uploaded ledger minted. */
    readonly used: number;
    readonly burnedAtMs: number | null;
  };

/** Every lease, or one station's, in the order in which they were made. */
export async function readLeases(sql: Sql, station: string | null): Promise<readonly LeaseState[]> {
  const { rows } = await sql.query<LeaseState>(
    `SELECT l.station, l.epoch, l.range, l.office, l.prefix, l.first_serial AS "from", l.last_serial AS "to",
       l.burned_at_ms AS "burnedAtMs",
       coalesce((SELECT max(m.serial) FROM minted_number m
         WHERE m.station = l.station AND m.epoch = l.epoch AND m.range = l.range) - l.first_serial + 1, 0) AS used
     FROM number_lease l WHERE $1::text IS NULL OR l.station = $1 ORDER BY l.leased_at_ms, l.version, l.range`,
    [station],
  );
  return rows;
}

export type SeriesState = NumberRange & { readonly leased: number };

export async function readSeries(sql: Sql): Promise<readonly SeriesState[]> {
  const { rows } = await sql.query<SeriesState>(
    `SELECT prefix, first_serial AS "from", last_serial AS "to", next_serial - first_serial AS leased
     FROM number_series ORDER BY prefix, first_serial`,
  );
  return rows;
}

/** Numbers that must not be: minted by two events, or by an epoch that was never leased them. */
export async function readOddMints(
  sql: Sql,
): Promise<{ readonly twice: readonly string[]; readonly notLeased: readonly string[] }> {
  const twice = await sql.query<{ number: string }>(
    'SELECT number FROM minted_number GROUP BY number HAVING count(*) > 1 ORDER BY number LIMIT 1000',
  );
  const notLeased = await sql.query<{ number: string }>(
    `SELECT m.number FROM minted_number m WHERE NOT EXISTS (SELECT 1 FROM number_lease l
       WHERE l.station = m.station AND l.epoch = m.epoch AND l.prefix = m.prefix
         AND m.serial BETWEEN l.first_serial AND l.last_serial) ORDER BY m.number LIMIT 1000`,
  );
  return { twice: twice.rows.map(({ number }) => number), notLeased: notLeased.rows.map(({ number }) => number) };
}

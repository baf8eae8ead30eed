/**
 * Ledgers as the stations uploaded them: exact bytes, and one head per epoch.
 * Invariant: rows of ledger_event are only ever inserted, dense from 1 within their epoch.
 */
import type { Sql } from './pool.ts';

export type EpochOf = { readonly station: string; readonly epoch: string };

export type StoredHead = {
  readonly seq: number;
  /** Hex. */
  readonly hash: string;
  /** The key this epoch's heads are signed with; raw, base64url. */
  readonly publicKey: string;
  readonly held: boolean;
};

export type EventRow = {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  /** '?' when the event's own type cannot be stored as a name. */
  readonly type: string;
  readonly atMs: number | null;
  /** How far the event's stamp is ahead of the centre's clock, when that is far. */
  readonly clockAheadMs: number | null;
};

export async function readHead(sql: Sql, of: EpochOf): Promise<StoredHead | null> {
  const { rows } = await sql.query<StoredHead>(
    `SELECT seq, encode(hash, 'hex') AS hash, public_key AS "publicKey", held
     FROM station_head WHERE station = $1 AND epoch = $2`,
    [of.station, of.epoch],
  );
  return rows[0] ?? null;
}

/** Whether the station has an epoch that is not held. */
export async function hasConfirmedEpoch(sql: Sql, station: string): Promise<boolean> {
  const { rowCount } = await sql.query('SELECT 1 FROM station_head WHERE station = $1 AND NOT held LIMIT 1', [station]);
  return rowCount === 1;
}

/** The epoch that counts now: the newest that is not held. */
export async function newestEpoch(sql: Sql, station: string): Promise<string | null> {
  const { rows } = await sql.query<{ epoch: string }>(
    'SELECT epoch FROM station_head WHERE station = $1 AND NOT held ORDER BY started_at_ms DESC, epoch LIMIT 1',
    [station],
  );
  return rows[0]?.epoch ?? null;
}

export type HeadToStart = EpochOf & {
  readonly publicKey: string;
  readonly reason: string;
  readonly held: boolean;
  readonly atMs: number;
};

/** The head of an epoch before its first event: seq 0. The caller moves it in the same transaction. */
export async function startHead(tx: Sql, head: HeadToStart): Promise<void> {
  await tx.query(
    `INSERT INTO station_head (station, epoch, seq, hash, signature, public_key, reason, held, started_at_ms, acked_at_ms)
     VALUES ($1, $2, 0, '', '', $3, $4, $5, $6, $6)`,
    [head.station, head.epoch, head.publicKey, head.reason, head.held, head.atMs],
  );
}

export type HeadMove = {
  readonly seq: number;
  readonly hash: string;
  readonly signature: string;
  readonly atMs: number;
};

export async function moveHead(tx: Sql, of: EpochOf, to: HeadMove): Promise<void> {
  await tx.query(
    `UPDATE station_head SET seq = $3, hash = decode($4, 'hex'), signature = $5, acked_at_ms = $6
     WHERE station = $1 AND epoch = $2`,
    [of.station, of.epoch, to.seq, to.hash, to.signature, to.atMs],
  );
}

/** Lets an epoch's events count. False when there is no such epoch, or it was not held. */
export async function releaseEpoch(sql: Sql, of: EpochOf): Promise<boolean> {
  const { rowCount } = await sql.query(
    'UPDATE station_head SET held = false WHERE station = $1 AND epoch = $2 AND held',
    [of.station, of.epoch],
  );
  return rowCount === 1;
}

/** Hashes (hex) of the stored events from `from` to `to`, in order of seq. */
export async function readHashes(
  sql: Sql,
  of: EpochOf,
  range: { from: number; to: number },
): Promise<readonly string[]> {
  const { rows } = await sql.query<{ hash: string }>(
    `SELECT encode(hash, 'hex') AS hash FROM ledger_event
     WHERE station = $1 AND epoch = $2 AND seq BETWEEN $3 AND $4 ORDER BY seq`,
    [of.station, of.epoch, range.from, range.to],
  );
  return rows.map(({ hash }) => hash);
}

/** Inserts a run of events with one statement. */
export async function insertEvents(
  tx: Sql,
  of: EpochOf,
  run: { events: readonly EventRow[]; atMs: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO ledger_event (station, epoch, seq, bytes, hash, type, at_ms, received_at_ms, clock_ahead_ms)
     SELECT $1, $2, seq, convert_to(text, 'UTF8'), decode(hash, 'hex'), type, at_ms, $8, ahead
     FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[], $7::bigint[], $9::bigint[])
          AS run (seq, text, hash, type, at_ms, ahead)`,
    [
      of.station,
      of.epoch,
      run.events.map(({ seq }) => seq),
      run.events.map(({ text }) => text),
      run.events.map(({ hash }) => hash),
      run.events.map(({ type }) => type),
      run.events.map(({ atMs }) => atMs),
      run.atMs,
      run.events.map(({ clockAheadMs }) => clockAheadMs),
    ],
  );
}

/** The next events above `after`, oldest first, as text. */
export async function readEvents(
  sql: Sql,
  of: EpochOf,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly { readonly seq: number; readonly text: string }[]> {
  const { rows } = await sql.query<{ seq: number; text: string }>(
    `SELECT seq, convert_from(bytes, 'UTF8') AS text FROM ledger_event
     WHERE station = $1 AND epoch = $2 AND seq > $3 ORDER BY seq LIMIT $4`,
    [of.station, of.epoch, page.after, page.limit],
  );
  return rows;
}

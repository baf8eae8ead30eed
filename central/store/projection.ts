/**
 * Where the projector stands in each ledger, and what it could not interpret.
 * Invariant: a position moves in the transaction that writes what it stands for.
 */
import type { EpochOf } from './ledger.ts';
import type { Sql } from './pool.ts';

const DERIVED = [
  'projector_position',
  'item_use',
  'item_alias',
  'use_event',
  'consignment_event',
  'quarantine',
  'marked_act',
  'confirmed_act',
  'minted_number',
];

export type QuarantineRow = EpochOf & { readonly seq: number; readonly reason: string; readonly detail: string };

/** The last seq projected of an epoch; keeps other projectors of it waiting until the transaction ends. */
export async function lockPosition(tx: Sql, of: EpochOf): Promise<number> {
  await tx.query('INSERT INTO projector_position (station, epoch, seq) VALUES ($1, $2, 0) ON CONFLICT DO NOTHING', [
    of.station,
    of.epoch,
  ]);
  const { rows } = await tx.query<{ seq: number }>(
    'SELECT seq FROM projector_position WHERE station = $1 AND epoch = $2 FOR UPDATE',
    [of.station, of.epoch],
  );
  return rows[0]?.seq ?? 0;
}

export async function movePosition(tx: Sql, of: EpochOf, seq: number): Promise<void> {
  await tx.query('UPDATE projector_position SET seq = $3 WHERE station = $1 AND epoch = $2', [
    of.station,
    of.epoch,
    seq,
  ]);
}

export async function insertQuarantined(tx: Sql, rows: readonly QuarantineRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO quarantine (station, epoch, seq, reason, detail)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[]) ON CONFLICT DO NOTHING`,
    [
      rows.map(({ station }) => station),
      rows.map(({ epoch }) => epoch),
      rows.map(({ seq }) => seq),
      rows.map(({ reason }) => reason),
      rows.map(({ detail }) => detail),
    ],
  );
}

/** Confirmed epochs with events that are not projected yet. */
export async function readBehind(sql: Sql): Promise<readonly EpochOf[]> {
  const { rows } = await sql.query<EpochOf>(
    `SELECT head.station, head.epoch FROM station_head head
     LEFT JOIN projector_position position ON position.station = head.station AND position.epoch = head.epoch
     WHERE NOT head.held AND head.seq > coalesce(position.seq, 0) ORDER BY head.station, head.epoch`,
  );
  return rows;
}

/** Empties everything the projector derived, and keeps every projector waiting until the transaction ends. */
export async function forgetProjection(tx: Sql): Promise<void> {
  await tx.query('LOCK TABLE projector_position IN EXCLUSIVE MODE');
  for (const table of DERIVED) {
    await tx.query(`DELETE FROM ${table}`);
  }
}

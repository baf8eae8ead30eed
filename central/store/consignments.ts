/**
 * The consignment projection: written by the projector, read to say how far an office is with a consignment.
 * Invariant: every write is an insert that may be repeated, so projecting an event twice changes nothing.
 */
import type { EpochOf } from './ledger.ts';
import type { Sql } from './pool.ts';

export type ConsignmentEventRow = EpochOf & {
  readonly office: string;
  readonly consignment: string;
  readonly seq: number;
  readonly type: string;
  /** JSON text of the event's payload. */
  readonly payload: string;
};

export async function insertConsignmentEvents(tx: Sql, rows: readonly ConsignmentEventRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO consignment_event (office, consignment, station, epoch, seq, type, payload)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::text[], $7::text[])
     ON CONFLICT DO NOTHING`,
    [
      rows.map(({ office }) => office),
      rows.map(({ consignment }) => consignment),
      rows.map(({ station }) => station),
      rows.map(({ epoch }) => epoch),
      rows.map(({ seq }) => seq),
      rows.map(({ type }) => type),
      rows.map(({ payload }) => payload),
    ],
  );
}

export type ToldEvent = {
  readonly station: string;
  readonly type: string;
  readonly payload: string;
  /** When it came here, by the centre's clock. */
  readonly receivedAtMs: number;
  /** Version of the feed that the event relied on. */
  readonly inbox: number;
};

/** What was told of a consignment, each station's events in the order of its ledger. */
export async function readConsignmentEvents(
  sql: Sql,
  of: { readonly office: string; readonly consignment: string },
): Promise<readonly ToldEvent[]> {
  const { rows } = await sql.query<ToldEvent>(
    `SELECT told.station, told.type, told.payload, ledger.received_at_ms AS "receivedAtMs",
       (convert_from(ledger.bytes, 'UTF8')::json ->> 'inbox')::bigint AS inbox
     FROM consignment_event told
     JOIN ledger_event ledger ON ledger.station = told.station AND ledger.epoch = told.epoch AND ledger.seq = told.seq
     WHERE told.office = $1 AND told.consignment = $2 ORDER BY told.station, told.epoch, told.seq`,
    [of.office, of.consignment],
  );
  return rows;
}

export type OfficeStation = {
  readonly station: string;
  readonly counter: string;
  /** When it last sent something, by the centre's clock; null before its first upload. */
  readonly heardAtMs: number | null;
};

/** The stations of an office, and when each last sent its ledger. */
export async function readOfficeStations(sql: Sql, office: string): Promise<readonly OfficeStation[]> {
  const { rows } = await sql.query<OfficeStation>(
    `SELECT station.station, station.counter, max(head.acked_at_ms) AS "heardAtMs"
     FROM station LEFT JOIN station_head head ON head.station = station.station
     WHERE station.office = $1 GROUP BY station.station, station.counter ORDER BY station.station`,
    [office],
  );
  return rows;
}

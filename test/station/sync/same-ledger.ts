/**
 * The one promise of the upload: the centre holds exactly what the station holds, byte for byte, once.
 */
import { expect } from 'vitest';
import type { OfficeOnLine, StationOnLine } from './office-on-line.ts';

type Row = { readonly seq: number; readonly text: string; readonly hash: string };

/** Compares every event of the station with the centre's rows of its name. */
export async function expectSameLedger(office: OfficeOnLine, { station }: StationOnLine): Promise<void> {
  const { store } = station.core;
  const name = store.events.station();
  const held = store.db.prepare(
    'SELECT seq, CAST(bytes AS TEXT) AS text, lower(hex(hash)) AS hash FROM event ORDER BY n',
  );
  const stored = await office.rows<Row>(
    `SELECT seq, convert_from(bytes, 'UTF8') AS text, encode(hash, 'hex') AS hash FROM ledger_event
     WHERE station = $1 ORDER BY seq`,
    [name],
  );
  expect(stored).toEqual(held.all());
  const heads = await office.rows<Row>("SELECT seq, encode(hash, 'hex') AS hash FROM station_head WHERE station = $1", [
    name,
  ]);
  const head = store.events.head();
  expect(heads).toEqual([{ seq: head?.seq, hash: head?.hash }]);
}

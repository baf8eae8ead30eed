/**
 * The next run of events for the centre: the ledger after the last acknowledged seq. There is no outbox table.
 */
import type { KeyObject } from 'node:crypto';
import type { LedgerUpload } from '../../../domain/contract/central.ts';
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import { headMessage } from '../../../domain/sync/chain.ts';
import type { Db } from '../ledger/db.ts';
import { signText } from './signed-fetch.ts';

export type Acknowledged = { readonly epoch: EpochId; readonly seq: number };

/** Reads up to `limit` events after `acknowledged` on the reader connection; null when nothing waits. */
export function nextRun(
  reader: Db,
  key: KeyObject,
  acknowledged: Acknowledged | null,
  limit: number,
): { upload: LedgerUpload; station: StationId } | null {
  const epochs = reader.prepare('SELECT id, epoch, station, first_n FROM epoch ORDER BY id').all() as EpochRow[];
  const start = acknowledged === null ? 0 : epochs.findIndex(({ epoch }) => epoch === acknowledged.epoch);
  for (const row of epochs.slice(Math.max(0, start))) {
    const from = row.epoch === acknowledged?.epoch ? acknowledged.seq + 1 : 1;
    const events = reader
      .prepare('SELECT seq, bytes, hash FROM event WHERE n >= ? AND epoch = ? ORDER BY n LIMIT ?')
      .all(row.first_n + from - 1, row.id, limit) as EventRow[];
    const last = events.at(-1);
    if (last === undefined) continue;
    const hash = Buffer.from(last.hash).toString('hex');
    const signature = signText(key, headMessage({ station: row.station, epoch: row.epoch, seq: last.seq, hash }));
    const upload = {
      epoch: row.epoch,
      from,
      events: events.map(({ bytes }) => Buffer.from(bytes).toString('utf8')),
      head: { seq: last.seq, hash, signature },
    };
    return { upload, station: row.station };
  }
  return null;
}

type EpochRow = { id: number; epoch: EpochId; station: StationId; first_n: number };
type EventRow = { seq: number; bytes: Uint8Array; hash: Buffer };

/**
 * The next run of events for the centre: the ledger after the last acknowledged seq. There is no outbox table.
 * Invariant: a run is never larger than the centre takes, however large single events are.
 */
import type { KeyObject } from 'node:crypto';
import type { LedgerUpload } from '../../../domain/contract/central.ts';
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import { headMessage } from '../../../domain/sync/chain.ts';
import type { Db } from '../ledger/db.ts';
import { signText } from './signed-fetch.ts';

export type Acknowledged = { readonly epoch: EpochId; readonly seq: number };

/** Bytes of events in one run, past its first; the centre unpacks at most 16 MiB. */
export const RUN_BYTES = 4 * 1024 * 1024;

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
    const events = readRun(reader, row, from, limit);
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

function readRun(reader: Db, epoch: EpochRow, from: number, limit: number): EventRow[] {
  const rows = reader
    .prepare('SELECT seq, bytes, hash FROM event WHERE n >= ? AND epoch = ? ORDER BY n LIMIT ?')
    .iterate(epoch.first_n + from - 1, epoch.id, limit) as IterableIterator<EventRow>;
  const run: EventRow[] = [];
  let size = 0;
  for (const row of rows) {
    size += row.bytes.length;
    if (run.length > 0 && size > RUN_BYTES) break;
    run.push(row);
  }
  return run;
}

/** What the station's ledger holds, read from its exact bytes by JSON alone. */
import type { AnyLedgerEvent, EventType, Payloads } from '../../../domain/custody/event.ts';
import type { Db } from '../../../electron/station/ledger/db.ts';

/** Every event, oldest first. */
export function allEvents(db: Db): readonly AnyLedgerEvent[] {
  const rows = db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[];
  return rows.map((bytes) => JSON.parse(Buffer.from(bytes).toString('utf8')) as AnyLedgerEvent);
}

/** The payloads of one type, oldest first. */
export function payloadsOf<T extends EventType>(db: Db, type: T): readonly Payloads[T][] {
  return allEvents(db)
    .filter((event) => event.type === type)
    .map(({ payload }) => payload as Payloads[T]);
}

/** How many events there are. */
export function eventCount(db: Db): number {
  return db.prepare('SELECT count(*) FROM event').pluck().get() as number;
}

/** The exact bytes of each event, oldest first, in hex. */
export function eventBytes(db: Db): readonly string[] {
  return db.prepare('SELECT lower(hex(bytes)) FROM event ORDER BY n').pluck().all() as string[];
}

/**
 * The append-only ledger of this station.
 * Invariant: n is dense from 1, seq is dense from 1 within an epoch, and each event carries the hash of the one before.
 */
import type { AnyLedgerEvent, Hlc, NewEvent } from '../../../domain/custody/event.ts';
import type { EpochId, StationId, UserId } from '../../../domain/custody/ids.ts';
import { upcast, versionOf } from '../../../domain/custody/upcast.ts';
import { CHAIN_START, hashEvent } from '../../../domain/sync/chain.ts';
import { encodeEvent } from '../../../domain/sync/encode-event.ts';
import { nextHlc } from '../../../domain/sync/hlc.ts';
import type { Db } from './db.ts';

export type Head = { readonly n: number; readonly epoch: EpochId; readonly seq: number; readonly hash: string };
export type StoredEvent = {
  readonly n: number;
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly hash: string;
};
export type Stamp = {
  readonly wallMs: number;
  readonly offset: number;
  readonly actor: UserId | null;
  readonly set: string | null;
  readonly inbox: number;
};

export type EventTable = {
  /** Null while the station is not enrolled. */
  readonly head: () => Head | null;
  readonly station: () => StationId | null;
  /** Begins an epoch; its first event must follow in the same transaction. */
  readonly startEpoch: (station: StationId, epoch: EpochId) => void;
  /** Appends one event and returns it with its place. Call inside a write. */
  readonly append: (event: NewEvent, stamp: Stamp) => AnyLedgerEvent & { readonly n: number };
  /** Forget cached heads after a rollback. */
  readonly reload: () => void;
  /** Events with seq in [from, from + limit) of an epoch, oldest first. */
  readonly run: (epoch: EpochId, from: number, limit: number) => readonly StoredEvent[];
  readonly positionOf: (epoch: EpochId, seq: number) => number | null;
  readonly at: (n: number) => AnyLedgerEvent | null;
  /** Where the n-th event stands, and its hash. */
  readonly placeOf: (n: number) => Head | null;
};

type Cursor = {
  epochRow: number;
  epoch: EpochId;
  station: StationId;
  firstN: number;
  n: number;
  hash: string;
  hlc: Hlc | null;
};

/** Prepares the table's statements once; holds the head in memory, re-read after a rollback. */
export function createEventTable(db: Db): EventTable {
  const insert = db.prepare('INSERT INTO event (n, epoch, seq, type, bytes, hash) VALUES (?, ?, ?, ?, ?, ?)');
  const insertEpoch = db.prepare('INSERT INTO epoch (epoch, station, first_n) VALUES (?, ?, ?)');
  const epochRow = db.prepare('SELECT id, epoch, station, first_n FROM epoch ORDER BY id DESC LIMIT 1');
  const last = db.prepare('SELECT n, bytes, hash FROM event ORDER BY n DESC LIMIT 1');
  const { forget, ...reads } = createReads(db);
  let cursor = readCursor(epochRow, last);

  return {
    head: () => (cursor === null || cursor.n < cursor.firstN ? null : headOf(cursor)),
    station: () => cursor?.station ?? null,
    startEpoch: (station, epoch) => {
      const firstN = (cursor?.n ?? 0) + 1;
      const { lastInsertRowid } = insertEpoch.run(epoch, station, firstN);
      cursor = {
        epochRow: Number(lastInsertRowid),
        epoch,
        station,
        firstN,
        n: firstN - 1,
        hash: CHAIN_START,
        hlc: cursor?.hlc ?? null,
      };
    },
    append: (event, stamp) => {
      if (cursor === null) throw new Error('no epoch has started');
      const next = envelope(cursor, event, stamp);
      const bytes = encodeEvent(next);
      const hash = hashEvent(bytes);
      const n = cursor.n + 1;
      insert.run(n, cursor.epochRow, next.seq, next.type, bytes, Buffer.from(hash, 'hex'));
      cursor = { ...cursor, n, hash, hlc: next.at };
      return { ...parseStored(bytes), n }; // what is projected is what was stored, to the order of its fields
    },
    reload: () => {
      cursor = readCursor(epochRow, last);
      forget();
    },
    ...reads,
  };
}

/** Where an epoch begins never changes and is asked with every use: it is kept, until a rollback takes epochs back. */
function createReads(
  db: Db,
): Pick<EventTable, 'run' | 'positionOf' | 'at' | 'placeOf'> & { readonly forget: () => void } {
  const epochByName = db.prepare('SELECT first_n FROM epoch WHERE epoch = ?').pluck();
  const range = db.prepare(
    'SELECT e.n, e.seq, e.bytes, e.hash FROM event e JOIN epoch p ON p.id = e.epoch WHERE p.epoch = ? AND e.n >= ? AND e.n < ? ORDER BY e.n',
  );
  const one = db.prepare('SELECT bytes FROM event WHERE n = ?').pluck();
  const place = db.prepare(
    'SELECT e.n, p.epoch, e.seq, e.hash FROM event e JOIN epoch p ON p.id = e.epoch WHERE e.n = ?',
  );
  const firstNs = new Map<EpochId, number>();
  const firstOf = (epoch: EpochId): number | undefined => {
    const firstN = firstNs.get(epoch) ?? (epochByName.get(epoch) as number | undefined);
    if (firstN !== undefined) firstNs.set(epoch, firstN);
    return firstN;
  };
  return {
    forget: () => firstNs.clear(),
    run: (epoch, from, limit) => {
      const firstN = firstOf(epoch);
      if (firstN === undefined) return [];
      const n = firstN + from - 1;
      return (range.all(epoch, n, n + limit) as EventRow[]).map(toStored);
    },
    positionOf: (epoch, seq) => {
      const firstN = firstOf(epoch);
      return firstN === undefined ? null : firstN + seq - 1;
    },
    at: (n) => {
      const bytes = one.get(n) as Uint8Array | undefined;
      return bytes === undefined ? null : parseStored(bytes);
    },
    placeOf: (n) => {
      const row = place.get(n) as { n: number; epoch: EpochId; seq: number; hash: Buffer } | undefined;
      return row === undefined ? null : { ...row, hash: Buffer.from(row.hash).toString('hex') };
    },
  };
}

/** The event as stored, in its present shape. The bytes came from our own encoder. */
export function parseStored(bytes: Uint8Array): AnyLedgerEvent {
  return upcast(JSON.parse(Buffer.from(bytes).toString('utf8')) as AnyLedgerEvent);
}

type EventRow = { n: number; seq: number; bytes: Uint8Array; hash: Buffer };

function toStored(row: EventRow): StoredEvent {
  return { n: row.n, seq: row.seq, bytes: row.bytes, hash: Buffer.from(row.hash).toString('hex') };
}

function readCursor(epochRow: { get: () => unknown }, last: { get: () => unknown }): Cursor | null {
  const epoch = epochRow.get() as { id: number; epoch: EpochId; station: StationId; first_n: number } | undefined;
  if (epoch === undefined) return null;
  const event = last.get() as { n: number; bytes: Uint8Array; hash: Buffer } | undefined;
  const inEpoch = event !== undefined && event.n >= epoch.first_n;
  return {
    epochRow: epoch.id,
    epoch: epoch.epoch,
    station: epoch.station,
    firstN: epoch.first_n,
    n: event?.n ?? 0,
    hash: inEpoch ? Buffer.from(event.hash).toString('hex') : CHAIN_START,
    hlc: event === undefined ? null : parseStored(event.bytes).at,
  };
}

function headOf(cursor: Cursor): Head {
  return { n: cursor.n, epoch: cursor.epoch, seq: cursor.n - cursor.firstN + 1, hash: cursor.hash };
}

function envelope(cursor: Cursor, event: NewEvent, stamp: Stamp): AnyLedgerEvent {
  return {
    v: 1,
    station: cursor.station,
    epoch: cursor.epoch,
    seq: cursor.n - cursor.firstN + 2,
    at: nextHlc(cursor.hlc, stamp.wallMs),
    wall: stamp.wallMs,
    offset: stamp.offset,
    actor: stamp.actor,
    set: stamp.set,
    inbox: stamp.inbox,
    type: event.type,
    tv: versionOf(event.type),
    payload: event.payload,
    prev: cursor.hash,
  } as AnyLedgerEvent; // type and payload come from one NewEvent, so they belong together
}

/**
 * Walks the hash chain over the stored bytes.
 * Invariant: SQLite does not notice a changed bit in a value; this does, and names the event.
 */
import { CHAIN_START, hashEvent } from '../../../domain/sync/chain.ts';
import type { Db } from './db.ts';
import { parseStored } from './event-table.ts';

/** `place` is a row that does not say what its bytes say, `missing` an event that was there when it was last looked. */
export type ChainBreak = { readonly n: number; readonly why: 'hash' | 'prev' | 'place' | 'bytes' | 'missing' };
export type ChainWalk = { readonly from: number; readonly to: number; readonly broken: ChainBreak | null };

/** Verifies events with n in (after, to]; stops at the first that does not fit. */
export function verifyChain(db: Db, after: number, to: number = Number.MAX_SAFE_INTEGER): ChainWalk {
  const rows = db.prepare(ROWS).iterate(after, to) as IterableIterator<Row>;
  let prev = db.prepare('SELECT hash FROM event WHERE n = ?').pluck().get(after) as Buffer | undefined;
  let n = after;
  for (const row of rows) {
    const why = faultOf(row, n + 1, prev);
    if (why !== null) return { from: after, to: n, broken: { n: n + 1, why } };
    prev = row.hash;
    n = row.n;
  }
  const empty = db.prepare(EMPTY_EPOCH).pluck().get() as number | undefined;
  return { from: after, to: n, broken: empty === undefined ? null : { n: empty, why: 'place' } };
}

/** An event whose epoch is gone must not vanish from the walk, hence the outer join. */
const ROWS = `SELECT e.n, e.seq, e.type, e.bytes, e.hash, p.epoch, p.station, p.first_n
  FROM event e LEFT JOIN epoch p ON p.id = e.epoch WHERE e.n > ? AND e.n <= ? ORDER BY e.n`;

/** An epoch and its first event are written together, so none is ever empty. */
const EMPTY_EPOCH = `SELECT p.first_n FROM epoch p
  WHERE NOT EXISTS (SELECT 1 FROM event e WHERE e.n = p.first_n AND e.epoch = p.id) ORDER BY p.id LIMIT 1`;

type Row = {
  n: number;
  seq: number;
  type: string;
  bytes: Uint8Array;
  hash: Buffer;
  epoch: string | null;
  station: string | null;
  first_n: number | null;
};
type Said = { epoch: string; station: string; seq: number; type: string; prev: string };

function faultOf(row: Row, n: number, prev: Buffer | undefined): ChainBreak['why'] | null {
  if (row.n !== n || row.first_n === null || row.seq !== row.n - row.first_n + 1) return 'place';
  if (hashEvent(row.bytes) !== Buffer.from(row.hash).toString('hex')) return 'hash';
  const said = parsed(row.bytes);
  if (said === null) return 'bytes';
  if (said.epoch !== row.epoch || said.station !== row.station) return 'place';
  if (said.seq !== row.seq || said.type !== row.type) return 'place';
  const expected = row.seq === 1 || prev === undefined ? CHAIN_START : Buffer.from(prev).toString('hex');
  return said.prev === expected ? null : 'prev';
}

function parsed(bytes: Uint8Array): Said | null {
  try {
    return parseStored(bytes);
  } catch {
    return null;
  }
}

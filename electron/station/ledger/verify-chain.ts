/**
 * Walks the hash chain over the stored bytes.
 * Invariant: SQLite does not notice a changed bit in a value; this does, and names the event.
 */
import { CHAIN_START, hashEvent } from '../../../domain/sync/chain.ts';
import type { Db } from './db.ts';
import { parseStored } from './event-table.ts';

export type ChainBreak = { readonly n: number; readonly why: 'hash' | 'prev' | 'place' | 'bytes' };
export type ChainWalk = { readonly from: number; readonly to: number; readonly broken: ChainBreak | null };

/** Verifies events with n in (after, to]; stops at the first that does not fit. */
export function verifyChain(db: Db, after: number, to: number = Number.MAX_SAFE_INTEGER): ChainWalk {
  const rows = db
    .prepare(
      'SELECT e.n, e.seq, e.bytes, e.hash, p.epoch, p.first_n FROM event e JOIN epoch p ON p.id = e.epoch WHERE e.n > ? AND e.n <= ? ORDER BY e.n',
    )
    .iterate(after, to) as IterableIterator<Row>;
  let prev = db.prepare('SELECT hash FROM event WHERE n = ?').pluck().get(after) as Buffer | undefined;
  let n = after;
  for (const row of rows) {
    const why = faultOf(row, n + 1, prev);
    if (why !== null) return { from: after, to: n, broken: { n: n + 1, why } };
    prev = row.hash;
    n = row.n;
  }
  return { from: after, to: n, broken: null };
}

type Row = { n: number; seq: number; bytes: Uint8Array; hash: Buffer; epoch: string; first_n: number };

function faultOf(row: Row, n: number, prev: Buffer | undefined): ChainBreak['why'] | null {
  if (row.n !== n || row.seq !== row.n - row.first_n + 1) return 'place';
  if (hashEvent(row.bytes) !== Buffer.from(row.hash).toString('hex')) return 'hash';
  const event = parsed(row.bytes);
  if (event === null) return 'bytes';
  if (event.epoch !== row.epoch || event.seq !== row.seq) return 'place';
  const expected = row.seq === 1 || prev === undefined ? CHAIN_START : Buffer.from(prev).toString('hex');
  return event.prev === expected ? null : 'prev';
}

function parsed(bytes: Uint8Array): { epoch: string; seq: number; prev: string } | null {
  try {
    return parseStored(bytes);
  } catch {
    return null;
  }
}

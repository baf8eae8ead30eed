/**
 * What the centre told this station, as it came. Never uploaded, never changed.
 * Invariant: versions rise; the body's bytes are what the hash covers.
 */
import type { Db } from './db.ts';

export type InboxEntry = {
  readonly version: number;
  readonly kind: string;
  readonly body: string;
  readonly hash: string;
  readonly receivedMs: number;
};

export type InboxTable = {
  readonly version: () => number;
  readonly add: (entry: InboxEntry) => void;
  readonly byVersion: (version: number) => InboxEntry | null;
  /** All entries, oldest first. */
  readonly all: () => IterableIterator<InboxEntry>;
};

/** Prepares the table's statements once. */
export function createInboxTable(db: Db): InboxTable {
  const insert = db.prepare('INSERT INTO inbox (version, kind, body, hash, received_ms) VALUES (?, ?, ?, ?, ?)');
  const newest = db.prepare('SELECT coalesce(max(version), 0) FROM inbox').pluck();
  const columns = 'SELECT version, kind, body, hash, received_ms FROM inbox';
  const one = db.prepare(`${columns} WHERE version = ?`);
  const every = db.prepare(`${columns} ORDER BY version`);
  return {
    version: () => newest.get() as number,
    add: (entry) => {
      insert.run(
        entry.version,
        entry.kind,
        Buffer.from(entry.body, 'utf8'),
        Buffer.from(entry.hash, 'hex'),
        entry.receivedMs,
      );
    },
    byVersion: (version) => {
      const row = one.get(version) as Row | undefined;
      return row === undefined ? null : toEntry(row);
    },
    *all() {
      for (const row of every.all() as Row[]) yield toEntry(row);
    },
  };
}

type Row = { version: number; kind: string; body: Buffer; hash: Buffer; received_ms: number };

function toEntry(row: Row): InboxEntry {
  return {
    version: row.version,
    kind: row.kind,
    body: Buffer.from(row.body).toString('utf8'),
    hash: Buffer.from(row.hash).toString('hex'),
    receivedMs: row.received_ms,
  };
}

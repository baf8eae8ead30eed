/**
 * First answers by request id, so that repeating a request changes nothing.
 */
import type { Db } from './db.ts';

/** `reply` is parsed JSON. */
export type FirstAnswer = { readonly command: string; readonly reply: unknown };

export type RequestTable = {
  /** Null when the request is new. */
  readonly find: (requestId: string) => FirstAnswer | null;
  readonly remember: (requestId: string, command: string, reply: unknown, atMs: number) => void;
};

/** Prepares the table's statements once. Replies hold codes and figures, never personal data. */
export function createRequestTable(db: Db): RequestTable {
  const find = db.prepare('SELECT command, reply FROM request WHERE request_id = ?');
  const insert = db.prepare('INSERT INTO request (request_id, command, reply, at_ms) VALUES (?, ?, ?, ?)');
  return {
    find: (requestId) => {
      const row = find.get(requestId) as { command: string; reply: string } | undefined;
      return row === undefined ? null : { command: row.command, reply: JSON.parse(row.reply) };
    },
    remember: (requestId, command, reply, atMs) => {
      insert.run(requestId, command, JSON.stringify(reply), atMs);
    },
  };
}

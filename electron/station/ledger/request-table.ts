/**
 * First answers by request id, so that repeating a request changes nothing.
 */
import type { Db } from './db.ts';

export type RequestTable = {
  /** The stored reply as parsed JSON, or undefined when the request is new. */
  readonly replyTo: (requestId: string) => unknown;
  readonly remember: (requestId: string, command: string, reply: unknown, atMs: number) => void;
};

/** Prepares the table's statements once. Replies hold codes and figures, never personal data. */
export function createRequestTable(db: Db): RequestTable {
  const find = db.prepare('SELECT reply FROM request WHERE request_id = ?').pluck();
  const insert = db.prepare('INSERT INTO request (request_id, command, reply, at_ms) VALUES (?, ?, ?, ?)');
  return {
    replyTo: (requestId) => {
      const reply = find.get(requestId) as string | undefined;
      return reply === undefined ? undefined : JSON.parse(reply);
    },
    remember: (requestId, command, reply, atMs) => {
      insert.run(requestId, command, JSON.stringify(reply), atMs);
    },
  };
}

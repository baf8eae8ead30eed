/**
 * The only way to write: one transaction around one command.
 * Invariant: a fault or a throw rolls everything back; what returns ok has been committed with FULL.
 */
import type { Fault, Reply } from '../../../domain/reply.ts';
import type { Db } from './db.ts';

export type InWrite = <T, F extends Fault>(work: () => Reply<T, F>) => Reply<T, F>;

/** Prepares the transaction statements once. `work` must be synchronous. */
export function createInWrite(db: Db): InWrite {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  return (work) => {
    begin.run();
    try {
      const reply = work();
      if (reply instanceof Promise) throw new TypeError('a transaction cannot wait for a promise');
      if (reply.ok) commit.run();
      else rollback.run();
      return reply;
    } catch (cause) {
      if (db.inTransaction) rollback.run();
      throw cause;
    }
  };
}

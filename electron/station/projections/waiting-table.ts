/**
 * Manifests that came while their consignment was under work by its count alone; the newest of each waits.
 */
import type { ManifestRef } from '../../../domain/custody/manifest-ref.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

/** A manifest that is there, by where it came from. */
export type Arrived = Exclude<ManifestRef, { source: 'declared' }>;

export type WaitingTable = {
  readonly put: (consignment: ConsignmentId, arrived: Arrived, at: ArrivedAt) => void;
  readonly of: (consignment: string) => (ArrivedAt & { readonly arrived: Arrived }) | null;
  readonly remove: (consignment: ConsignmentId) => void;
};
/** `inbox` is the version the station knew then, `receivedMs` when it came. */
export type ArrivedAt = { readonly inbox: number; readonly receivedMs: number };

/** Prepares the table's statements once. */
export function createWaitingTable(db: Db): WaitingTable {
  const put = db.prepare(
    'INSERT OR REPLACE INTO manifest_waiting (consignment, source, version, hash, received_ms) VALUES (?, ?, ?, ?, ?)',
  );
  const one = db.prepare('SELECT source, version, hash, received_ms FROM manifest_waiting WHERE consignment = ?');
  const remove = db.prepare('DELETE FROM manifest_waiting WHERE consignment = ?');
  return {
    put: (consignment, arrived, { inbox, receivedMs }) => {
      const hash = arrived.source === 'file' ? arrived.hash : null;
      put.run(consignment, arrived.source, inbox, hash, receivedMs);
    },
    of: (consignment) => {
      const row = one.get(consignment) as
        { source: string; version: number; hash: string | null; received_ms: number } | undefined;
      if (row === undefined) return null;
      const arrived: Arrived =
        row.hash === null ? { source: 'feed', version: row.version } : { source: 'file', hash: row.hash };
      return { arrived, inbox: row.version, receivedMs: row.received_ms };
    },
    remove: (consignment) => void remove.run(consignment),
  };
}

/**
 * Which manifest a consignment is worked by: the newest that came before it was taken up, or the one it was reconciled
 * with. Everything is found again from the inbox, the imported manifests and the ledger.
 * Invariant: parcels were counted by the lines of the manifest they came in with; a later one binds none of them anew.
 */
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { AnyLedgerEvent } from '../../../domain/custody/event.ts';
import type { ConsignmentId, UseId } from '../../../domain/custody/ids.ts';
import { DEFAULT_TERMS } from '../../../domain/custody/manifest-ref.ts';
import type { Db } from '../ledger/db.ts';
import { createImportedTable } from '../ledger/imported-table.ts';
import { createInboxTable } from '../ledger/inbox-table.ts';
import type { ConsignmentTable } from './consignment-table.ts';
import type { ManifestTable } from './manifest-table.ts';
import { readEntry } from './read-entry.ts';
import type { UseTable } from './use-table.ts';
import type { Arrived, ArrivedAt, WaitingTable } from './waiting-table.ts';

export type ManifestShelf = {
  /** A manifest came. */
  readonly arrived: (entry: ManifestEntry, ref: Arrived, at: ArrivedAt) => void;
  /** The manifest behind a reference; null when it is not here or is not understood. */
  readonly read: (ref: Arrived) => ManifestEntry | null;
  readonly apply: (event: AnyLedgerEvent) => void;
};

type Tables = {
  readonly manifests: ManifestTable;
  readonly consignments: ConsignmentTable;
  readonly waiting: WaitingTable;
  readonly uses: UseTable;
};

/** `positionOf` finds where a use began. */
export function createManifestShelf(db: Db, tables: Tables, positionOf: (use: UseId) => number | null): ManifestShelf {
  const inbox = createInboxTable(db);
  const imported = createImportedTable(db);
  const { manifests, consignments, waiting } = tables;
  const read = (ref: Arrived): ManifestEntry | null => {
    const kept = ref.source === 'feed' ? inbox.byVersion(ref.version) : imported.byHash(ref.hash);
    const entry = kept === null ? null : readEntry(kept.body);
    return entry?.kind === 'manifest' ? entry : null;
  };
  const arrived: ManifestShelf['arrived'] = (entry, ref, at) => {
    const consignment = entry.consignment as ConsignmentId; // the contract has checked its form
    if (consignments.byId(consignment) === null) manifests.put(entry, ref, at);
    else if (manifests.byConsignment(consignment)?.ref.source === 'declared') waiting.put(consignment, ref, at);
  };
  return {
    arrived,
    read,
    apply: (event) => {
      if (event.type === 'manifest.imported') {
        const ref = { source: 'file', hash: event.payload.manifest } as const;
        const entry = read(ref);
        if (entry !== null) arrived(entry, ref, { inbox: event.inbox, receivedMs: event.wall });
      }
      if (event.type === 'consignment.received' && event.payload.manifest.source === 'declared') {
        const { terms = DEFAULT_TERMS, ...declared } = event.payload;
        manifests.declare({ ...declared, terms }, { inbox: event.inbox, receivedMs: event.wall });
      }
      if (event.type === 'consignment.reconciled') reconcile(tables, event, { read, positionOf });
      if (event.type === 'consignment.matched')
        for (const { use, ...line } of event.payload.matched) {
          const n = positionOf(use);
          if (n !== null) tables.uses.matched(n, line);
        }
    },
  };
}

type Finding = {
  readonly read: ManifestShelf['read'];
  readonly positionOf: (use: UseId) => number | null;
};
type Reconciled = Extract<AnyLedgerEvent, { type: 'consignment.reconciled' }>;

function reconcile(tables: Tables, event: Reconciled, { read, positionOf }: Finding): void {
  const { consignment, manifest, counts, unexpected, rejected } = event.payload;
  if (manifest.source === 'declared') return;
  const entry = read(manifest);
  if (entry !== null) tables.manifests.put(entry, manifest, { inbox: event.inbox, receivedMs: event.wall });
  tables.waiting.remove(consignment);
  const itemOf = new Map(entry?.lines.map(({ line, item }) => [line, item]));
  const known = rejected.map(({ item, line }) => ({ item, line, onLine: itemOf.get(line) ?? item }));
  tables.consignments.reconciled(consignment, counts, known);
  for (const { use } of unexpected) {
    const held = tables.uses.byN(positionOf(use) ?? 0);
    if (held === null) continue;
    const others = held.attention.filter((code) => code !== 'not-on-manifest' && code !== 'beyond-declared');
    tables.uses.unmatched(held.n, ['not-on-manifest', ...others]);
  }
}

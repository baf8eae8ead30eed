/**
 * Which manifest a consignment is worked by: the newest of the partner's words that came before it was finished, or the
 * one it was reconciled with. Everything is found again from the inbox, the imported manifests and the ledger.
 * Invariant: a parcel keeps the line it was counted by, through all versions; and nothing that comes after a consignment
 * was finished changes its figures.
 */
import type { CancellationEntry, FeedEntry, ManifestEntry } from '../../../domain/contract/feed.ts';
import type { AnyLedgerEvent } from '../../../domain/custody/event.ts';
import type { ConsignmentId, UseId } from '../../../domain/custody/ids.ts';
import { DEFAULT_TERMS } from '../../../domain/custody/manifest-ref.ts';
import type { ListedLine } from '../../../domain/custody/revise-manifest.ts';
import type { Db } from '../ledger/db.ts';
import { createImportedTable } from '../ledger/imported-table.ts';
import { createInboxTable, type InboxTable } from '../ledger/inbox-table.ts';
import { readEntry } from './read-entry.ts';
import { hearWord } from './hear-word.ts';
import { manifestAsOf, offTheListAsOf } from './manifest-as-of.ts';
import type { ShelfTables } from './shelf-tables.ts';
import type { Arrived, ArrivedAt } from './waiting-table.ts';

export type ManifestShelf = {
  /** The feed brought a partner's word. */
  readonly said: (entry: ManifestEntry | CancellationEntry, version: number, receivedMs: number) => void;
  /** A finished consignment is worked on again: what the partner said since holds from now on. */
  readonly hearLate: (consignment: ConsignmentId) => void;
  /** The manifest behind a reference; null when it is not here or is not understood. */
  readonly read: (ref: Arrived) => ManifestEntry | null;
  readonly apply: (event: AnyLedgerEvent) => void;
};

type PositionOf = (use: UseId) => number | null;

/** `positionOf` finds where a use began. */
export function createManifestShelf(db: Db, tables: ShelfTables, positionOf: PositionOf): ManifestShelf {
  const inbox = createInboxTable(db);
  const imported = createImportedTable(db);
  const { manifests } = tables;
  const from = { entryAt: (version: number) => entryAt(inbox, version), words: tables.words };
  const read = (ref: Arrived): ManifestEntry | null => {
    if (ref.source === 'feed') return manifestAsOf(ref.version, from);
    const kept = imported.byHash(ref.hash);
    const entry = kept === null ? null : readEntry(kept.body);
    return entry?.kind === 'manifest' ? entry : null;
  };
  return {
    said: (entry, version, receivedMs) => hearWord(tables, entry, { inbox: version, receivedMs }),
    hearLate: (consignment) => {
      for (const { came, version, receivedMs } of tables.words.upTo(consignment, Number.MAX_SAFE_INTEGER)) {
        const entry = came === 'after' ? entryAt(inbox, version) : null;
        if (entry?.kind === 'manifest' || entry?.kind === 'cancellation')
          hearWord(tables, entry, { inbox: version, receivedMs });
      }
    },
    read,
    apply: (event) => {
      if (event.type === 'manifest.imported') {
        const ref = { source: 'file', hash: event.payload.manifest } as const;
        const entry = read(ref);
        if (entry !== null) imports(tables, entry, ref, { inbox: event.inbox, receivedMs: event.wall });
      }
      if (event.type === 'consignment.received' && event.payload.manifest.source === 'declared') {
        const { terms = DEFAULT_TERMS, ...declared } = event.payload;
        manifests.declare({ ...declared, terms }, { inbox: event.inbox, receivedMs: event.wall });
      }
      if (event.type === 'consignment.reconciled')
        reconcile(tables, event, { read, positionOf, gone: (version, entry) => offTheListAsOf(version, entry, from) });
      if (event.type === 'consignment.matched')
        for (const { use, ...line } of event.payload.matched) {
          const n = positionOf(use);
          if (n !== null) tables.uses.matched(n, line);
        }
      if (event.type === 'item.listed') listed(tables, event, positionOf);
    },
  };
}

function entryAt(inbox: InboxTable, version: number): FeedEntry | null {
  const kept = inbox.byVersion(version);
  return kept === null ? null : readEntry(kept.body);
}

/** A manifest made of a file: it is worked by, or waits for a count to be compared with it. */
function imports({ manifests, consignments, waiting }: ShelfTables, entry: ManifestEntry, ref: Arrived, at: ArrivedAt) {
  const consignment = entry.consignment as ConsignmentId; // the contract has checked its form
  if (consignments.byId(consignment) === null) manifests.put(entry, ref, at);
  else if (manifests.byConsignment(consignment)?.ref.source === 'declared') waiting.put(consignment, ref, at);
}

type Finding = {
  readonly read: ManifestShelf['read'];
  readonly positionOf: PositionOf;
  readonly gone: (version: number, entry: ManifestEntry) => readonly ListedLine[];
};
type Reconciled = Extract<AnyLedgerEvent, { type: 'consignment.reconciled' }>;

function reconcile(tables: ShelfTables, event: Reconciled, { read, positionOf, gone }: Finding): void {
  const { consignment, manifest, counts, unexpected, rejected } = event.payload;
  if (manifest.source === 'declared') return;
  const entry = read(manifest);
  const at = { inbox: event.inbox, receivedMs: event.wall };
  if (entry !== null && manifest.source === 'file') tables.manifests.put(entry, manifest, at);
  if (entry !== null && manifest.source === 'feed') {
    const { partner, vehicle, declaredCount: declared, declaredGrams, terms } = entry;
    const head = { consignment, partner, vehicle, declared, declaredGrams, terms, ref: manifest, cancelledMs: null };
    const standing = entry.lines.map((line): ListedLine => ({ line, cancelledMs: null }));
    tables.manifests.revise(head, [...standing, ...gone(manifest.version, entry)], at);
  }
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

type Listed = Extract<AnyLedgerEvent, { type: 'item.listed' }>;

/** From beside the manifest onto its line. */
function listed({ uses, consignments, putRight }: ShelfTables, { payload }: Listed, positionOf: PositionOf): void {
  const { use, ...line } = payload;
  const held = uses.byN(positionOf(use) ?? 0);
  if (held === null || held.status !== 'on-hand') return;
  uses.matched(held.n, line);
  consignments.counted(held.consignment, 'unmanifested', -1, null);
  consignments.counted(held.consignment, 'pre-advised', 1, held.n);
  putRight.done(held.consignment, held.n);
}

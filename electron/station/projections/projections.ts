/**
 * All projections together, and how an event or an inbox entry changes them.
 * Invariant: projections = fold(inbox, ledger). They are written in the same transaction as the event, and can be rebuilt.
 */
import type { AnyLedgerEvent } from '../../../domain/custody/event.ts';
import type { FeedEntry } from '../../../domain/contract/feed.ts';
import { WALK_IN } from '../../../domain/custody/book-item.ts';
import { postingsOf } from '../../../domain/custody/books.ts';
import { refToUseId, type ConsignmentId, type UseId, type UserId } from '../../../domain/custody/ids.ts';
import { mintedBy } from '../../../domain/custody/minted-by.ts';
import type { Db } from '../ledger/db.ts';
import { createBegunTable, type BegunTable } from './begun-table.ts';
import { createByLine, type ByLine } from './by-line.ts';
import { createConfirmedTable, type ConfirmedTable } from './confirmed-table.ts';
import { createConsignmentTable, type ConsignmentTable } from './consignment-table.ts';
import { createDocumentTable, type DocumentTable } from './document-table.ts';
import { createManifestShelf, type ManifestShelf } from './manifest-shelf.ts';
import { createManifestTable, type ManifestTable } from './manifest-table.ts';
import { createOldNumberTable, type OldNumberTable } from './old-number-table.ts';
import { createPartnerWordTable, type PartnerWordTable } from './partner-word-table.ts';
import { createPeopleTable, type PeopleTable } from './people-table.ts';
import { createPurgedTable, type PurgedTable } from './purged-table.ts';
import { createPutRightTable, type PutRightTable } from './put-right-table.ts';
import { createRangeTable, type RangeTable } from './range-table.ts';
import { createSetTable, type SetTable } from './set-table.ts';
import { createUseTable, type UseTable } from './use-table.ts';
import { createWalkInTable, type WalkInTable } from './walk-in-table.ts';
import { createWaitingTable, type WaitingTable } from './waiting-table.ts';

export type Projections = {
  readonly uses: UseTable;
  readonly byLine: ByLine;
  readonly manifests: ManifestTable;
  readonly consignments: ConsignmentTable;
  readonly sets: SetTable;
  readonly people: PeopleTable;
  readonly confirmed: ConfirmedTable;
  readonly documents: DocumentTable;
  readonly waiting: WaitingTable;
  readonly words: PartnerWordTable;
  readonly putRight: PutRightTable;
  readonly purged: PurgedTable;
  readonly begun: BegunTable;
  readonly ranges: RangeTable;
  readonly oldNumbers: OldNumberTable;
  readonly walkIns: WalkInTable;
  readonly shelf: ManifestShelf;
  /** Applies one appended event. `useN` finds where a use began. */
  readonly applyEvent: (event: AnyLedgerEvent & { readonly n: number }) => void;
  readonly applyInbox: (entry: FeedEntry, version: number, receivedMs: number) => void;
};

/** `positionOf` turns (epoch, seq) into the local position of an event. */
export function createProjections(db: Db, positionOf: (use: UseId) => number | null): Projections {
  const parts = {
    uses: createUseTable(db),
    byLine: createByLine(db),
    manifests: createManifestTable(db),
    consignments: createConsignmentTable(db),
    sets: createSetTable(db),
    people: createPeopleTable(db),
    confirmed: createConfirmedTable(db),
    documents: createDocumentTable(db),
    waiting: createWaitingTable(db),
    words: createPartnerWordTable(db),
    putRight: createPutRightTable(db),
    purged: createPurgedTable(db),
    begun: createBegunTable(db),
    ranges: createRangeTable(db),
    oldNumbers: createOldNumberTable(db),
    walkIns: createWalkInTable(db),
  };
  const tables = { ...parts, shelf: createManifestShelf(db, parts, positionOf) };
  const plan = db.prepare('INSERT OR REPLACE INTO sort_plan (plan, valid_from_ms, version) VALUES (?, ?, ?)');
  return {
    ...tables,
    applyEvent: (event) => {
      post(tables, event, positionOf);
      tables.shelf.apply(event);
      applyToSets(tables, event);
      applyToConsignments(tables, event);
      applyToUses(tables, event, positionOf);
      if (event.type === 'item.accepted' && event.actor !== null) tables.begun.accepted(event.actor, event.n);
      if (event.type === 'personal.purged') tables.purged.purged(event.payload.month, event.payload.records, event.n);
      applyToNumbers(tables, event);
      if (event.type === 'item.booked') tables.walkIns.booked(event.n, event.set ?? '', event.payload);
    },
    applyInbox: (entry, version, receivedMs) => {
      if (entry.kind === 'office') tables.people.putOffice(entry);
      if (entry.kind === 'users') tables.people.putUsers(entry);
      if (entry.kind === 'sort-plan') plan.run(entry.plan, entry.validFromMs, version);
      if (entry.kind === 'number-range') tables.ranges.leased(entry, version);
      if (entry.kind === 'manifest' || entry.kind === 'cancellation') tables.shelf.said(entry, version, receivedMs);
    },
  };
}

type Tables = Omit<Projections, 'applyEvent' | 'applyInbox'>;
type Placed = AnyLedgerEvent & { readonly n: number };
type PositionOf = (use: UseId) => number | null;

function post(tables: Tables, event: Placed, positionOf: PositionOf): void {
  const partnerOf = (consignment: string): string =>
    consignment === WALK_IN ? 'walk-in' : (tables.manifests.byConsignment(consignment)?.partner ?? 'unknown');
  const useOf = (use: UseId) => {
    const held = tables.uses.byN(positionOf(use) ?? 0);
    return held?.status !== 'on-hand' ? null : { lane: held.lane, partner: partnerOf(held.consignment) };
  };
  if (event.set === null) return;
  for (const { use, ...posting } of postingsOf(event, refToUseId(event), partnerOf, useOf))
    tables.sets.posted(event.n, { useN: positionOf(use) ?? event.n, ...posting, set: event.set });
}

function applyToSets(tables: Tables, event: Placed): void {
  if (event.type === 'set.opened') tables.sets.opened(event.payload.set, event.payload.opening, event.wall);
  if (event.type === 'set.closed') tables.sets.closed(event.payload.set, event.wall);
}

function applyToConsignments(tables: Tables, event: Placed): void {
  const { consignments } = tables;
  if (event.type === 'consignment.received') consignments.received(event.payload.consignment, event.wall, event.n);
  if (event.type === 'consignment.set-aside') consignments.setAside(event.payload.consignment, true);
  if (event.type === 'consignment.resumed') consignments.setAside(event.payload.consignment, false);
  if (event.type === 'consignment.finished') {
    const { consignment, document, counts } = event.payload;
    consignments.finished(consignment);
    tables.documents.made({ document, consignment, n: event.n, counts });
  }
  if (event.type === 'consignment.reopened') {
    tables.confirmed.confirmed(event.payload.confirmation.action, event.n);
    consignments.reopened(event.payload.consignment, event.n);
    tables.shelf.hearLate(event.payload.consignment);
  }
  if (event.type === 'hand-over.signed') tables.documents.signed(event.payload.document, event.n);
  if (event.type === 'rejection.corrected') {
    const { consignment, item, line, basis = null } = event.payload;
    const isCounted = basis === 'declared' || stands(tables, consignment, line);
    consignments.unrejected(consignment, { item, line, basis, isCounted });
  }
  if (event.type === 'item.accepted') consignments.counted(event.payload.consignment, event.payload.basis, 1, event.n);
  if (event.type === 'item.rejected') {
    const { consignment, item, line, reason, basis = null } = event.payload;
    const isCounted = basis === 'declared' || stands(tables, consignment, line);
    const rejection = { reason, atMs: event.wall, n: event.n, isCounted };
    consignments.rejected(consignment, { item, line, basis }, rejection);
  }
}

/** Whether a line is on the list. */
function stands({ manifests }: Tables, consignment: ConsignmentId, line: number | null): boolean {
  return line !== null && manifests.line(consignment, line)?.cancelledMs === null;
}

function applyToUses(tables: Tables, event: Placed, positionOf: PositionOf): void {
  const { uses, consignments } = tables;
  if (event.type === 'item.accepted')
    uses.accepted(event.n, refToUseId(event), event.payload, {
      ms: event.wall,
      by: event.actor ?? ('' as UserId),
    });
  if (event.type === 'item.booked')
    uses.booked(event.n, refToUseId(event), event.payload, { ms: event.wall, by: event.actor ?? ('' as UserId) });
  if (event.type === 'item.weighed') {
    const n = positionOf(event.payload.use);
    if (n !== null) uses.weighed(n, event.payload.weight, event.payload.attention);
  }
  if (event.type === 'label.issued' || event.type === 'label.voided') {
    const use = uses.byN(positionOf(event.payload.use) ?? 0);
    if (use === null) return;
    const { label } = event.payload;
    const labels = event.type === 'label.issued' ? [...use.labels, label] : use.labels.filter((l) => l !== label);
    uses.labelsChanged(use.n, labels, event.type === 'label.issued' ? event.payload.copy : use.copies);
    if (event.type === 'label.issued' && event.payload.copy > 1) tables.putRight.labelled(use.consignment, use.n);
  }
  if (event.type === 'rejection.corrected') {
    const n = positionOf(event.payload.acceptance);
    if (n !== null) uses.statusChanged(n, 'cancelled');
  }
  if (event.type === 'acceptance.corrected') {
    const { confirmation } = event.payload;
    if (confirmation !== null) tables.confirmed.confirmed(confirmation.action, event.n);
    const use = uses.byN(positionOf(event.payload.use) ?? 0);
    if (use === null) return;
    uses.statusChanged(use.n, event.payload.reason === 'undone-by-clerk' ? 'cancelled' : 'rejected');
    const isBeside = use.line !== null && !stands(tables, use.consignment, use.line);
    consignments.counted(use.consignment, isBeside ? 'unmanifested' : use.basis, -1, null);
    tables.putRight.done(use.consignment, use.n);
  }
}

function applyToNumbers(tables: Tables, event: Placed): void {
  const given = mintedBy(event);
  if (given !== null) tables.ranges.minted(event, given.minted);
  const old = event.type === 'item.accepted' ? event.payload.relabelled?.number : undefined;
  if (typeof old === 'string') tables.oldNumbers.put(old, event.n);
}

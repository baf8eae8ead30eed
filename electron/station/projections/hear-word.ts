/**
 * What a partner's word does to a consignment, by how far this station is with it.
 * Invariant: before it is taken up the word holds at once; while it is under work the counts follow it and no parcel is
 * counted anew by itself; after it was finished the word is kept and nothing changes until it is worked on again.
 */
import type { CancellationEntry, ManifestEntry } from '../../../domain/contract/feed.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { reviseLines } from '../../../domain/custody/revise-manifest.ts';
import type { ConsignmentState } from './consignment-table.ts';
import type { Manifest } from './manifest-rows.ts';
import type { PartnerWord } from './partner-word-table.ts';
import type { ShelfTables } from './shelf-tables.ts';
import type { ArrivedAt } from './waiting-table.ts';

type Word = ManifestEntry | CancellationEntry;
type Figures = Pick<PartnerWord, 'added' | 'changed' | 'cancelled'>;
const NOTHING: Figures = { added: 0, changed: 0, cancelled: 0 };

/** Applies one entry of the feed. `at.inbox` is its version. */
export function hearWord(tables: ShelfTables, entry: Word, at: ArrivedAt): void {
  const consignment = entry.consignment as ConsignmentId; // the contract has checked its form
  const { manifests, consignments, words } = tables;
  const state = consignments.byId(consignment)?.state ?? null;
  const known = manifests.byConsignment(consignment);
  const came = cameWhen(state, known);
  const isUnderWork = came === 'during';
  const before = tables.putRight.said(consignment);
  const figures = came === 'after' ? NOTHING : apply(tables, { entry, consignment, known, isUnderWork }, at);
  const whole = entry.kind === 'cancellation' && entry.items === null;
  const { inbox: version, receivedMs } = at;
  words.said({ consignment, version, kind: entry.kind, came, ...figures, whole, receivedMs });
  if (came === 'during' && known?.ref.source !== 'declared') {
    consignments.recount(consignment);
    tables.putRight.find(consignment, before);
  }
}

/** A count that was finished still waits for its manifest. */
function cameWhen(state: ConsignmentState['state'] | null, known: Manifest | null): PartnerWord['came'] {
  if (state === null) return 'before';
  return state === 'finished' && known?.ref.source !== 'declared' ? 'after' : 'during';
}

type Heard = {
  readonly entry: Word;
  readonly consignment: ConsignmentId;
  readonly known: Manifest | null;
  readonly isUnderWork: boolean;
};

function apply(tables: ShelfTables, { entry, consignment, known, isUnderWork }: Heard, at: ArrivedAt): Figures {
  const { manifests, waiting } = tables;
  if (known?.ref.source === 'declared') {
    const waits = entry.kind === 'manifest' || waiting.of(consignment)?.arrived.source === 'feed';
    if (waits) waiting.put(consignment, { source: 'feed', version: at.inbox }, at);
    return NOTHING;
  }
  if (entry.kind === 'cancellation') {
    const cancelled = known === null ? 0 : manifests.cancel(consignment, entry.items, at);
    return { ...NOTHING, cancelled };
  }
  if (known?.ref.source === 'feed') return revise(tables, entry, at);
  // A list that a clerk read from a file is not bound anew under work; before it, the centre's takes its place.
  if (isUnderWork) return NOTHING;
  manifests.put(entry, { source: 'feed', version: at.inbox }, at);
  return { ...NOTHING, added: entry.lines.length };
}

function revise({ manifests }: ShelfTables, entry: ManifestEntry, at: ArrivedAt): Figures {
  const consignment = entry.consignment as ConsignmentId;
  const { lines, ...figures } = reviseLines(manifests.listed(consignment), entry.lines, at.receivedMs);
  const { partner, vehicle, declaredCount: declared, declaredGrams, terms } = entry;
  const head = { consignment, partner, vehicle, declared, declaredGrams, terms, cancelledMs: null };
  manifests.revise({ ...head, ref: { source: 'feed', version: at.inbox } }, lines, at);
  return figures;
}

/**
 * The book as a plain fold over the ledger and the partner's words in the inbox: the slow, obvious way to the same state as the projections.
 * Invariant: the same input gives the same book, and nothing in it makes the fold throw.
 */
import type { CancellationEntry, FeedEntry, ManifestEntry } from '../contract/feed.ts';
import { postingsOf, type Account, type EquationLine } from './books.ts';
import { WALK_IN } from './book-item.ts';
import type { AnyLedgerEvent, Basis, ItemBooked, Lane, Payloads } from './event.ts';
import type { UseStatus } from './facts.ts';
import { refToUseId, type ItemNumber, type UseId } from './ids.ts';
import { withMinted } from './minted-by.ts';
import type { LeasedRange, RangeId } from './number-range.ts';
import { cancelLines, reviseLines, type ListedLine } from './revise-manifest.ts';

export type ReplayedUse = {
  readonly item: ItemNumber;
  /** The number it had before it got a new one, where that is certain. */
  readonly oldNumber: ItemNumber | null;
  readonly consignment: string;
  readonly basis: Basis;
  readonly lane: Lane;
  readonly line: number | null;
  readonly status: UseStatus;
  readonly grams: number | null;
  /** Typed, not weighed. */
  readonly weightTyped: boolean;
  readonly declaredGrams: number | null;
  readonly attention: readonly string[];
  readonly source: string;
  readonly labels: readonly string[];
};

export type ReplayedConsignment = {
  readonly partner: string;
  readonly declared: number;
  readonly state: 'open' | 'finished';
  readonly rejected: number;
};

/** Mutable while it is being folded; treat as read-only afterwards. */
export type Book = {
  readonly uses: Map<UseId, ReplayedUse>;
  readonly consignments: Map<string, ReplayedConsignment>;
  /** Lists as the feed made them. */
  readonly manifests: Map<string, readonly ListedLine[]>;
  readonly rejections: Rejected[];
  /** Words of partners that came after a consignment was finished. */
  readonly late: (Heard & { readonly entry: ManifestEntry | CancellationEntry })[];
  readonly accounts: Map<Account, number>;
  readonly lines: Map<EquationLine, number>;
  /** Ranges of article numbers, as far as they are used up. */
  readonly ranges: Map<RangeId, LeasedRange>;
  openSet: string | null;
  opening: number;
};

export type Rejected = Pick<Payloads['item.rejected'], 'item' | 'consignment' | 'line'>;

/** An entry of the inbox. */
export type Heard = { readonly version: number; readonly entry: FeedEntry; readonly receivedMs: number };

export function emptyBook(): Book {
  const lists = { manifests: new Map<string, readonly ListedLine[]>(), rejections: [], late: [], ranges: new Map() };
  const accounts = new Map<Account, number>();
  return { uses: new Map(), consignments: new Map(), ...lists, accounts, lines: new Map(), openSet: null, opening: 0 };
}

/** Folds events, in ledger order, into a new book; each saw the inbox up to the version that it names. */
export function replay(events: Iterable<AnyLedgerEvent>, inbox: readonly Heard[] = []): Book {
  const book = emptyBook();
  let heard = 0;
  const hearUpTo = (version: number): void => {
    for (let next = inbox[heard]; next !== undefined && next.version <= version; next = inbox[(heard += 1)])
      hear(book, next);
  };
  for (const event of events) {
    hearUpTo(event.inbox);
    evolve(book, event);
  }
  hearUpTo(Number.MAX_SAFE_INTEGER);
  return book;
}

/** A partner's word on a consignment; what was finished stays as it was finished until it is worked on again. */
function hear({ manifests, consignments, late }: Book, heard: Heard): void {
  const { entry, receivedMs } = heard;
  if (entry.kind !== 'manifest' && entry.kind !== 'cancellation') return;
  const { consignment } = entry;
  if (consignments.get(consignment)?.state === 'finished') return void late.push({ ...heard, entry });
  const before = manifests.get(consignment);
  if (entry.kind === 'manifest') manifests.set(consignment, reviseLines(before ?? [], entry.lines, receivedMs).lines);
  else if (before !== undefined) manifests.set(consignment, cancelLines(before, entry.items, receivedMs).lines);
}

/** Applies one event to the book it is given. Total: an event that does not fit changes nothing. */
export function evolve(book: Book, event: AnyLedgerEvent): void {
  post(book, event);
  evolveSet(book, event);
  evolveConsignments(book.consignments, event);
  evolveUses(book.uses, event);
  if (event.type === 'item.rejected') book.rejections.push(event.payload);
  if (event.type === 'consignment.reopened') hearLate(book, event.payload.consignment);
  if (event.type === 'rejection.corrected') {
    const { item, consignment } = event.payload;
    const at = book.rejections.findLastIndex((one) => one.item === item && one.consignment === consignment);
    if (at !== -1) book.rejections.splice(at, 1);
  }
  withMinted(book.ranges, event);
}

function hearLate(book: Book, consignment: string): void {
  const known = book.late.splice(0);
  for (const word of known)
    if (word.entry.consignment === consignment) hear(book, word);
    else book.late.push(word);
}

function evolveSet(book: Book, event: AnyLedgerEvent): void {
  if (event.type === 'set.opened') {
    book.openSet = event.set;
    book.opening = event.payload.opening;
    book.lines.clear();
  }
  if (event.type === 'set.closed') book.openSet = null;
}

function evolveConsignments(consignments: Map<string, ReplayedConsignment>, event: AnyLedgerEvent): void {
  if (event.type === 'consignment.received') {
    const { consignment, partner, declared } = event.payload;
    consignments.set(consignment, { partner, declared, state: 'open', rejected: 0 });
  }
  if (event.type === 'consignment.finished')
    change(consignments, event.payload.consignment, (was): ReplayedConsignment => ({ ...was, state: 'finished' }));
  if (event.type === 'item.rejected' && (event.payload.line !== null || event.payload.basis === 'declared'))
    change(consignments, event.payload.consignment, (was) => ({ ...was, rejected: was.rejected + 1 }));
  if (event.type === 'rejection.corrected' && (event.payload.line !== null || event.payload.basis === 'declared'))
    change(consignments, event.payload.consignment, (was) => ({ ...was, rejected: was.rejected - 1 }));
  if (event.type === 'consignment.reopened')
    change(consignments, event.payload.consignment, (was): ReplayedConsignment => ({ ...was, state: 'open' }));
  if (event.type === 'consignment.reconciled') {
    const { declared, rejected } = event.payload.counts;
    change(consignments, event.payload.consignment, (was) => ({ ...was, declared, rejected }));
  }
}

function evolveUses(uses: Map<UseId, ReplayedUse>, event: AnyLedgerEvent): void {
  if (event.type === 'item.accepted') uses.set(refToUseId(event), acceptedUse(event.payload));
  if (event.type === 'item.booked') uses.set(refToUseId(event), bookedUse(event.payload));
  if (event.type === 'item.weighed') {
    const { use, weight, attention } = event.payload;
    change(uses, use, (was) => ({
      ...was,
      grams: weight.grams,
      weightTyped: weight.source === 'manual',
      attention,
    }));
  }
  if (event.type === 'label.issued') {
    const { use, label } = event.payload;
    change(uses, use, (was) => ({ ...was, labels: [...was.labels, label] }));
  }
  if (event.type === 'label.voided') {
    const { use, label } = event.payload;
    change(uses, use, (was) => ({ ...was, labels: was.labels.filter((issued) => issued !== label) }));
  }
  if (event.type === 'consignment.reconciled') evolveUnexpected(uses, event.payload);
  if (event.type === 'consignment.matched') evolveMatched(uses, event.payload);
  if (event.type === 'item.listed') {
    const { use, line, declaredGrams, attention } = event.payload;
    const now = { basis: 'pre-advised', lane: 'forward', line, declaredGrams, attention } as const;
    change(uses, use, (was): ReplayedUse => ({ ...was, ...now }));
  }
  if (event.type === 'rejection.corrected')
    change(uses, event.payload.acceptance, (was): ReplayedUse => ({ ...was, status: 'cancelled' }));
  if (event.type === 'acceptance.corrected') {
    const status = event.payload.reason === 'undone-by-clerk' ? 'cancelled' : 'rejected';
    change(uses, event.payload.use, (was): ReplayedUse => ({ ...was, status }));
  }
}

type Reconciled = Extract<AnyLedgerEvent, { type: 'consignment.reconciled' }>['payload'];

type Matched = Extract<AnyLedgerEvent, { type: 'consignment.matched' }>['payload'];

function evolveMatched(uses: Map<UseId, ReplayedUse>, { matched }: Matched): void {
  for (const { use, line, declaredGrams, attention } of matched)
    change(uses, use, (was): ReplayedUse => {
      return { ...was, basis: 'pre-advised', lane: 'forward', line, declaredGrams, attention };
    });
}

function evolveUnexpected(uses: Map<UseId, ReplayedUse>, { unexpected }: Reconciled): void {
  for (const { use } of unexpected)
    change(uses, use, (was): ReplayedUse => {
      const others = was.attention.filter((code) => code !== 'not-on-manifest' && code !== 'beyond-declared');
      return { ...was, basis: 'unmanifested', attention: ['not-on-manifest', ...others] };
    });
}

/** How many articles the book holds now. */
export function onHand(book: Book): number {
  let count = 0;
  for (const use of book.uses.values()) if (use.status === 'on-hand') count += 1;
  return count;
}

type Accepted = Extract<AnyLedgerEvent, { type: 'item.accepted' }>['payload'];

function acceptedUse(payload: Accepted): ReplayedUse {
  const { item, consignment, basis, lane, line, weight, declaredGrams, attention, capture, relabelled } = payload;
  const grams = weight?.grams ?? null;
  return {
    item,
    oldNumber: relabelled?.number ?? null,
    consignment,
    basis,
    lane,
    line,
    status: 'on-hand',
    grams,
    weightTyped: weight?.source === 'manual',
    declaredGrams,
    attention,
    source: capture.source,
    labels: [],
  };
}

function bookedUse({ item, weight, attention }: ItemBooked): ReplayedUse {
  const { grams, source: weighed } = weight;
  const place = { consignment: WALK_IN, basis: 'walk-in', lane: 'forward', status: 'on-hand' } as const;
  return {
    item,
    oldNumber: null,
    ...place,
    line: null,
    grams,
    declaredGrams: null,
    attention,
    weightTyped: weighed === 'manual',
    source: 'typed',
    labels: [],
  };
}

function post(book: Book, event: AnyLedgerEvent): void {
  const partnerOf = (consignment: string): string =>
    consignment === WALK_IN ? 'walk-in' : (book.consignments.get(consignment)?.partner ?? 'unknown');
  const useOf = (use: UseId): { lane: Lane; partner: string } | null => {
    const held = book.uses.get(use);
    return held?.status !== 'on-hand' ? null : { lane: held.lane, partner: partnerOf(held.consignment) };
  };
  for (const posting of postingsOf(event, refToUseId(event), partnerOf, useOf)) {
    book.accounts.set(posting.from, (book.accounts.get(posting.from) ?? 0) - 1);
    book.accounts.set(posting.to, (book.accounts.get(posting.to) ?? 0) + 1);
    book.lines.set(posting.line, (book.lines.get(posting.line) ?? 0) + 1);
  }
}

function change<K, V>(map: Map<K, V>, key: K, next: (value: V) => V): void {
  const value = map.get(key);
  if (value !== undefined) map.set(key, next(value));
}

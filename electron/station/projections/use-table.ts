/**
 * Uses of item numbers as the book knows them now.
 * Invariant: at most one use of a number is on hand (by a unique index, not by hope).
 */
import type {
  AttentionCode,
  Basis,
  CaptureSource,
  ItemAccepted,
  ItemBooked,
  Lane,
  Relabelled,
  Weight,
} from '../../../domain/custody/event.ts';
import { WALK_IN } from '../../../domain/custody/book-item.ts';
import type { CurrentUse, UseStatus } from '../../../domain/custody/facts.ts';
import type { ConsignmentId, ItemNumber, UseId, UserId } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type KnownUse = CurrentUse & {
  readonly n: number;
  readonly slot: string | null;
  readonly pin: string | null;
  /** How its number reached the station. */
  readonly source: CaptureSource;
  /** How its weight did; null without one. */
  readonly weightSource: Weight['source'] | null;
  /** What is known of its old number; null of a parcel that has its own. */
  readonly relabelled: Pick<Relabelled, 'readable' | 'number'> | null;
};

export type UseTable = {
  readonly accepted: (n: number, use: UseId, payload: ItemAccepted, at: { ms: number; by: UserId }) => void;
  readonly booked: (n: number, use: UseId, payload: ItemBooked, at: { ms: number; by: UserId }) => void;
  readonly weighed: (n: number, weight: Weight, attention: readonly AttentionCode[]) => void;
  /** Its line was found: it leaves quarantine with what the manifest says of it. */
  readonly matched: (n: number, line: MatchedLine) => void;
  /** It is on no line. */
  readonly unmatched: (n: number, attention: readonly AttentionCode[]) => void;
  readonly statusChanged: (n: number, status: UseStatus) => void;
  readonly labelsChanged: (n: number, labels: readonly string[], copies: number) => void;
  readonly onHandByItem: (item: ItemNumber) => KnownUse | null;
  readonly byN: (n: number) => KnownUse | null;
  readonly countOnHand: () => number;
  /** Which of its consignment's parcels it is, from 1: those on hand of its basis up to it. Grows with the consignment. */
  readonly ordinalOf: (use: Pick<KnownUse, 'n' | 'consignment' | 'basis'>) => number;
  /** The newest `limit` of a consignment that are on hand, newest first. */
  readonly latestOnHand: (consignment: ConsignmentId, limit: number) => readonly KnownUse[];
  /** Uses of one consignment in ledger order. */
  readonly ofConsignment: (consignment: ConsignmentId) => readonly KnownUse[];
};

export type MatchedLine = {
  readonly line: number;
  readonly pin: string;
  readonly slot: string | null;
  readonly declaredGrams: number;
  readonly attention: readonly AttentionCode[];
};

/** Prepares the table's statements once. */
export function createUseTable(db: Db): UseTable {
  const insert = db.prepare(`INSERT INTO item_use
    (n, use, item, consignment, line, basis, lane, status, slot, pin, grams, declared_grams, attention, accepted_ms, accepted_by,
     relabelled, source, weight_source)
    VALUES (@n, @use, @item, @consignment, @line, @basis, @lane, 'on-hand', @slot, @pin, @grams, @declared, @attention, @ms, @by,
     @relabelled, @source, @weightSource)`);
  const weigh = db.prepare('UPDATE item_use SET grams = ?, weight_source = ?, attention = ? WHERE n = ?');
  const match = db.prepare(`UPDATE item_use SET basis = 'pre-advised', lane = 'forward',
    line = @line, pin = @pin, slot = @slot, declared_grams = @declaredGrams, attention = @attention WHERE n = @n`);
  const unmatch = db.prepare("UPDATE item_use SET basis = 'unmanifested', attention = ? WHERE n = ?");
  const status = db.prepare('UPDATE item_use SET status = ? WHERE n = ?');
  const labels = db.prepare('UPDATE item_use SET labels = ?, copies = ? WHERE n = ?');
  const byItem = db.prepare(ON_HAND_BY_ITEM);
  const byN = db.prepare('SELECT * FROM item_use WHERE n = ?');
  const count = db.prepare("SELECT count(*) FROM item_use WHERE status = 'on-hand'").pluck();
  const ordinal = db.prepare(ORDINAL).pluck();
  const latest = db.prepare(
    "SELECT * FROM item_use WHERE consignment = ? AND status = 'on-hand' ORDER BY n DESC LIMIT ?",
  );
  const ofConsignment = db.prepare('SELECT * FROM item_use WHERE consignment = ? ORDER BY n');
  return {
    accepted: (n, use, p, at) => {
      const { item, consignment, line, basis, lane, slot, pin, weight, declaredGrams, attention, capture } = p;
      const weighed = { grams: weight?.grams ?? null, weightSource: weight?.source ?? null };
      const row = { n, use, item, consignment, line, basis, lane, slot, pin, ...weighed, source: capture.source };
      const figures = { declared: declaredGrams, attention: JSON.stringify(attention), relabelled: oldOf(p) };
      insert.run({ ...row, ...figures, ms: at.ms, by: at.by });
    },
    booked: (n, use, p, at) => {
      const { item, slot, pin, weight, attention } = p;
      const place = { consignment: WALK_IN, line: null, basis: 'walk-in', lane: 'forward', slot, pin };
      const figures = { grams: weight.grams, declared: null, attention: JSON.stringify(attention), relabelled: null };
      const sources = { source: 'typed', weightSource: weight.source }; // its number was given, and read by nobody
      insert.run({ n, use, item, ...place, ...figures, ...sources, ms: at.ms, by: at.by });
    },
    weighed: (n, { grams, source }, attention) => void weigh.run(grams, source, JSON.stringify(attention), n),
    matched: (n, { attention, ...line }) => void match.run({ n, ...line, attention: JSON.stringify(attention) }),
    unmatched: (n, attention) => void unmatch.run(JSON.stringify(attention), n),
    statusChanged: (n, next) => void status.run(next, n),
    labelsChanged: (n, list, copies) => void labels.run(JSON.stringify(list), copies, n),
    onHandByItem: (item) => toUse(byItem.get(item)),
    byN: (n) => toUse(byN.get(n)),
    countOnHand: () => count.get() as number,
    ordinalOf: ({ n, consignment, basis }) =>
      ordinal.get({ n, consignment, apart: Number(basis === 'unmanifested') }) as number,
    latestOnHand: (consignment, limit) => (latest.all(consignment, limit) as Row[]).map(fromRow),
    ofConsignment: (consignment) => (ofConsignment.all(consignment) as Row[]).map(fromRow),
  };
}

/** Hot: its plan is asserted in a test. */
export const ON_HAND_BY_ITEM = "SELECT * FROM item_use WHERE item = ? AND status = 'on-hand'";

/** Those beside the equation are counted by themselves. */
export const ORDINAL = `SELECT count(*) FROM item_use WHERE consignment = @consignment AND n <= @n
  AND status = 'on-hand' AND (basis = 'unmanifested') = @apart`;

type Row = {
  n: number;
  use: UseId;
  item: ItemNumber;
  consignment: ConsignmentId;
  line: number | null;
  basis: Basis;
  lane: Lane;
  status: UseStatus;
  slot: string | null;
  pin: string | null;
  grams: number | null;
  declared_grams: number | null;
  attention: string;
  accepted_ms: number;
  accepted_by: UserId;
  labels: string;
  copies: number;
  source: CaptureSource;
  weight_source: Weight['source'] | null;
  relabelled: string | null;
};

function oldOf({ relabelled }: ItemAccepted): string | null {
  if (relabelled === undefined) return null;
  const { readable, number } = relabelled;
  return JSON.stringify({ readable, number });
}

function toUse(row: unknown): KnownUse | null {
  return row === undefined ? null : fromRow(row as Row);
}

function fromRow(row: Row): KnownUse {
  return {
    n: row.n,
    use: row.use,
    item: row.item,
    consignment: row.consignment,
    line: row.line,
    basis: row.basis,
    lane: row.lane,
    status: row.status,
    slot: row.slot,
    pin: row.pin,
    grams: row.grams,
    declaredGrams: row.declared_grams,
    attention: JSON.parse(row.attention) as AttentionCode[],
    acceptedAtMs: row.accepted_ms,
    acceptedBy: row.accepted_by,
    labels: JSON.parse(row.labels) as string[],
    copies: row.copies,
    source: row.source,
    weightSource: row.weight_source,
    relabelled: row.relabelled === null ? null : (JSON.parse(row.relabelled) as KnownUse['relabelled']),
  };
}

/**
 * Consignments this station has received, with their running counts.
 */
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Basis, ConsignmentCounts, RejectReason } from '../../../domain/custody/event.ts';
import type { Rejection } from '../../../domain/custody/facts.ts';
import type { Db, Statement } from '../ledger/db.ts';

export type ConsignmentState = {
  readonly consignment: ConsignmentId;
  readonly state: 'open' | 'aside' | 'finished';
  readonly receivedMs: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unmanifested: number;
  /** Position of the acceptance that may still be undone. */
  readonly lastN: number | null;
};

export type ConsignmentTable = {
  readonly received: (consignment: ConsignmentId, atMs: number) => void;
  readonly finished: (consignment: ConsignmentId) => void;
  /** Left for a later set, or taken up again; the last acceptance can be undone no more. */
  readonly setAside: (consignment: ConsignmentId, aside: boolean) => void;
  /** One article more (`by` 1) or less (-1) in a basis; `lastN` is the acceptance that may be undone from now on. */
  readonly counted: (consignment: ConsignmentId, basis: Basis, by: 1 | -1, lastN: number | null) => void;
  /** One of the announced or counted parcels when it has a line or came in under a count. */
  readonly rejected: (consignment: ConsignmentId, parcel: RejectedParcel, rejection: Rejection) => void;
  /** The counts as its manifest gave them; a rejected parcel stands under the number of its line from now on. */
  readonly reconciled: (
    consignment: ConsignmentId,
    counts: ConsignmentCounts,
    rejected: readonly { readonly item: string; readonly line: number; readonly onLine: string }[],
  ) => void;
  readonly byId: (consignment: string) => ConsignmentState | null;
  readonly open: () => ConsignmentState | null;
  readonly rejectionOf: (item: string, consignment: ConsignmentId) => Rejection | null;
  readonly rejections: (consignment: ConsignmentId) => readonly RejectedParcel[];
};
export type RejectedParcel = {
  readonly item: string;
  readonly line: number | null;
  readonly basis: 'declared' | null;
};

/** Prepares the table's statements once. */
export function createConsignmentTable(db: Db): ConsignmentTable {
  const insert = db.prepare("INSERT INTO consignment (consignment, state, received_ms) VALUES (?, 'open', ?)");
  const finish = db.prepare("UPDATE consignment SET state = 'finished' WHERE consignment = ?");
  const counted = db.prepare('UPDATE consignment SET accepted = accepted + ?, last_n = ? WHERE consignment = ?');
  const count: Record<Basis, Statement> = {
    'pre-advised': counted,
    declared: counted,
    'walk-in': counted, // of no consignment: changes none
    unmanifested: db.prepare(
      'UPDATE consignment SET unmanifested = unmanifested + ?, last_n = ? WHERE consignment = ?',
    ),
  };
  const reject = db.prepare(
    'INSERT OR REPLACE INTO rejection (item, consignment, line, reason, at_ms, basis) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const countRejected = db.prepare('UPDATE consignment SET rejected = rejected + 1 WHERE consignment = ?');
  const recount = db.prepare(
    'UPDATE consignment SET accepted = ?, rejected = ?, unmanifested = ? WHERE consignment = ?',
  );
  const uncount = db.prepare('UPDATE rejection SET basis = NULL WHERE consignment = ?');
  const lineFound = db.prepare('UPDATE OR REPLACE rejection SET line = ?, item = ? WHERE item = ? AND consignment = ?');
  const putAside = db.prepare('UPDATE consignment SET aside = ?, last_n = NULL WHERE consignment = ?');
  const one = db.prepare('SELECT * FROM consignment WHERE consignment = ?');
  const open = db.prepare("SELECT * FROM consignment WHERE state = 'open' AND aside = 0");
  const rejection = db.prepare('SELECT reason, at_ms FROM rejection WHERE item = ? AND consignment = ?');
  const rejections = db.prepare('SELECT item, line, basis FROM rejection WHERE consignment = ? ORDER BY at_ms, item');
  return {
    received: (consignment, atMs) => void insert.run(consignment, atMs),
    finished: (consignment) => void finish.run(consignment),
    setAside: (consignment, aside) => void putAside.run(Number(aside), consignment),
    counted: (consignment, basis, by, lastN) => void count[basis].run(by, lastN, consignment),
    rejected: (consignment, { item, line, basis }, { reason, atMs }) => {
      reject.run(item, consignment, line, reason, atMs, basis);
      if (line !== null || basis === 'declared') countRejected.run(consignment);
    },
    reconciled: (consignment, { accepted, rejected, unmanifested }, lines) => {
      recount.run(accepted, rejected, unmanifested, consignment);
      uncount.run(consignment);
      for (const { item, line, onLine } of lines) lineFound.run(line, onLine, item, consignment);
    },
    byId: (consignment) => toState(one.get(consignment)),
    open: () => toState(open.get()),
    rejectionOf: (item, consignment) => {
      const row = rejection.get(item, consignment) as { reason: RejectReason; at_ms: number } | undefined;
      return row === undefined ? null : { reason: row.reason, atMs: row.at_ms };
    },
    rejections: (consignment) => rejections.all(consignment) as RejectedParcel[],
  };
}

function toState(row: unknown): ConsignmentState | null {
  if (row === undefined) return null;
  const { consignment, state, aside, received_ms, accepted, rejected, unmanifested, last_n } = row as {
    consignment: ConsignmentId;
    state: 'open' | 'finished';
    aside: number;
    received_ms: number;
    accepted: number;
    rejected: number;
    unmanifested: number;
    last_n: number | null;
  };
  const now = state === 'open' && aside === 1 ? 'aside' : state;
  return { consignment, state: now, receivedMs: received_ms, accepted, rejected, unmanifested, lastN: last_n };
}

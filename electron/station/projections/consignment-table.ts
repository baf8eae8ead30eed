/**
 * Consignments this station has received, with their running counts.
 */
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import type { Basis, ConsignmentCounts } from '../../../domain/custody/event.ts';
import type { Rejection } from '../../../domain/custody/facts.ts';
import type { Db, Statement } from '../ledger/db.ts';

export type ConsignmentState = {
  readonly consignment: ConsignmentId;
  readonly state: 'open' | 'aside' | 'finished';
  readonly receivedMs: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly unmanifested: number;
  /** Hash of the event that took it up, hex: a sample is drawn by it. */
  readonly seed: string;
  /** Position of the acceptance that may still be undone. */
  readonly lastN: number | null;
  /** Position of the rejection that may still be taken back: nothing was done since. */
  readonly lastRejectedN: number | null;
  /** Position of the event that opened it again; null when it never was. */
  readonly reopenedN: number | null;
};

export type ConsignmentTable = {
  /** `n` is the position of the event that took it up. */
  readonly received: (consignment: ConsignmentId, atMs: number, n: number) => void;
  readonly finished: (consignment: ConsignmentId) => void;
  /** Left for a later set, or taken up again; the last acceptance can be undone no more. */
  readonly setAside: (consignment: ConsignmentId, aside: boolean) => void;
  /** One article more (`by` 1) or less (-1) in a basis; `lastN` is the acceptance that may be undone from now on. */
  readonly counted: (consignment: ConsignmentId, basis: Basis, by: 1 | -1, lastN: number | null) => void;
  /** `isCounted`: it is one of the announced or counted parcels. */
  readonly rejected: (
    consignment: ConsignmentId,
    parcel: RejectedParcel,
    rejection: Rejection & { readonly n: number; readonly isCounted: boolean },
  ) => void;
  /** The counts as its manifest gave them; a rejected parcel stands under the number of its line from now on. */
  readonly reconciled: (
    consignment: ConsignmentId,
    counts: ConsignmentCounts,
    rejected: readonly { readonly item: string; readonly line: number; readonly onLine: string }[],
  ) => void;
  /** The counts made anew from the parcels and the lines that stand, after the partner changed these. */
  readonly recount: (consignment: ConsignmentId) => void;
  /** A rejection was taken back; `isCounted` as when it was made. */
  readonly unrejected: (consignment: ConsignmentId, parcel: RejectedParcel & { readonly isCounted: boolean }) => void;
  /** Worked on again after it was finished. */
  readonly reopened: (consignment: ConsignmentId, n: number) => void;
  readonly byId: (consignment: string) => ConsignmentState | null;
  readonly open: () => ConsignmentState | null;
  readonly rejectionOf: (item: string, consignment: ConsignmentId) => Rejection | null;
  /** In the order in which they were made. */
  readonly rejections: (consignment: ConsignmentId) => readonly KnownRejection[];
};
export type RejectedParcel = {
  readonly item: string;
  readonly line: number | null;
  readonly basis: 'declared' | null;
};
/** `n` is the position of the event. */
export type KnownRejection = RejectedParcel & Rejection & { readonly n: number };

/** Prepares the table's statements once. */
export function createConsignmentTable(db: Db): ConsignmentTable {
  const insert = db.prepare(`INSERT INTO consignment (consignment, state, received_ms, seed)
    VALUES (?, 'open', ?, (SELECT lower(hex(hash)) FROM event WHERE n = ?))`);
  const finish = db.prepare("UPDATE consignment SET state = 'finished' WHERE consignment = ?");
  const counted = db.prepare(
    'UPDATE consignment SET accepted = accepted + ?, last_n = ?, last_rejected_n = NULL WHERE consignment = ?',
  );
  const count: Record<Basis, Statement> = {
    'pre-advised': counted,
    declared: counted,
    'walk-in': counted, // of no consignment: changes none
    unmanifested: db.prepare(
      'UPDATE consignment SET unmanifested = unmanifested + ?, last_n = ?, last_rejected_n = NULL WHERE consignment = ?',
    ),
  };
  const reopen = db.prepare(
    "UPDATE consignment SET state = 'open', aside = 0, last_n = NULL, last_rejected_n = NULL, reopened_n = ? WHERE consignment = ?",
  );
  const recount = db.prepare(
    'UPDATE consignment SET accepted = ?, rejected = ?, unmanifested = ? WHERE consignment = ?',
  );
  const anew = db.prepare(RECOUNT);
  const putAside = db.prepare(
    'UPDATE consignment SET aside = ?, last_n = NULL, last_rejected_n = NULL WHERE consignment = ?',
  );
  const one = db.prepare('SELECT * FROM consignment WHERE consignment = ?');
  const open = db.prepare("SELECT * FROM consignment WHERE state = 'open' AND aside = 0");
  const rejections = createRejections(db);
  return {
    received: (consignment, atMs, n) => void insert.run(consignment, atMs, n),
    finished: (consignment) => void finish.run(consignment),
    setAside: (consignment, aside) => void putAside.run(Number(aside), consignment),
    counted: (consignment, basis, by, lastN) => void count[basis].run(by, lastN, consignment),
    reopened: (consignment, n) => void reopen.run(n, consignment),
    reconciled: (consignment, { accepted, rejected, unmanifested }, lines) => {
      recount.run(accepted, rejected, unmanifested, consignment);
      rejections.lined(consignment, lines);
    },
    recount: (consignment) => void anew.run({ consignment }),
    byId: (consignment) => toState(one.get(consignment)),
    open: () => toState(open.get()),
    ...rejections.table,
  };
}

type Rejections = {
  readonly table: Pick<ConsignmentTable, 'rejected' | 'unrejected' | 'rejectionOf' | 'rejections'>;
  /** Their lines, as the manifest gave them. */
  readonly lined: (consignment: ConsignmentId, lines: Parameters<ConsignmentTable['reconciled']>[2]) => void;
};

function createRejections(db: Db): Rejections {
  const reject = db.prepare(
    'INSERT OR REPLACE INTO rejection (item, consignment, line, reason, at_ms, basis, n) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const count = db.prepare('UPDATE consignment SET rejected = rejected + ?, last_rejected_n = ? WHERE consignment = ?');
  const unreject = db.prepare('DELETE FROM rejection WHERE item = ? AND consignment = ?');
  const uncount = db.prepare('UPDATE rejection SET basis = NULL WHERE consignment = ?');
  const lineFound = db.prepare('UPDATE OR REPLACE rejection SET line = ?, item = ? WHERE item = ? AND consignment = ?');
  const one = db.prepare('SELECT reason, at_ms AS atMs FROM rejection WHERE item = ? AND consignment = ?');
  const all = db.prepare(
    'SELECT item, line, basis, reason, at_ms AS atMs, n FROM rejection WHERE consignment = ? ORDER BY at_ms, item',
  );
  return {
    table: {
      rejected: (consignment, { item, line, basis }, { reason, atMs, n, isCounted }) => {
        reject.run(item, consignment, line, reason, atMs, basis, n);
        count.run(isCounted ? 1 : 0, n, consignment);
      },
      unrejected: (consignment, { item, isCounted }) => {
        unreject.run(item, consignment);
        count.run(isCounted ? -1 : 0, null, consignment);
      },
      rejectionOf: (item, consignment) => (one.get(item, consignment) as Rejection | undefined) ?? null,
      rejections: (consignment) => all.all(consignment) as KnownRejection[],
    },
    lined: (consignment, lines) => {
      uncount.run(consignment);
      for (const { item, line, onLine } of lines) lineFound.run(line, onLine, item, consignment);
    },
  };
}

/** A parcel whose line was cancelled stands beside the manifest; one given back that was cancelled counts nowhere. */
const RECOUNT = `UPDATE consignment SET (accepted, unmanifested, rejected) = (
    SELECT coalesce(sum(stands), 0), coalesce(sum(NOT stands), 0),
      (SELECT count(DISTINCT r.line) FROM rejection r
        JOIN manifest_line l ON l.consignment = r.consignment AND l.line = r.line AND l.cancelled_ms IS NULL
        WHERE r.consignment = @consignment
        AND NOT EXISTS (SELECT 1 FROM item_use o
          WHERE o.consignment = r.consignment AND o.line = r.line AND o.status = 'on-hand'))
    FROM (SELECT EXISTS (SELECT 1 FROM manifest_line l
            WHERE l.consignment = u.consignment AND l.line = u.line AND l.cancelled_ms IS NULL) AS stands
          FROM item_use u WHERE u.consignment = @consignment AND u.status = 'on-hand'))
  WHERE consignment = @consignment`;

function toState(row: unknown): ConsignmentState | null {
  if (row === undefined) return null;
  const { consignment, state, aside, received_ms, last_n, last_rejected_n, reopened_n, ...counts } = row as {
    consignment: ConsignmentId;
    state: 'open' | 'finished';
    aside: number;
    received_ms: number;
    seed: string;
    accepted: number;
    rejected: number;
    unmanifested: number;
    last_n: number | null;
    last_rejected_n: number | null;
    reopened_n: number | null;
  };
  const { seed, accepted, rejected, unmanifested } = counts;
  const last = { lastN: last_n, lastRejectedN: last_rejected_n, reopenedN: reopened_n };
  const now = state === 'open' && aside === 1 ? 'aside' : state;
  return { consignment, state: now, receivedMs: received_ms, seed, accepted, rejected, unmanifested, ...last };
}

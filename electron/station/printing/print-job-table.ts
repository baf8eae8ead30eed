/**
 * Labels on their way to the printer.
 * Invariant: a job exists only for a committed `label.issued`; "sent" is not "printed"; what was under way at a crash is "unknown".
 */
import type { LabelTemplate } from '../../../domain/custody/event.ts';
import type { Db } from '../ledger/db.ts';

export type PrintJob = {
  readonly id: number;
  readonly label: string;
  readonly useN: number;
  readonly copy: number;
  readonly template: LabelTemplate;
};

export type LabelState = {
  readonly state: 'queued' | 'sending' | 'sent' | 'unknown' | 'void';
  readonly atMs: number;
};

export type PrintJobTable = {
  readonly queue: (issued: Pick<PrintJob, 'label' | 'copy' | 'template'>, useN: number, atMs: number) => void;
  readonly next: () => PrintJob | null;
  /** Keeps the bytes before the first of them leaves. */
  readonly sending: (id: number, bytes: Uint8Array) => void;
  readonly ended: (id: number, state: 'sent' | 'queued' | 'unknown') => void;
  /** A label that was not sent yet will not be. */
  readonly voided: (label: string) => void;
  /** How far a label is, and when it was issued; null when no job was ever made for it. */
  readonly of: (label: string) => LabelState | null;
  readonly waiting: () => number;
  readonly counts: () => ReadonlyMap<string, number>;
};

/** Prepares the table's statements; jobs that were under way when the process died become `unknown`. */
export function createPrintJobTable(db: Db): PrintJobTable {
  db.prepare(`UPDATE print_job SET state = 'unknown' WHERE ${OPEN} AND state = 'sending'`).run();
  const queue = db.prepare(
    "INSERT INTO print_job (label, use_n, copy, template, state, at_ms) VALUES (?, ?, ?, ?, 'queued', ?)",
  );
  const next = db.prepare(NEXT_JOB);
  const sending = db.prepare("UPDATE print_job SET state = 'sending', bytes = ?, tries = tries + 1 WHERE id = ?");
  const ended = db.prepare('UPDATE print_job SET state = ? WHERE id = ?');
  const voided = db.prepare("UPDATE print_job SET state = 'void' WHERE label = ? AND state = 'queued'");
  const of = db.prepare('SELECT state, at_ms AS atMs FROM print_job WHERE label = ?');
  const waiting = db.prepare(COUNT_WAITING).pluck();
  const counts = db.prepare('SELECT state, count(*) AS jobs FROM print_job GROUP BY state');
  return {
    queue: ({ label, copy, template }, useN, atMs) => void queue.run(label, useN, copy, template, atMs),
    next: () => (next.get() as PrintJob | undefined) ?? null,
    sending: (id, bytes) => void sending.run(bytes, id),
    ended: (id, state) => void ended.run(state, id),
    voided: (label) => void voided.run(label),
    of: (label) => (of.get(label) as LabelState | undefined) ?? null,
    waiting: () => waiting.get() as number,
    counts: () => new Map((counts.all() as { state: string; jobs: number }[]).map(({ state, jobs }) => [state, jobs])),
  };
}

/**
 * The condition of the index print_job_open, word for word: without it SQLite does not see that the index holds every
 * job asked for, and reads all labels ever printed.
 */
const OPEN = "state IN ('queued', 'sending', 'unknown')";

/** Hot: its plan is asserted in a test. */
export const NEXT_JOB = `SELECT id, label, use_n AS useN, copy, template FROM print_job
  WHERE ${OPEN} AND state = 'queued' ORDER BY id LIMIT 1`;

/** Hot, asked after every commit: its plan is asserted in a test. */
export const COUNT_WAITING = `SELECT count(*) FROM print_job WHERE ${OPEN} AND state IN ('queued', 'sending')`;

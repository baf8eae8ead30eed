/**
 * Sheets on their way to the report printer.
 * Invariant: copies of a document are numbered from 1 and no number is given twice; what was under way at a crash is
 * "unknown", and nothing that may have been printed is sent again by itself.
 */
import type { SheetCopy } from '../../../domain/contract/document-sheet.ts';
import type { Db } from '../ledger/db.ts';

export type JobState = 'asked' | 'sending' | 'handed' | 'refused' | 'unknown';
export type Language = 'en' | 'hi';
export type ReportJob = {
  readonly id: number;
  readonly document: string;
  readonly copy: number;
  readonly party: SheetCopy['for'];
  readonly language: Language;
};
export type CopyState = {
  readonly copy: number;
  readonly state: JobState;
  readonly detail: string;
  readonly atMs: number;
};

export type ReportJobTable = {
  /** Asks for the next copy. One that was refused is asked for again instead; one that is on its way is enough. */
  readonly ask: (document: string, by: { party: SheetCopy['for']; language: Language; atMs: number }) => void;
  /** So many copies at once, the first for the office and the second for the partner. */
  readonly askMany: (document: string, copies: number, by: { language: Language; atMs: number }) => void;
  readonly next: () => ReportJob | null;
  readonly sending: (id: number) => void;
  readonly ended: (id: number, state: 'handed' | 'refused' | 'unknown', detail: string) => void;
  readonly waiting: () => number;
  /** The copy asked for last; null when none ever was. */
  readonly newest: (document: string) => CopyState | null;
  readonly all: () => readonly (ReportJob & CopyState)[];
};

/** Prepares the table's statements; what was under way when the process died becomes `unknown`. */
export function createReportJobTable(db: Db): ReportJobTable {
  db.prepare("UPDATE report_job SET state = 'unknown' WHERE state = 'sending'").run();
  const put = db.prepare(
    "INSERT INTO report_job (document, copy, party, language, state, at_ms) VALUES (?, ?, ?, ?, 'asked', ?)",
  );
  const again = db.prepare(
    "UPDATE report_job SET state = 'asked', language = ?, at_ms = ? WHERE document = ? AND copy = ?",
  );
  const next = db.prepare(
    "SELECT id, document, copy, party, language FROM report_job WHERE state = 'asked' ORDER BY id LIMIT 1",
  );
  const sending = db.prepare("UPDATE report_job SET state = 'sending' WHERE id = ?");
  const ended = db.prepare('UPDATE report_job SET state = ?, detail = ? WHERE id = ?');
  const waiting = db.prepare("SELECT count(*) FROM report_job WHERE state IN ('asked', 'sending')").pluck();
  const newest = db.prepare(
    'SELECT copy, state, detail, at_ms AS atMs FROM report_job WHERE document = ? ORDER BY copy DESC LIMIT 1',
  );
  const all = db.prepare(
    'SELECT id, document, copy, party, language, state, detail, at_ms AS atMs FROM report_job ORDER BY id',
  );
  const last = (document: string): CopyState | null => (newest.get(document) as CopyState | undefined) ?? null;
  return {
    ask: (document, { party, language, atMs }) => {
      const before = last(document);
      if (before?.state === 'asked' || before?.state === 'sending') return;
      if (before?.state === 'refused') again.run(language, atMs, document, before.copy);
      else put.run(document, (before?.copy ?? 0) + 1, party, language, atMs);
    },
    askMany: (document, copies, { language, atMs }) => {
      const first = (last(document)?.copy ?? 0) + 1;
      for (let at = 0; at < copies; at += 1) put.run(document, first + at, PARTIES[at] ?? null, language, atMs);
    },
    next: () => (next.get() as ReportJob | undefined) ?? null,
    sending: (id) => void sending.run(id),
    ended: (id, state, detail) => void ended.run(state, detail, id),
    waiting: () => waiting.get() as number,
    newest: last,
    all: () => all.all() as (ReportJob & CopyState)[],
  };
}

const PARTIES: readonly SheetCopy['for'][] = ['office', 'partner'];

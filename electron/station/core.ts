/**
 * What every command of a station works with: the store, its projections, the clock, and who is signed in.
 * Invariant: `actor` is in memory only; a station that restarts is locked.
 */
import type { Person } from './projections/people-table.ts';
import type { Projections } from './projections/projections.ts';
import type { Store } from './ledger/store.ts';
import type { PlanBook } from './projections/plan-book.ts';
import type { PrintJobTable } from './printing/print-job-table.ts';

export type Clock = {
  /** UTC milliseconds by this PC. */
  readonly nowMs: () => number;
  /** Minutes east of UTC, 330 in India. */
  readonly offsetMinutes: () => number;
};

export type Core = {
  readonly store: Store;
  readonly projections: Projections;
  readonly plans: PlanBook;
  readonly printJobs: PrintJobTable;
  readonly clock: Clock;
  readonly session: { person: Person | null };
  /** Names this run of the process, so that views of two runs are never mixed. */
  readonly boot: string;
  /** Told after each commit that appended events; never inside the transaction. */
  readonly committed: () => void;
};

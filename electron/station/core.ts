/**
 * What every command of a station works with: the store, its projections, the clock, and who is signed in.
 * Invariant: `actor` is in memory only; a station that restarts is locked.
 */
import type { Person } from './projections/people-table.ts';
import type { Vault } from './personal/vault.ts';
import type { Projections } from './projections/projections.ts';
import type { Store } from './ledger/store.ts';
import type { PlanBook } from './projections/plan-book.ts';
import type { PrintJobTable } from './printing/print-job-table.ts';

export type Clock = {
  /** UTC milliseconds by this PC. */
  readonly nowMs: () => number;
  /** Minutes east of UTC, 330 in India. */
  readonly offsetMinutes: () => number;
  /** Milliseconds since some moment of this process; goes on evenly whatever is done to the PC's clock. */
  readonly steadyMs: () => number;
};

export type Core = {
  readonly store: Store;
  readonly projections: Projections;
  readonly plans: PlanBook;
  readonly printJobs: PrintJobTable;
  /** Names, addresses and signatures of people outside of the office, sealed. */
  readonly vault: Vault;
  readonly clock: Clock;
  readonly session: { person: Person | null };
  /** Whether this station's key made the Ed25519 signature (base64url) over the UTF-8 bytes of the message. */
  readonly isOwnSignature: (message: string, signature: string) => boolean;
  /** Names this run of the process, so that views of two runs are never mixed. */
  readonly boot: string;
  /** Told after each commit that appended events; never inside the transaction. */
  readonly committed: () => void;
};

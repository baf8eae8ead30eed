/**
 * The core over an opened store: projections, plans and print jobs on its one writing connection.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import type { EpochId, UseId } from '../../domain/custody/ids.ts';
import type { Clock, Core } from './core.ts';
import type { Store } from './ledger/store.ts';
import { createVault } from './personal/vault.ts';
import { createPrintJobTable } from './printing/print-job-table.ts';
import { createPlanBook } from './projections/plan-book.ts';
import { createProjections } from './projections/projections.ts';

/** What the station's own keys are for. */
export type KeyedParts = { readonly isOwnSignature: Core['isOwnSignature']; readonly personalKey: Buffer };

/**
 * `committed` is called after each commit that appended events. Without the keys no confirmation counts, and what is
 * sealed opens for nobody afterwards.
 */
export function createCore(
  store: Store,
  clock: Clock,
  committed: () => void,
  keyed: KeyedParts = { isOwnSignature: () => false, personalKey: randomBytes(32) },
): Core {
  const positionOf = (use: UseId): number | null => {
    const [, epoch, seq] = use.split('/');
    return store.events.positionOf(epoch as EpochId, Number(seq)); // a UseId is station/epoch/seq
  };
  const projections = createProjections(store.db, positionOf);
  const { isPurged } = projections.purged;
  return {
    store,
    projections,
    plans: createPlanBook(store.db, store.inbox),
    printJobs: createPrintJobTable(store.db),
    vault: createVault({ db: store.db, clock, personalKey: keyed.personalKey, isPurged }),
    clock,
    session: { person: null },
    isOwnSignature: keyed.isOwnSignature,
    boot: randomUUID(),
    committed,
  };
}

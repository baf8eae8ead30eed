/**
 * The core over an opened store: projections, plans and print jobs on its one writing connection.
 */
import { randomUUID } from 'node:crypto';
import type { EpochId, UseId } from '../../domain/custody/ids.ts';
import type { Clock, Core } from './core.ts';
import type { Store } from './ledger/store.ts';
import { createPrintJobTable } from './printing/print-job-table.ts';
import { createPlanBook } from './projections/plan-book.ts';
import { createProjections } from './projections/projections.ts';

/** `committed` is called after each commit that appended events. Without `isOwnSignature` no confirmation counts. */
export function createCore(
  store: Store,
  clock: Clock,
  committed: () => void,
  isOwnSignature: Core['isOwnSignature'] = () => false,
): Core {
  const positionOf = (use: UseId): number | null => {
    const [, epoch, seq] = use.split('/');
    return store.events.positionOf(epoch as EpochId, Number(seq)); // a UseId is station/epoch/seq
  };
  return {
    store,
    projections: createProjections(store.db, positionOf),
    plans: createPlanBook(store.db, store.inbox),
    printJobs: createPrintJobTable(store.db),
    clock,
    session: { person: null },
    isOwnSignature,
    boot: randomUUID(),
    committed,
  };
}

/** The rows of the list: what waits for the clerk, the customers' row, then the documents of what is finished. */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';

export type ListRow =
  | { readonly kind: 'waiting'; readonly id: string; readonly consignment: ConsignmentSummary }
  /** The fixed row for a parcel that a customer hands in. */
  | { readonly kind: 'walk-in'; readonly id: string }
  | { readonly kind: 'paper'; readonly id: string; readonly paper: PaperView };

/** No consignment has a name without a letter or digit. Alone it is chosen, but the first consignment takes its place. */
const [CUSTOMER, CUSTOMER_ALONE] = ['-', '--'];

/** A finished consignment waits when its manifest came later, and for a day when the partner changed it too late. */
export function listRows(
  consignments: readonly ConsignmentSummary[],
  papers: readonly PaperView[],
  nowMs: number,
): readonly ListRow[] {
  const waiting = consignments.filter((one) => isListed(one, nowMs));
  return [
    ...waiting.map((consignment): ListRow => ({ kind: 'waiting', id: consignment.consignment, consignment })),
    { kind: 'walk-in', id: waiting.length === 0 ? CUSTOMER_ALONE : CUSTOMER },
    ...papers.map((paper): ListRow => ({ kind: 'paper', id: paper.document, paper })),
  ];
}

const DAY_MS = 86_400_000;

function isListed({ state, toReconcile, changedAfterMs }: ConsignmentSummary, nowMs: number): boolean {
  if (state !== 'finished' || toReconcile) return true;
  return changedAfterMs !== null && nowMs - changedAfterMs < DAY_MS;
}

/** The consignments among the rows. */
export function waitingOf(rows: readonly ListRow[]): readonly ConsignmentSummary[] {
  return rows.flatMap((row) => (row.kind === 'waiting' ? [row.consignment] : []));
}

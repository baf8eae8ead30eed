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

/** A finished consignment whose manifest came later waits to be compared. */
export function listRows(
  consignments: readonly ConsignmentSummary[],
  papers: readonly PaperView[],
): readonly ListRow[] {
  const waiting = consignments.filter(({ state, toReconcile }) => state !== 'finished' || toReconcile);
  return [
    ...waiting.map((consignment): ListRow => ({ kind: 'waiting', id: consignment.consignment, consignment })),
    { kind: 'walk-in', id: waiting.length === 0 ? CUSTOMER_ALONE : CUSTOMER },
    ...papers.map((paper): ListRow => ({ kind: 'paper', id: paper.document, paper })),
  ];
}

/** The consignments among the rows. */
export function waitingOf(rows: readonly ListRow[]): readonly ConsignmentSummary[] {
  return rows.flatMap((row) => (row.kind === 'waiting' ? [row.consignment] : []));
}

/** The rows of the list: what waits for the clerk first, then the documents of what is finished. */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';

export type ListRow =
  | { readonly kind: 'waiting'; readonly id: string; readonly consignment: ConsignmentSummary }
  | { readonly kind: 'paper'; readonly id: string; readonly paper: PaperView };

/** A finished consignment whose manifest came later waits to be compared. */
export function listRows(
  consignments: readonly ConsignmentSummary[],
  papers: readonly PaperView[],
): readonly ListRow[] {
  const waiting = consignments.filter(({ state, toReconcile }) => state !== 'finished' || toReconcile);
  return [
    ...waiting.map((consignment): ListRow => ({ kind: 'waiting', id: consignment.consignment, consignment })),
    ...papers.map((paper): ListRow => ({ kind: 'paper', id: paper.document, paper })),
  ];
}

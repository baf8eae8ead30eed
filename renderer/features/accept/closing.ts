/** The end of a consignment as this screen lives through it. The station forgets the consignment before its manifest is written. */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { PaperView } from '../../../domain/contract/paper-view.ts';

export type ClosedCounts = PaperView['counts'];

export type Closing =
  /** Finished or about to be; the manifest is being written. `counts` are those the clerk confirmed. */
  | { readonly kind: 'under-way'; readonly consignment: Consignment; readonly counts: ClosedCounts }
  | { readonly kind: 'done'; readonly consignment: Consignment; readonly document: PaperView };

type Consignment = AcceptView['consignment'];

/** What the open counts become once the consignment is finished. */
export function closedCounts({ declared, accepted, rejected, left, unmanifested }: AcceptView['counts']): ClosedCounts {
  return { declared, accepted, rejected, absent: left, unmanifested };
}

export function countsOf(closing: Closing): ClosedCounts {
  return closing.kind === 'done' ? closing.document.counts : closing.counts;
}

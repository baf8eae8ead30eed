/** Whether the contract asks for the sender's declaration before a consignment is taken up. */
import type { ConsignmentSummary } from '../../../domain/contract/accept-view.ts';

/** One begun before was asked about then. */
export function asksDeclaration({ terms, state }: ConsignmentSummary): boolean {
  return terms.prohibited === 'consignment' && state === 'expected';
}

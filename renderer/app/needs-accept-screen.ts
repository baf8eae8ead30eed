/** Whether the Accept screen stands, whatever else a clerk has open. */
import type { AcceptView } from '../../domain/contract/accept-view.ts';

/**
 * While a consignment is open, while a stop waits, and after a stop whose parcel goes back: its key is on this screen, and
 * the parcel may be one of a consignment that was left open.
 */
export function needsAcceptScreen({
  consignment,
  stopped,
  can,
}: Pick<AcceptView, 'consignment' | 'stopped' | 'can'>): boolean {
  return consignment?.state === 'open' || stopped !== null || can.giveBack;
}

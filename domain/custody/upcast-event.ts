/**
 * Events of earlier versions in the shape of today. Stored bytes stay as they are; only their reading is brought up.
 * Invariant: pure; an event of the newest version is given back as it is.
 */
import type { AnyLedgerEvent } from './event.ts';

export function upcastEvent(event: AnyLedgerEvent): AnyLedgerEvent {
  if (event.type !== 'consignment.received' || event.tv > 1) return event;
  // Version 1: the inbox version as a bare number.
  const version = event.payload.manifest as unknown as number;
  return { ...event, tv: 2, payload: { ...event.payload, manifest: { source: 'feed', version } } };
}

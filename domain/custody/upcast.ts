/**
 * Events of earlier versions, read as the present ones.
 * Invariant: stored bytes never change; an upcaster is pure, and a version once shipped is understood for ever.
 */
import type { AnyLedgerEvent, EventType } from './event.ts';

/** The version in which each type is written now; types that are not named here are at their first. */
const NEWEST: Partial<Readonly<Record<EventType, number>>> = {
  'acceptance.corrected': 2,
  'consignment.received': 2,
  'item.weighed': 2,
};

/** The version a new event of the type gets. */
export function versionOf(type: EventType): number {
  return NEWEST[type] ?? 1;
}

/** The same fact in its present shape; what is newer than this build stays as it is. */
export function upcast(event: AnyLedgerEvent): AnyLedgerEvent {
  if (event.tv !== 1) return event;
  // Version 1 knew no confirmation: until then nobody could take back what another had accepted.
  if (event.type === 'acceptance.corrected')
    return { ...event, tv: 2, payload: { ...event.payload, confirmation: null } };
  // Version 1 knew scales alone.
  if (event.type === 'item.weighed') return { ...event, tv: 2, payload: { ...event.payload, reason: null } };
  if (event.type === 'consignment.received') {
    // Version 1 named the inbox version as a bare number: every manifest came by the feed.
    const version = event.payload.manifest as unknown as number;
    return { ...event, tv: 2, payload: { ...event.payload, manifest: { source: 'feed', version } } };
  }
  return event;
}

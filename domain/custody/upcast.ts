/**
 * Events of earlier versions, read as the present ones.
 * Invariant: stored bytes never change; an upcaster is pure, and a version once shipped is understood for ever.
 */
import type { AnyLedgerEvent, EventType } from './event.ts';

/** The version in which each type is written now; types that are not named here are at their first. */
const NEWEST: Partial<Readonly<Record<EventType, number>>> = { 'acceptance.corrected': 2 };

/** The version a new event of the type gets. */
export function versionOf(type: EventType): number {
  return NEWEST[type] ?? 1;
}

/** The same fact in its present shape; what is newer than this build stays as it is. */
export function upcast(event: AnyLedgerEvent): AnyLedgerEvent {
  // Version 1 knew no confirmation: until then nobody could take back what another had accepted.
  if (event.type === 'acceptance.corrected' && event.tv === 1)
    return { ...event, tv: 2, payload: { ...event.payload, confirmation: null } };
  return event;
}

/**
 * Who this station is, read from the first event of its epoch.
 */
import type { AnyLedgerEvent } from '../../../domain/custody/event.ts';
import type { OfficeId, StationId } from '../../../domain/custody/ids.ts';
import type { EventTable } from '../ledger/event-table.ts';

export type StationFacts = { readonly station: StationId; readonly office: OfficeId; readonly counter: string };

/** Null before enrolment. */
export function stationFacts(events: EventTable): StationFacts | null {
  const head = events.head();
  if (head === null) return null;
  const first: AnyLedgerEvent | null = events.at(head.n - head.seq + 1);
  if (first?.type !== 'epoch.started') return null;
  const { office, counter } = first.payload;
  return { station: first.station, office, counter };
}

/**
 * Ranges of article numbers for a station under test, as the centre would lease them.
 */
import type { NumberRangeEntry } from '../../../domain/contract/feed.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { feed } from './test-station.ts';

/** The entry that leases serials to the station's present epoch. */
export function rangeFor(station: Station, from: number, to: number, prefix = 'EW'): NumberRangeEntry {
  const { events } = station.core.store;
  const [name, head] = [events.station(), events.head()];
  if (name === null || head === null) throw new Error('the station is not enrolled');
  return { kind: 'number-range', station: name, epoch: head.epoch, prefix, from, to };
}

/** Leases serials to the station's present epoch. */
export function lease(station: Station, from: number, to: number): void {
  feed(station, [rangeFor(station, from, to)]);
  station.feedCame();
}

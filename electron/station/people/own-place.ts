/** The station and the epoch that everything confirmed here belongs to. */
import type { EpochId, StationId } from '../../../domain/custody/ids.ts';
import type { Core } from '../core.ts';

/** Somebody is signed in, so the station is enrolled; anything else is a bug. */
export function ownPlace({ store }: Core): { station: StationId; epoch: EpochId } {
  const [station, head] = [store.events.station(), store.events.head()];
  if (station === null || head === null) throw new Error('somebody is signed in at a station that is not enrolled');
  return { station, epoch: head.epoch };
}

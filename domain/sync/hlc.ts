/**
 * Hybrid logical clock (Kulkarni et al., 2014), one per station.
 * Invariant: stamps of one ledger never go back, whatever the wall clock does.
 */
import type { Hlc } from '../custody/event.ts';

/** The stamp of the next event: the wall clock, or one count past `last` when the wall clock lags behind it. */
export function nextHlc(last: Hlc | null, wallMs: number): Hlc {
  if (last === null || wallMs > last.wallMs) return { wallMs, count: 0 };
  return { wallMs: last.wallMs, count: last.count + 1 };
}

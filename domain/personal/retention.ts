/**
 * How long personal records are kept, by month: which are due, and when a clock may be believed for it.
 * Invariant: nothing is due before a clock that the centre bears out has passed the whole term.
 */
import { DAY_MS, monthBeginsMs, yearAndMonthOf } from './calendar.ts';

/** A month as records are sealed in, e.g. "2026-11". */
export type Month = string;

/** The PC's clock may differ from the centre's by so much for a purge. */
export const CLOCK_TOLERANCE_MS = 5 * 60_000;

/** How long the centre's word on the clock holds. */
export const CONTACT_HOLDS_MS = 10 * 60_000;

/** The month of a moment, by local time `offsetMinutes` east of UTC. */
export function monthOf(ms: number, offsetMinutes: number): Month {
  const { year, month } = yearAndMonthOf(ms + offsetMinutes * 60_000);
  return labelOf(year, month);
}

/** The month that follows. */
export function nextMonth(month: Month): Month {
  const [year = 0, no = 0] = month.split('-').map(Number);
  return no === 12 ? labelOf(year + 1, 1) : labelOf(year, no + 1);
}

/** Years beyond 9999 begin again at 0000, so that a name always has seven characters. */
function labelOf(year: number, month: number): Month {
  return `${String(year % 10_000).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
}

/** UTC milliseconds at which the month ends in which `ms` lies, by local time. */
export function monthEndMs(ms: number, offsetMinutes: number): number {
  const { year, month } = yearAndMonthOf(ms + offsetMinutes * 60_000);
  const following = month === 12 ? monthBeginsMs(year + 1, 1) : monthBeginsMs(year, month + 1);
  return following - offsetMinutes * 60_000;
}

export type HeldMonth = {
  readonly month: Month;
  readonly records: number;
  /**
   * A moment by a clock that the centre bore out, not before the newest record of the month was sealed; null while
   * there was none. The month's name is by this PC's clock alone, which may have been years off, and decides nothing.
   */
  readonly confirmedMs: number | null;
};

export type Retention = { readonly days: number; readonly nowMs: number; readonly offsetMinutes: number };

/** Whether a month's records are due: `days` after the end of the month in which they were last known to be sealed. */
export function isDue({ confirmedMs }: HeldMonth, { days, nowMs, offsetMinutes }: Retention): boolean {
  if (confirmedMs === null) return false;
  return nowMs >= monthEndMs(confirmedMs, offsetMinutes) + days * DAY_MS;
}

/** What is known of the clock: the last contact with the centre, and how far this PC was ahead of it then. */
export type ClockSeen = { readonly reachedAtMs: number | null; readonly clockAheadMs: number | null };

/** The time to go by, or null: the centre was reached a short while ago by this very clock, and both agree. */
export function confirmedNow(seen: ClockSeen, nowMs: number): number | null {
  if (seen.reachedAtMs === null || seen.clockAheadMs === null) return null;
  if (Math.abs(seen.clockAheadMs) > CLOCK_TOLERANCE_MS) return null;
  const since = nowMs - seen.reachedAtMs;
  if (since < 0 || since > CONTACT_HOLDS_MS) return null;
  return nowMs - Math.max(0, seen.clockAheadMs); // the earlier of the two clocks
}

/**
 * Months of the Gregorian calendar from milliseconds and back, by arithmetic alone: `domain/` has no clock and no zone.
 * The days are counted in years that begin in March, so that a leap day comes last (after Howard Hinnant's
 * "chrono-Compatible Low-Level Date Algorithms").
 */

export const DAY_MS = 86_400_000;
const DAYS_OF_400_YEARS = 146_097;
/** From 1 March of the year 0 to 1 January 1970. */
const DAYS_TO_1970 = 719_468;

/** Which month, from 1, of which year a moment lies in; `localMs` is UTC milliseconds plus the zone's offset. */
export function yearAndMonthOf(localMs: number): { readonly year: number; readonly month: number } {
  const days = Math.floor(localMs / DAY_MS) + DAYS_TO_1970;
  const era = Math.floor(days / DAYS_OF_400_YEARS);
  const inEra = days - era * DAYS_OF_400_YEARS;
  const leaps = Math.floor(inEra / 1_460) - Math.floor(inEra / 36_524) + Math.floor(inEra / 146_096);
  const years = Math.floor((inEra - leaps) / 365);
  const inYear = inEra - (365 * years + Math.floor(years / 4) - Math.floor(years / 100));
  const sinceMarch = Math.floor((5 * inYear + 2) / 153);
  const month = sinceMarch < 10 ? sinceMarch + 3 : sinceMarch - 9;
  return { year: years + era * 400 + (month <= 2 ? 1 : 0), month };
}

/** The first moment of a month, as `localMs` above. */
export function monthBeginsMs(year: number, month: number): number {
  const fromMarch = month <= 2 ? year - 1 : year;
  const era = Math.floor(fromMarch / 400);
  const years = fromMarch - era * 400;
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5);
  const inEra = years * 365 + Math.floor(years / 4) - Math.floor(years / 100) + inYear;
  return (era * DAYS_OF_400_YEARS + inEra - DAYS_TO_1970) * DAY_MS;
}

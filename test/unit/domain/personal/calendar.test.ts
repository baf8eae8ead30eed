/** The calendar by arithmetic is the calendar of the runtime. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { monthBeginsMs, yearAndMonthOf } from '../../../../domain/personal/calendar.ts';

test('year and month of any moment, and the beginning of that month, are those of Date', () => {
  const moments = fc.integer({ min: Date.UTC(1, 0, 1) - 59_000_000_000_000, max: Date.UTC(9999, 11, 31) });
  fc.assert(
    fc.property(moments, (ms) => {
      const date = new Date(ms);
      const { year, month } = yearAndMonthOf(ms);
      expect([year, month]).toEqual([date.getUTCFullYear(), date.getUTCMonth() + 1]);
      const first = new Date(0);
      first.setUTCFullYear(year, month - 1, 1);
      expect(monthBeginsMs(year, month)).toBe(first.getTime());
    }),
    { numRuns: 5_000 },
  );
});

test('leap days of 2000, 2024 and 2100 fall where they do', () => {
  expect(yearAndMonthOf(Date.UTC(2000, 1, 29))).toEqual({ year: 2000, month: 2 });
  expect(yearAndMonthOf(Date.UTC(2024, 1, 29, 23, 59))).toEqual({ year: 2024, month: 2 });
  expect(yearAndMonthOf(Date.UTC(2100, 1, 28) + 86_400_000)).toEqual({ year: 2100, month: 3 });
});

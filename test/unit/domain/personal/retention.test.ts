/** When personal records are due, and which clock may say so. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  CLOCK_TOLERANCE_MS,
  confirmedNow,
  CONTACT_HOLDS_MS,
  isDue,
  monthEndMs,
  monthOf,
  nextMonth,
} from '../../../../domain/personal/retention.ts';

const INDIA = 330;
const moments = fc.integer({ min: Date.UTC(1970, 0, 2), max: Date.UTC(2199, 0, 1) });
const DAY_MS = 86_400_000;

describe('months', () => {
  test('a month begins at midnight in India, half past six in the evening of the day before in UTC', () => {
    expect(monthOf(Date.UTC(2026, 10, 30, 18, 29, 59, 999), INDIA)).toBe('2026-11');
    expect(monthOf(Date.UTC(2026, 10, 30, 18, 30), INDIA)).toBe('2026-12');
    expect(monthEndMs(Date.UTC(2026, 10, 24), INDIA)).toBe(Date.UTC(2026, 10, 30, 18, 30));
  });

  test('the end of a month is the first moment of the next', () => {
    fc.assert(
      fc.property(moments, (ms) => {
        const end = monthEndMs(ms, INDIA);
        expect(end).toBeGreaterThan(ms);
        expect(monthOf(end - 1, INDIA)).toBe(monthOf(ms, INDIA));
        expect(monthOf(end, INDIA)).toBe(nextMonth(monthOf(ms, INDIA)));
      }),
    );
  });

  test('the last month there is has a next one of the same shape', () => {
    expect(nextMonth('9999-12')).toBe('0000-01');
    expect(nextMonth('2026-09')).toBe('2026-10');
  });
});

describe('a month is due', () => {
  const held = { month: '2026-11', records: 3, confirmedMs: Date.UTC(2026, 10, 26) };
  const at = (nowMs: number) => isDue(held, { days: 90, nowMs, offsetMinutes: INDIA });
  const DUE_MS = Date.UTC(2026, 10, 30, 18, 30) + 90 * DAY_MS;

  test('ninety days after its end, and not a millisecond before', () => {
    expect(at(DUE_MS - 1)).toBe(false);
    expect(at(DUE_MS)).toBe(true);
  });

  test('never while no confirmed clock has seen it', () => {
    const unseen = { ...held, confirmedMs: null };
    expect(isDue(unseen, { days: 1, nowMs: Number.MAX_SAFE_INTEGER, offsetMinutes: INDIA })).toBe(false);
  });

  test('by the confirmed moment and never by its name, which a wrong clock may have given', () => {
    for (const month of ['1970-01', '2031-05'])
      expect(isDue({ ...held, month }, { days: 90, nowMs: DUE_MS - 1, offsetMinutes: INDIA })).toBe(false);
  });

  test('never sooner than the days after the record was sealed', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 3650 }), fc.nat(10 * 365 * DAY_MS), (ms, days, later) => {
        const due = isDue({ ...held, confirmedMs: ms }, { days, nowMs: ms + later, offsetMinutes: INDIA });
        if (due) expect(later).toBeGreaterThan(days * DAY_MS);
        if (later >= (days + 31) * DAY_MS) expect(due).toBe(true);
      }),
    );
  });
});

describe('the clock is confirmed', () => {
  const NOW = Date.UTC(2026, 10, 26);
  const seen = (reachedAgo: number, ahead: number) => ({ reachedAtMs: NOW - reachedAgo, clockAheadMs: ahead });

  test('by a contact a short while ago, when both clocks agree; the earlier of the two counts', () => {
    expect(confirmedNow(seen(1_000, 0), NOW)).toBe(NOW);
    expect(confirmedNow(seen(1_000, 2_000), NOW)).toBe(NOW - 2_000);
    expect(confirmedNow(seen(1_000, -2_000), NOW)).toBe(NOW);
  });

  test.each([
    ['no contact', { reachedAtMs: null, clockAheadMs: null }],
    ['an old contact', seen(CONTACT_HOLDS_MS + 1, 0)],
    ['a clock that was set back since', seen(-1, 0)],
    ['a clock far ahead', seen(0, CLOCK_TOLERANCE_MS + 1)],
    ['a clock far behind', seen(0, -CLOCK_TOLERANCE_MS - 1)],
  ])('not by %s', (_, found) => expect(confirmedNow(found, NOW)).toBeNull());
});

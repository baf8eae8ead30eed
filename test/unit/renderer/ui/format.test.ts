/** Figures, dates and numbers as every screen and sheet writes them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clockSecondsText,
  clockText,
  dateText,
  groupIndian,
  isoDateText,
  kilogramsOne,
  rupees,
  signed,
  sinceText,
  splitNumber,
} from '../../../../renderer/ui/format.ts';

describe('figures', () => {
  test.each([
    [0, '0'],
    [999, '999'],
    [1_000, '1,000'],
    [108_460, '1,08,460'],
    [12_345_678, '1,23,45,678'],
    [-1_240, '−1,240'],
  ])('%i is grouped as in India: %s', (value, text) => {
    expect(groupIndian(value)).toBe(text);
  });

  test('grouping agrees with the locale data of the runtime for every size', () => {
    const reference = new Intl.NumberFormat('en-IN');
    fc.assert(
      fc.property(fc.nat(), (value) => {
        expect(groupIndian(value)).toBe(reference.format(value));
      }),
    );
  });

  test('a difference carries its sign, zero has none', () => {
    expect([signed(470), signed(-470), signed(0)]).toEqual(['+470', '−470', '0']);
  });

  test('kilograms have one place and are rounded to it', () => {
    expect([kilogramsOne(318_400), kilogramsOne(1_249), kilogramsOne(1_250), kilogramsOne(0)]).toEqual([
      '318.4',
      '1.2',
      '1.3',
      '0.0',
    ]);
  });

  test('money shows paise only when there are any', () => {
    expect([rupees(0), rupees(124_000), rupees(12_499_050), rupees(105)]).toEqual([
      '₹0',
      '₹1,240',
      '₹1,24,990.50',
      '₹1.05',
    ]);
  });
});

describe('time', () => {
  const lateEvening = Date.parse('2026-11-24T20:00:00Z');

  test('the clock is Indian whatever zone the PC is in', () => {
    const before = process.env['TZ'];
    try {
      const seen = ['UTC', 'America/New_York', 'Asia/Kolkata'].map((zone) => {
        process.env['TZ'] = zone;
        return [clockText(lateEvening), clockSecondsText(lateEvening + 7_000), dateText(lateEvening)];
      });
      expect(new Set(seen.map(String)).size).toBe(1);
      expect(seen[0]).toEqual(['01:30', '01:30:07', '25-11-2026']);
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });

  test('dates are written day, month, year', () => {
    expect(isoDateText('2026-11-24')).toBe('24-11-2026');
  });

  test('a moment of another Indian day names its date', () => {
    const nextMorning = Date.parse('2026-11-25T04:00:00Z');
    expect(sinceText(lateEvening, nextMorning)).toBe('01:30');
    expect(sinceText(lateEvening - 3 * 3_600_000, nextMorning)).toBe('24-11-2026 22:30');
  });
});

describe('a number with one character marked', () => {
  test('the parts give the grouped number back, and the mark is the character asked for', () => {
    const parts = splitNumber('CK482911636IN', 10);
    expect(parts.mark).toBe('6');
    expect(parts.before + parts.mark + parts.after).toBe('CK\u202f4829\u202f1163\u202f6\u202fIN');
  });

  test('any number and any place within it lose nothing', () => {
    const numbers = fc.oneof(fc.stringMatching(/^[A-Z]{2}\d{9}[A-Z]{2}$/), fc.stringMatching(/^[A-Z0-9]{4,40}$/));
    fc.assert(
      fc.property(numbers, fc.nat(12), (number, at) => {
        const { before, mark, after } = splitNumber(number, at);
        expect((before + mark + after).replaceAll('\u202f', '')).toBe(number);
        expect(mark).toBe(number.charAt(at));
      }),
    );
  });
});

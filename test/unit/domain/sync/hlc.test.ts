import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Hlc } from '../../../../domain/custody/event.ts';
import { nextHlc } from '../../../../domain/sync/hlc.ts';

const isLater = (a: Hlc, b: Hlc): boolean => a.wallMs > b.wallMs || (a.wallMs === b.wallMs && a.count > b.count);

test('the first stamp is the wall clock', () => {
  expect(nextHlc(null, 1_000)).toEqual({ wallMs: 1_000, count: 0 });
});

test('a clock that goes on is followed', () => {
  expect(nextHlc({ wallMs: 1_000, count: 7 }, 1_001)).toEqual({ wallMs: 1_001, count: 0 });
});

test('a clock that stands still or was set back makes the count rise', () => {
  expect(nextHlc({ wallMs: 1_000, count: 0 }, 1_000)).toEqual({ wallMs: 1_000, count: 1 });
  expect(nextHlc({ wallMs: 1_000, count: 1 }, 3)).toEqual({ wallMs: 1_000, count: 2 });
});

test('stamps rise strictly whatever the clock does between 1970 and 2106', () => {
  const clocks = fc.array(fc.integer({ min: 0, max: 4_294_967_295_000 }), { minLength: 1, maxLength: 200 });
  fc.assert(
    fc.property(clocks, (wallClock) => {
      let last: Hlc | null = null;
      for (const wallMs of wallClock) {
        const next = nextHlc(last, wallMs);
        if (last !== null) expect(isLater(next, last)).toBe(true);
        expect(next.wallMs).toBeGreaterThanOrEqual(wallMs);
        last = next;
      }
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SetEquation } from '../../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../../domain/custody/ids.ts';
import { balances, decideCloseSet, decideOpenSet } from '../../../../domain/custody/set.ts';
import { set } from './facts-of.ts';

const LEFT = ['opening', 'received', 'excess'] as const;
const RIGHT = ['despatched', 'delivered', 'returned', 'short', 'writtenOff', 'corrections', 'closing'] as const;
const equation: SetEquation = {
  opening: 5,
  received: 10,
  excess: 1,
  despatched: 2,
  delivered: 1,
  returned: 1,
  short: 1,
  writtenOff: 1,
  corrections: 2,
  closing: 8,
};

test('a set is opened with the next number of its date and with what is on hand', () => {
  expect(decideOpenSet({ open: null, date: '2026-11-24', lastNo: 2, onHand: 41 })).toEqual({
    ok: true,
    value: [{ type: 'set.opened', payload: { set: { date: '2026-11-24', no: 3 }, opening: 41 } }],
  });
});

test('a second set is refused, and the open one is named', () => {
  expect(decideOpenSet({ open: set, date: '2026-11-25', lastNo: 0, onHand: 0 })).toEqual({
    ok: false,
    fault: { kind: 'set-already-open', set: set.set },
  });
});

test('a set that balances closes with its equation', () => {
  expect(decideCloseSet({ open: set, openConsignment: null, equation })).toEqual({
    ok: true,
    value: [{ type: 'set.closed', payload: { set: set.set, equation } }],
  });
});

test('closing is refused without a set, with an open consignment, and out of balance', () => {
  const consignment = 'AMZ-24112026-04' as ConsignmentId;
  expect(decideCloseSet({ open: null, openConsignment: null, equation })).toEqual({
    ok: false,
    fault: { kind: 'no-open-set' },
  });
  expect(decideCloseSet({ open: set, openConsignment: consignment, equation })).toEqual({
    ok: false,
    fault: { kind: 'consignment-open', consignment },
  });
  const off = { ...equation, closing: 9 };
  expect(decideCloseSet({ open: set, openConsignment: null, equation: off })).toEqual({
    ok: false,
    fault: { kind: 'unbalanced', equation: off },
  });
});

test.each([...LEFT, ...RIGHT])('one parcel more under "%s" alone unbalances the set', (line) => {
  expect(balances(equation)).toBe(true);
  expect(balances({ ...equation, [line]: equation[line] + 1 })).toBe(false);
});

test('a parcel that moves through the set keeps it in balance, whichever way it came and went', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...LEFT), fc.constantFrom(...RIGHT))), (parcels) => {
      const moved = { ...equation };
      for (const [came, went] of parcels) {
        moved[came] += 1;
        moved[went] += 1;
      }
      expect(balances(moved)).toBe(true);
    }),
  );
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { heldIn } from '../../../../renderer/ui/held-choice.ts';

const START = { id: null, at: 0 };

test('a row that comes in above the chosen one does not take its place', () => {
  const chosen = heldIn(['B', 'C'], START);
  expect(chosen).toEqual({ id: 'B', at: 0 });
  expect(heldIn(['A', 'B', 'C'], chosen)).toEqual({ id: 'B', at: 1 });
});

test('when the chosen row goes, the one in its place is chosen, or the last', () => {
  expect(heldIn(['A', 'C'], { id: 'B', at: 1 })).toEqual({ id: 'C', at: 1 });
  expect(heldIn(['A'], { id: 'B', at: 1 })).toEqual({ id: 'A', at: 0 });
  expect(heldIn([], { id: 'B', at: 1 })).toEqual({ id: null, at: -1 });
});

test('whatever the list becomes, the choice is a row of it, and asking again changes nothing', () => {
  const ids = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'));
  fc.assert(
    fc.property(ids, ids, fc.nat(5), (before, after, at) => {
      const first = heldIn(before, { id: before[at] ?? null, at });
      const now = heldIn(after, first);
      expect(now.id).toBe(after[now.at] ?? null);
      expect(now.at === -1).toBe(after.length === 0);
      if (after.some((id) => id === first.id)) expect(now.id).toBe(first.id);
      expect(heldIn(after, now)).toEqual(now);
    }),
  );
});

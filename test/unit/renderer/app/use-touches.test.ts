/** A clerk who types for an hour is heard every ten seconds, and the first key at once. */
import { expect, test } from 'vitest';
import { createGate } from '../../../../renderer/app/use-touches.ts';

test('the first key is passed on, then one in each span, whenever it comes', () => {
  const passed: number[] = [];
  let now = 0;
  const key = createGate(10_000, () => passed.push(now));
  for (now of [5, 6, 9_000, 10_004, 10_005, 10_006, 20_004, 90_000, 90_001]) key(now);
  expect(passed).toEqual([5, 10_005, 90_000]);
});

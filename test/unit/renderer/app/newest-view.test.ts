/** The newer Accept view wins, whichever way it came. */
import { expect, test } from 'vitest';
import { newestView } from '../../../../renderer/app/newest-view.ts';
import { aView } from '../fixtures/accept.ts';

test('an older view of the same station never replaces a newer one', () => {
  const held = aView({ version: 8 });
  expect(newestView(held, aView({ version: 7 })).version).toBe(8);
  expect(newestView(held, aView({ version: 9 })).version).toBe(9);
  expect(newestView(undefined, held)).toBe(held);
});

test('a station that started anew wins with any version', () => {
  expect(newestView(aView({ version: 8 }), aView({ boot: 'boot-2', version: 0 })).boot).toBe('boot-2');
});

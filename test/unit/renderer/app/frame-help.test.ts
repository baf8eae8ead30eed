/** Help over a screen: its own key, the guide, the language and the lock act, nothing else. */
import { expect, test } from 'vitest';
import { underHelp } from '../../../../renderer/app/frame-help.tsx';

const act = (): void => {};
const KEY = { label: 'Help', act };
const GUIDE = { label: 'Guide off', act };
const GIVEN = { F8: { label: 'Close set', act }, F10: { label: 'Start', act }, F11: { label: 'हिन्दी', act } };

test('closed, it adds F1 to the keys of the screen', () => {
  expect(Object.keys(underHelp({ isOpen: false, key: KEY, guide: GUIDE }, GIVEN)).toSorted()).toEqual([
    'F1',
    'F10',
    'F11',
    'F8',
  ]);
});

test('open, no key of the screen behind it acts', () => {
  expect(underHelp({ isOpen: true, key: KEY, guide: GUIDE }, GIVEN)).toEqual({ F1: KEY, F5: GUIDE, F11: GIVEN.F11 });
});

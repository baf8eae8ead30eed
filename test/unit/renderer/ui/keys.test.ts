/** Function keys act; nothing else does. */
import { expect, test } from 'vitest';
import { moveChoice } from '../../../../renderer/ui/choose.ts';
import { groupOf, KEY_NAMES, type KeyMap, type KeySpec } from '../../../../renderer/ui/keys.ts';
import { litKeys, questionOf } from '../../../../renderer/ui/standing-question.ts';
import { actionOf } from '../../../../renderer/ui/use-function-keys.ts';

const PLAIN = { repeat: false, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };

function keysWith(acting: Record<string, () => void>): KeyMap {
  return Object.fromEntries(
    KEY_NAMES.map((name) => [name, { label: name, act: acting[name] } satisfies KeySpec]),
  ) as KeyMap;
}

const help = (): void => {};

test('a function key with an action gives that action', () => {
  expect(actionOf({ ...PLAIN, key: 'F1' }, keysWith({ F1: help }))).toBe(help);
});

test('a dimmed key gives nothing', () => {
  expect(actionOf({ ...PLAIN, key: 'F2' }, keysWith({ F1: () => {} }))).toBeUndefined();
});

test('a key that confirms a question acts only once that question has stood', () => {
  const asking: KeyMap = {
    ...keysWith({ F2: help }),
    F10: { label: 'Finish', act: help, solid: true, confirms: 'finish' },
  };
  expect(questionOf(asking)).toBe('finish');
  for (const stood of [null, 'reject']) {
    const lit = litKeys(asking, stood);
    expect(actionOf({ ...PLAIN, key: 'F10' }, lit)).toBeUndefined();
    expect(actionOf({ ...PLAIN, key: 'F2' }, lit)).toBe(help);
    expect(lit.F10).toMatchObject({ label: 'Finish', confirms: 'finish' });
  }
  expect(litKeys(asking, 'finish')).toBe(asking);
});

test('a screen that asks nothing keeps its keys', () => {
  const plain = keysWith({ F1: help });
  expect(questionOf(plain)).toBeNull();
  expect(litKeys(plain, null)).toBe(plain);
});

test.each(['Enter', ' ', 'Tab', 'Escape', 'a', '7', 'F13', 'F01', 'constructor'])('the key %j never acts', (key) => {
  const all = Object.fromEntries(KEY_NAMES.map((name) => [name, () => {}]));
  expect(actionOf({ ...PLAIN, key }, keysWith(all))).toBeUndefined();
});

test.each(['repeat', 'ctrlKey', 'altKey', 'shiftKey', 'metaKey'] as const)('a press with %s does nothing', (held) => {
  expect(actionOf({ ...PLAIN, key: 'F10', [held]: true }, keysWith({ F10: () => {} }))).toBeUndefined();
});

test('the twelve keys stand in three groups of four', () => {
  expect(KEY_NAMES.map(groupOf)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2]);
});

test('arrow keys stay within the list, other keys do not move', () => {
  expect([moveChoice(0, 'ArrowUp', 3), moveChoice(0, 'ArrowDown', 3), moveChoice(2, 'ArrowDown', 3)]).toEqual([
    0, 1, 2,
  ]);
  expect([moveChoice(1, 'Enter', 3), moveChoice(5, '', 3), moveChoice(0, 'ArrowDown', 0)]).toEqual([1, 2, -1]);
});

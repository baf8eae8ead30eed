import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  ACTIONS,
  DESK_STATES,
  mayAct,
  mayConfirm,
  rightOf,
  ROLES,
  type Action,
  type Right,
} from '../../../../domain/custody/roles.ts';

/** Every cell, written down a second time: for each role what the states locked / no set / set open give. */
const TABLE: Readonly<Record<Action, string>> = {
  'set.open': 'clerk --A, hub-staff --A, supervisor --A'.replaceAll('--A', '-A-'),
  'set.close': 'clerk --A, hub-staff --A, supervisor --A',
  'consignment.receive': 'clerk --A, supervisor --A',
  'consignment.reconcile': 'clerk --A, supervisor --A',
  'manifest.import': 'clerk -AA, supervisor -AA',
  'consignment.finish': 'clerk --A, supervisor --A',
  'consignment.correct': 'clerk --C, supervisor --C',
  'item.accept': 'clerk --A, supervisor --A',
  'item.relabel': 'clerk --A, supervisor --A',
  'item.book': 'clerk --A, supervisor --A',
  'item.correct-own-last': 'clerk --A, supervisor --A',
  'item.correct-others-last': 'clerk --C, supervisor --C',
  'item.weigh-again': 'clerk --A, supervisor --A',
  'item.give-back': 'clerk --A, supervisor --A',
  'label.print-again': 'clerk --A, supervisor --A',
  'document.print': 'clerk -AA, supervisor -AA',
  'hand-over.sign': 'clerk -AA, supervisor -AA',
  'user.unlock': 'supervisor AAA',
};
const LETTERS: Readonly<Record<Right, string>> = { alone: 'A', confirmed: 'C', 'not-now': '-', 'no-role': '' };

test.each(Object.keys(TABLE) as Action[])('%s: every role in every state, as the table says', (action) => {
  const rows = ROLES.map((role) => [role, DESK_STATES.map((state) => LETTERS[rightOf(role, action, state)]).join('')]);
  const named = rows.filter(([, cells]) => cells !== '').map((row) => row.join(' '));
  expect(named.join(', ')).toBe(TABLE[action]);
});

const role = fc.constantFrom(...ROLES);
const action = fc.constantFrom(...ACTIONS);
const state = fc.constantFrom(...DESK_STATES);

test('each cell has an answer, the same each time, and a role that never may has no state in which it may', () => {
  fc.assert(
    fc.property(role, action, state, (who, what, where) => {
      const right = rightOf(who, what, where);
      expect(Object.keys(LETTERS)).toContain(right);
      expect(rightOf(who, what, where)).toBe(right);
      expect(right === 'no-role').toBe(!mayAct(who, what));
    }),
  );
});

test('at a locked station nobody moves custody', () => {
  const moving = ACTIONS.filter((what) => what !== 'user.unlock');
  for (const who of ROLES)
    for (const what of moving) expect(['no-role', 'not-now']).toContain(rightOf(who, what, 'locked'));
});

test('what nobody may do alone, nobody may do alone', () => {
  for (const where of DESK_STATES)
    for (const who of ROLES) expect(rightOf(who, 'item.correct-others-last', where)).not.toBe('alone');
});

test('an administrator has no custody powers at all, and only a supervisor confirms', () => {
  expect(ACTIONS.filter((what) => mayAct('administrator', what))).toEqual([]);
  expect(ROLES.filter(mayConfirm)).toEqual(['supervisor']);
});

test('the table in the documents is this one', () => {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../../docs/roles.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const cells = rows.map((line) => line.split('|').map((cell) => cell.trim().replaceAll('`', '')).slice(1, -1)); // prettier-ignore
  const words: Readonly<Record<Right, string>> = { alone: 'yes', confirmed: 'with a supervisor', 'not-now': '–', 'no-role': '–' }; // prettier-ignore
  const expected = ACTIONS.map((what) => {
    const inStates = DESK_STATES.filter((where) =>
      ROLES.some((who) => ['alone', 'confirmed'].includes(rightOf(who, what, where))),
    );
    const best = ROLES.map((who) => words[rightOf(who, what, inStates[0] ?? 'locked')]);
    return [what, ...best, inStates.length === DESK_STATES.length ? 'any' : inStates.join(', ')];
  });
  expect(cells).toEqual(expected);
});

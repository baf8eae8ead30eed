import { expect, test } from 'vitest';
import { mayAct, type Action, type Role } from '../../../../domain/custody/roles.ts';

const ROLES: readonly Role[] = ['clerk', 'hub-staff', 'supervisor', 'administrator'];

/** Every cell of the table, written down a second time. */
const TABLE: Readonly<Record<Action, string>> = {
  'set.open': 'clerk hub-staff supervisor',
  'set.close': 'clerk hub-staff supervisor',
  'consignment.receive': 'clerk supervisor',
  'consignment.finish': 'clerk supervisor',
  'consignment.reconcile': 'clerk supervisor',
  'manifest.import': 'clerk supervisor',
  'item.accept': 'clerk supervisor',
  'item.correct-own-last': 'clerk supervisor',
  'item.weigh-again': 'clerk supervisor',
  'label.print-again': 'clerk supervisor',
};

const cells = Object.keys(TABLE).flatMap((action) => ROLES.map((role) => [role, action as Action] as const));

test.each(cells)('%s and %s: as the table says', (role, action) => {
  expect(mayAct(role, action)).toBe(TABLE[action].split(' ').includes(role));
});

test('an administrator has no custody powers at all', () => {
  expect(cells.filter(([role, action]) => role === 'administrator' && mayAct(role, action))).toEqual([]);
});

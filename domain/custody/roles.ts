/**
 * Who may do what: one table, checked in the station; the centre will check it again when it knows roles.
 * An administrator has no custody powers.
 */
export type Role = 'clerk' | 'hub-staff' | 'supervisor' | 'administrator';

export type Action =
  | 'set.open'
  | 'set.close'
  | 'consignment.receive'
  | 'consignment.reconcile'
  | 'manifest.import'
  | 'consignment.finish'
  | 'item.accept'
  | 'item.correct-own-last'
  | 'item.weigh-again'
  | 'label.print-again';

const COUNTER: readonly Role[] = ['clerk', 'supervisor'];
const ANY_SHIFT: readonly Role[] = ['clerk', 'hub-staff', 'supervisor'];

const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'set.open': ANY_SHIFT,
  'set.close': ANY_SHIFT,
  'consignment.receive': COUNTER,
  'consignment.reconcile': COUNTER,
  'manifest.import': COUNTER,
  'consignment.finish': COUNTER,
  'item.accept': COUNTER,
  'item.correct-own-last': COUNTER,
  'item.weigh-again': COUNTER,
  'label.print-again': COUNTER,
};

/** True when the role may take the action. */
export function mayAct(role: Role, action: Action): boolean {
  return ALLOWED[action].includes(role);
}

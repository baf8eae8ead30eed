/**
 * Who may do what, and when: one table of role × action × state, asked by the station for each command and by the
 * centre for each event. An administrator has no custody powers.
 * Invariant: total. Every cell has an answer, and what the table does not name is not allowed.
 */
export type Role = 'clerk' | 'hub-staff' | 'supervisor' | 'administrator';
export const ROLES: readonly Role[] = ['clerk', 'hub-staff', 'supervisor', 'administrator'];

export type Action =
  | 'set.open'
  | 'set.close'
  | 'consignment.receive'
  | 'consignment.reconcile'
  | 'manifest.import'
  | 'consignment.finish'
  | 'consignment.correct'
  | 'item.accept'
  | 'item.relabel'
  | 'item.book'
  | 'item.correct-own-last'
  | 'item.correct-others-last'
  | 'item.weigh-again'
  | 'item.give-back'
  | 'label.print-again'
  | 'document.print'
  | 'hand-over.sign'
  | 'user.unlock';

/** What a station is in when something is asked of it. */
export type DeskState = 'locked' | 'no-set' | 'set-open';
export const DESK_STATES: readonly DeskState[] = ['locked', 'no-set', 'set-open'];

/** `confirmed`: only with the PIN of a supervisor who is not the person who asks. */
export type Right = 'alone' | 'confirmed' | 'no-role' | 'not-now';

type Rule = {
  readonly roles: Readonly<Partial<Record<Role, 'alone' | 'confirmed'>>>;
  readonly states: readonly DeskState[];
};

const COUNTER = { clerk: 'alone', supervisor: 'alone' } as const;
const ANY_SHIFT = { clerk: 'alone', 'hub-staff': 'alone', supervisor: 'alone' } as const;
const SET_OPEN = ['set-open'] as const;

const TABLE: Readonly<Record<Action, Rule>> = {
  'set.open': { roles: ANY_SHIFT, states: ['no-set'] },
  'set.close': { roles: ANY_SHIFT, states: SET_OPEN },
  'consignment.receive': { roles: COUNTER, states: SET_OPEN },
  'consignment.reconcile': { roles: COUNTER, states: SET_OPEN },
  'manifest.import': { roles: COUNTER, states: ['no-set', 'set-open'] },
  'consignment.finish': { roles: COUNTER, states: SET_OPEN },
  'consignment.correct': { roles: { clerk: 'confirmed', supervisor: 'confirmed' }, states: SET_OPEN },
  'item.accept': { roles: COUNTER, states: SET_OPEN },
  'item.relabel': { roles: COUNTER, states: SET_OPEN },
  'item.book': { roles: COUNTER, states: SET_OPEN },
  'item.correct-own-last': { roles: COUNTER, states: SET_OPEN },
  'item.correct-others-last': { roles: { clerk: 'confirmed', supervisor: 'confirmed' }, states: SET_OPEN },
  'item.weigh-again': { roles: COUNTER, states: SET_OPEN },
  'item.give-back': { roles: COUNTER, states: SET_OPEN },
  'label.print-again': { roles: COUNTER, states: SET_OPEN },
  'document.print': { roles: COUNTER, states: ['no-set', 'set-open'] },
  'hand-over.sign': { roles: COUNTER, states: ['no-set', 'set-open'] },
  'user.unlock': { roles: { supervisor: 'alone' }, states: DESK_STATES },
};

export const ACTIONS = Object.keys(TABLE) as readonly Action[];

/** The cell of the table. A role that never may is told so in every state. */
export function rightOf(role: Role, action: Action, state: DeskState): Right {
  const { roles, states } = TABLE[action];
  const right = roles[role];
  if (right === undefined) return 'no-role';
  return states.includes(state) ? right : 'not-now';
}

/** Whether the role may take the action in some state, alone or confirmed. */
export function mayAct(role: Role, action: Action): boolean {
  return TABLE[action].roles[role] !== undefined;
}

/** Whether the role may confirm what others ask for. */
export function mayConfirm(role: Role): boolean {
  return role === 'supervisor';
}

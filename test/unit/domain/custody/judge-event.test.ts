import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AnyLedgerEvent, EventType } from '../../../../domain/custody/event.ts';
import type { UserId } from '../../../../domain/custody/ids.ts';
import { judgeEvent } from '../../../../domain/custody/judge-event.ts';
import { mayAct, ROLES, type Action, type Role } from '../../../../domain/custody/roles.ts';

const ACTOR = '10042311' as UserId;

/** Which right each event needs, written down a second time; null for those that need none. */
const NEEDS: Readonly<Record<EventType, Action | null>> = {
  'epoch.started': null,
  'user.pin-set': null,
  'user.signed-in': null,
  'user.unlocked': 'user.unlock',
  'set.opened': 'set.open',
  'set.closed': 'set.close',
  'consignment.received': 'consignment.receive',
  'consignment.set-aside': 'consignment.receive',
  'consignment.resumed': 'consignment.receive',
  'consignment.reconciled': 'consignment.reconcile',
  'consignment.matched': 'consignment.reconcile',
  'manifest.imported': 'manifest.import',
  'consignment.finished': 'consignment.finish',
  'hand-over.signed': 'hand-over.sign',
  'consignment.reopened': 'consignment.correct',
  'rejection.corrected': 'item.correct-own-last',
  'item.accepted': 'item.accept',
  'item.booked': 'item.book',
  'item.listed': 'item.accept',
  'item.rejected': 'item.correct-own-last',
  'item.weighed': 'item.weigh-again',
  'label.issued': 'item.accept',
  'label.voided': null,
  'acceptance.corrected': 'item.correct-own-last',
  'personal.purged': null,
};

function event(type: EventType, over: Partial<AnyLedgerEvent> = {}): AnyLedgerEvent {
  const payload = { copy: 1, use: 'u', corrects: {}, confirmation: null };
  return { type, actor: ACTOR, set: '2026-11-24#1', payload, ...over } as unknown as AnyLedgerEvent;
}
const judge = (one: AnyLedgerEvent, role: Role | null, acceptedBy: UserId | null = null) =>
  judgeEvent(one, { roleOf: () => role, acceptedBy, used: false, isSigned: () => true });

test.each(Object.entries(NEEDS) as [EventType, Action | null][])('%s needs %s', (type, action) => {
  for (const role of ROLES) {
    const alone = action === 'consignment.correct' ? { action, doubt: 'no-confirmation' } : null;
    const doubt = action === null || mayAct(role, action) ? alone : { action, doubt: 'no-right' };
    expect(judge(event(type), role)).toEqual(doubt);
  }
  expect(judge(event(type, { actor: null }), 'clerk')).toEqual(action === null ? null : { action, doubt: 'nobody' });
  expect(judge(event(type), null)).toEqual(action === null ? null : { action, doubt: 'unknown-person' });
});

test('a second copy of a label is printed again, not accepted', () => {
  const second = event('label.issued', { payload: { copy: 2 } as never });
  expect(judge(second, 'hub-staff')).toEqual({ action: 'label.print-again', doubt: 'no-right' });
});

test('a set is opened where none is, and a manifest may be read from a file; all other custody needs one', () => {
  const moving = (Object.entries(NEEDS) as [EventType, Action | null][]).filter(
    ([type, action]) =>
      action !== null && !['set.opened', 'user.unlocked', 'manifest.imported', 'hand-over.signed'].includes(type),
  );
  for (const [type, action] of moving)
    expect(judge(event(type, { set: null }), 'supervisor')).toEqual({ action, doubt: 'wrong-state' });
  expect(judge(event('set.opened'), 'clerk')).toBeNull();
  expect(judge(event('manifest.imported', { set: null }), 'clerk')).toBeNull();
  expect(judge(event('hand-over.signed', { set: null }), 'clerk')).toBeNull();
  expect(judge(event('user.unlocked', { set: null }), 'supervisor')).toBeNull();
});

test('another person’s acceptance is taken back by nobody alone, whatever the role', () => {
  const other = '10099999' as UserId;
  const action = 'item.correct-others-last';
  for (const role of ['clerk', 'supervisor'] as const)
    expect(judge(event('acceptance.corrected'), role, other)).toEqual({ action, doubt: 'no-confirmation' });
  expect(judge(event('acceptance.corrected'), 'clerk', ACTOR)).toBeNull();
});

test('every event gets a judgement, and the same one each time', () => {
  const types = fc.constantFrom(...(Object.keys(NEEDS) as EventType[]));
  const actors = fc.constantFrom(null, ACTOR);
  fc.assert(
    fc.property(
      types,
      actors,
      fc.constantFrom(null, ...ROLES),
      fc.constantFrom(null, 's'),
      (type, actor, role, set) => {
        const one = event(type, { actor, set });
        expect(judge(one, role)).toEqual(judge(one, role));
      },
    ),
  );
});

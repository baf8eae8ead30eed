/** The step that each screen is in, from what it knows and what was typed. */
import { describe, expect, test } from 'vitest';
import { acceptGuide, firstParcel, type GuideSituation } from '../../../../renderer/features/accept/accept-guide.ts';
import { fileGuide, listGuide } from '../../../../renderer/features/consignments/consignments-guide.ts';
import { signInGuide } from '../../../../renderer/features/sign-in/sign-in-guide.ts';
import { VIEWS } from '../fixtures/accept.ts';

const setting = (code: string, pin: string, again: string) => signInGuide({ code, pin, again }, 'Asha', true).step;
const entering = (pin: string) => signInGuide({ code: '', pin, again: '' }, 'Asha', false);

describe('at the sign-in', () => {
  test('code, PIN, the PIN again, F10: one after the other', () => {
    expect([
      setting('', '', ''),
      setting('ABC', '', ''),
      setting('ABCD-EFGH', '', ''),
      setting('ABCD-EFGH', '48152', ''),
      setting('ABCD-EFGH', '481526', ''),
      setting('ABCD-EFGH', '481526', '48152'),
      setting('ABCD-EFGH', '481526', '481527'),
      setting('ABCD-EFGH', '481526', '481526'),
    ]).toEqual(['code', 'code', 'newPin', 'newPin', 'samePin', 'samePin', 'samePin', 'setPin']);
  });
  test('with a PIN already: the PIN, then F10; it names the person', () => {
    expect([entering('48152'), entering('481526')]).toEqual([{ step: 'pin', name: 'Asha' }, { step: 'enter' }]);
  });
});

describe('before a consignment is open', () => {
  const one = VIEWS.ready.consignment;
  if (one === null) throw new Error('the fixture has no consignment');
  test('an unknown list says nothing, an empty one says how to go on, another is chosen from', () => {
    expect(listGuide(undefined, [])).toBeNull();
    expect(listGuide([], [])).toEqual({ step: 'noConsignment' });
    expect(listGuide([one], [{ ...one, state: 'expected' }])).toEqual({ step: 'takeUp' });
    expect(listGuide([one], [{ ...one, state: 'finished', toReconcile: true }])).toEqual({ step: 'noConsignment' });
  });
  test('a file is chosen, its number filled in, and taken; one that is read or refused speaks for itself', () => {
    const steps = (['idle', 'choosing', 'reading', 'read', 'refused'] as const).map((phase) => fileGuide(phase, true));
    expect(steps.map((step) => step?.step)).toEqual(['chooseFile', undefined, undefined, 'takeFile', undefined]);
    expect(fileGuide('read', false)).toEqual({ step: 'fillNumber' });
  });
});

describe('at the scanner', () => {
  const SCALE = { state: 'ready', reading: 'empty', belongsTo: 'nobody' } as const;
  const at = (part: Partial<GuideSituation> = {}) =>
    acceptGuide({ mode: 'scan', stopped: false, typed: '', result: null, scanner: 'ready', scale: SCALE, ...part })
      ?.step;
  const withScale = (part: Partial<GuideSituation['scale']>) => at({ scale: { ...SCALE, ...part } });

  test('scale, stillness, scan', () => {
    expect(at()).toBe('putOnScale');
    expect(withScale({ reading: 'moving' })).toBe('holdStill');
    expect(withScale({ reading: 'stable' })).toBe('scan');
  });
  test('the weight of another parcel is none for this one', () => {
    expect(withScale({ reading: 'stable', belongsTo: 'other' })).toBe('putOnScale');
    expect(withScale({ reading: 'stable', belongsTo: 'shown' })).toBe('putOnScale');
  });
  test.each(['gone', 'never', 'fault'] as const)('a scale that is %s is not waited for', (state) => {
    expect(withScale({ state, reading: 'none' })).toBe('scanUnweighed');
  });
  test('a scale that reports a fault is not waited for', () => {
    expect(withScale({ reading: 'fault' })).toBe('scanUnweighed');
  });
  test('without a scanner the number is typed and sent', () => {
    expect([at({ scanner: 'gone' }), at({ scanner: 'never' })]).toEqual(['noScanner', 'noScanner']);
    expect([at({ mode: 'type' }), at({ mode: 'type', typed: 'CK1' })]).toEqual(['typeNumber', 'sendNumber']);
  });
  test('a stop, a parcel that was in, a question: each says how to go on', () => {
    expect(at({ stopped: true, mode: 'type' })).toBe('stopped');
    expect(at({ result: VIEWS.already.result })).toBe('already');
    expect(at({ result: VIEWS.already.result, scale: { ...SCALE, reading: 'stable' } })).toBe('scan');
    expect(at({ mode: 'finish' })).toBe('notFinished');
    for (const mode of ['help', 'reject', 'finishing', 'finished'] as const) expect(at({ mode })).toBeUndefined();
  });
  test('the closing sentence names the slot, where there is one', () => {
    expect(firstParcel(VIEWS.accepted.result)).toEqual({ step: 'first', slot: 'B7' });
    expect(firstParcel(VIEWS['not-on-manifest'].result)).toEqual({ step: 'firstElsewhere' });
  });
});

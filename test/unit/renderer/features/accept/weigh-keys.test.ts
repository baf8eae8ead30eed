/** The weight strip: which keys act in each step, and what a keyboard wedge can put into its field. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { manualReason } from '../../../../../domain/contract/shapes.ts';
import { parseTypedWeight } from '../../../../../domain/custody/typed-weight.ts';
import { acceptKeys, type KeySituation } from '../../../../../renderer/features/accept/accept-keys.ts';
import { scaleWhy } from '../../../../../renderer/features/accept/use-weight.ts';
import { MANUAL_REASONS } from '../../../../../renderer/features/accept/weigh-keys.ts';
import { cleanWeight, weightAfter } from '../../../../../renderer/features/accept/weight-entry.ts';
import { KEY_NAMES } from '../../../../../renderer/ui/keys.ts';
import { litKeys } from '../../../../../renderer/ui/standing-question.ts';

const CAN = {
  undo: true,
  undoOthers: false,
  weighAgain: true,
  print: true,
  reject: true,
  giveBack: false,
  finish: true,
};
const keysIn = (part: Partial<KeySituation>) =>
  acceptKeys({
    mode: 'weigh',
    stopped: false,
    named: false,
    open: true,
    can: CAN,
    left: 5,
    weighed: false,
    labelled: false,
    typed: '',
    weightReady: true,
    candidates: [],
    guided: false,
    failed: false,
    printer: true,
    unsigned: true,
    ...part,
  });
const acting = (part: Partial<KeySituation>) => KEY_NAMES.filter((name) => keysIn(part)[name].deed !== undefined);

test('without a weight F5 tries the scale and F4 types; typed, F4 asks for the reason once it is a weight', () => {
  expect(acting({})).toEqual(['F2', 'F4', 'F5', 'F11']);
  expect(keysIn({}).F4.deed).toEqual({ do: 'mode', mode: 'weigh-type' });
  expect(keysIn({ mode: 'weigh-type' }).F4).toMatchObject({ deed: { mode: 'weigh-reason' }, solid: true });
  expect(acting({ mode: 'weigh-type', weightReady: false })).toEqual(['F2', 'F5', 'F11']);
});

test('each reason of the contract has a key of its own, which is not the key that asked', () => {
  expect(MANUAL_REASONS).toEqual(manualReason.options);
  const keys = keysIn({ mode: 'weigh-reason' });
  const reasons = KEY_NAMES.map((name) => keys[name].deed).filter((deed) => deed?.do === 'weigh-typed');
  expect(reasons.map(({ reason }) => reason).toSorted()).toEqual(MANUAL_REASONS.toSorted());
  expect(keys.F4.deed).toBeUndefined();
});

test('a reason acts only once its question has stood', () => {
  const keys = keysIn({ mode: 'weigh-reason' });
  const drawn = Object.fromEntries(
    KEY_NAMES.map((name) => [name, { label: name, act: () => undefined, confirms: keys[name].confirms }]),
  ) as unknown as Parameters<typeof litKeys>[0];
  expect(litKeys(drawn, null).F5.act).toBeUndefined();
  expect(litKeys(drawn, 'weigh-reason').F5.act).toBeDefined();
});

test('when the parcel may be weighed no more, no key takes a weight for it', () => {
  const can = { ...CAN, weighAgain: false };
  for (const mode of ['weigh', 'weigh-type', 'weigh-reason'] as const)
    expect(acting({ mode, can }).filter((name) => /^F[4-8]$/.test(name))).toEqual([]);
});

const type = (codes: readonly string[]): string => codes.reduce((text, code) => weightAfter(text, code) ?? text, '');
const codeOf = (sign: string): string =>
  /\d/.test(sign) ? `Digit${sign}` : /[A-Z]/.test(sign) ? `Key${sign}` : sign === '\n' ? 'Enter' : 'Minus';

test('digits and a point are taken by the place of the key', () => {
  expect(type(['Digit1', 'Period', 'Numpad2', 'Numpad5'])).toBe('1.25');
  expect(type(['Numpad0', 'NumpadDecimal', 'Digit8', 'Comma'])).toBe('0.8.');
  for (const code of ['Enter', 'NumpadEnter', 'Space', 'F4', 'Minus', 'Slash'])
    expect(weightAfter('8', code)).toBeUndefined();
});

test('whatever a keyboard scanner types after the clerk, with or without its Enter, is no weight', () => {
  const numbers = fc.oneof(
    fc.stringMatching(/^[A-Z]{2}\d{9}[A-Z]{2}$/),
    fc.stringMatching(/^[A-Z]{3}\d{10}$/),
    fc.stringMatching(/^TBA\d{12}$/),
    fc.stringMatching(/^[1-9]\d{11,17}$/),
    fc.stringMatching(/^[1-9]\d{2}-\d{7}-\d{7}$/),
  );
  const before = fc.constantFrom('', '8', '850', '1.2');
  fc.assert(
    fc.property(before, numbers, fc.constantFrom('', '\n'), (typed, number, end) => {
      const text = Array.from(`${number}${end}`).reduce((now, sign) => weightAfter(now, codeOf(sign)) ?? now, typed);
      return !parseTypedWeight(text).ok;
    }),
  );
});

test('a paste is taken whole or not at all', () => {
  expect([cleanWeight('12.5'), cleanWeight('CK482909003IN'), cleanWeight('850 g')]).toEqual(['12.5', '', '']);
});

const refused = (code: string, detail: string) =>
  scaleWhy({ kind: 'refused', problem: { code, detail, retry: 'now', ref: 'r' } });

test('what the scale said is read out of the refusal, and of no other', () => {
  expect(refused('no-weight', '{"why":"moving"}')).toBe('moving');
  expect(refused('no-weight', '{}')).toBe('fault');
  expect(refused('moved-on', '{"why":"moving"}')).toBeNull();
  expect(scaleWhy({ kind: 'no-answer' })).toBeNull();
});

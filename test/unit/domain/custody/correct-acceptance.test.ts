import { expect, test } from 'vitest';
import {
  decidePrintAgain,
  decideReject,
  decideUndo,
  decideWeighAgain,
  decideWeighByHand,
  issueLabel,
} from '../../../../domain/custody/correct-acceptance.ts';
import type { AttentionCode } from '../../../../domain/custody/event.ts';
import type { UseId, UserId } from '../../../../domain/custody/ids.ts';
import { CLERK, consignment, EPOCH, ITEM, use, weightOf } from './facts-of.ts';

const OTHER = '10038874' as UserId;
const meant = use.use;
const EARLIER = `560001-C2/${EPOCH}/3` as UseId;
const capture = { source: 'typed', symbology: null, device: null } as const;

type Facts = Parameters<typeof decideUndo>[0];

/** What takes an acceptance back: who may do it, and when. */
const corrections = [
  ['undo', (facts: Facts, actor: UserId) => decideUndo(facts, actor)],
  ['reject', (facts: Facts, actor: UserId) => decideReject(facts, actor, 'wet', capture)],
] as const;

/** What gives a parcel another weight: nothing is taken back, so it does not matter who accepted it. */
const weighings = [
  ['weigh again', (facts: Facts) => decideWeighAgain(facts, weightOf(900))],
  ['type a weight', (facts: Facts) => decideWeighByHand(facts, { text: '900', reason: 'no-scale' })],
] as const;

const keys = [...corrections, ...weighings] as const;

test.each(keys)('%s: nothing was accepted, or it was taken back already', (_, decide) => {
  const nothing = { ok: false, fault: { kind: 'nothing-to-correct' } };
  expect(decide({ consignment, use: null, meant }, CLERK)).toEqual(nothing);
  expect(decide({ consignment, use: { ...use, status: 'cancelled' }, meant }, CLERK)).toEqual(nothing);
  expect(decide({ consignment, use: { ...use, status: 'rejected' }, meant }, CLERK)).toEqual(nothing);
});

test.each(keys)('%s: the consignment is finished or gone', (_, decide) => {
  const finished = { ok: false, fault: { kind: 'consignment-finished' } };
  expect(decide({ consignment: null, use, meant }, CLERK)).toEqual(finished);
  expect(decide({ consignment: { ...consignment, state: 'finished' }, use, meant }, CLERK)).toEqual(finished);
});

test.each(corrections)('%s: another person accepted it, and is named', (_, decide) => {
  expect(decide({ consignment, use, meant }, OTHER)).toEqual({
    ok: false,
    fault: { kind: 'not-your-own', acceptedBy: CLERK },
  });
});

test.each(weighings)('%s: a parcel of a consignment left for a later set may be weighed all the same', (_, decide) => {
  expect(decide({ consignment: { ...consignment, state: 'aside' }, use, meant }).ok).toBe(true);
});

test('undo names the event it corrects and voids every label that is out', () => {
  const labels = [...use.labels, `${use.use}#3`];
  expect(decideUndo({ consignment, use: { ...use, labels }, meant }, CLERK)).toEqual({
    ok: true,
    value: [
      {
        type: 'acceptance.corrected',
        payload: { use: use.use, corrects: { epoch: EPOCH, seq: 5 }, reason: 'undone-by-clerk', confirmation: null },
      },
      { type: 'label.voided', payload: { use: use.use, label: `${use.use}#1`, because: 'acceptance-corrected' } },
      { type: 'label.voided', payload: { use: use.use, label: `${use.use}#3`, because: 'acceptance-corrected' } },
    ],
  });
});

test('reject corrects, voids and keeps the reason with the line of the manifest', () => {
  const decided = decideReject({ consignment, use, meant }, CLERK, 'prohibited', capture);
  expect(decided.ok && decided.value.map(({ type }) => type)).toEqual([
    'acceptance.corrected',
    'label.voided',
    'item.rejected',
  ]);
  expect(decided.ok && decided.value.at(-1)?.payload).toEqual({
    item: ITEM,
    consignment: consignment.consignment,
    line: 7,
    reason: 'prohibited',
    capture,
  });
});

test.each(['missing', 'moving', 'empty', 'unchanged', 'fault'] as const)(
  'weigh again without a weight (%s) is refused with what kept the scale from one',
  (why) => {
    expect(decideWeighAgain({ consignment, use, meant }, { kind: 'none', why })).toEqual({
      ok: false,
      fault: { kind: 'no-weight', why },
    });
  },
);

test.each<[AttentionCode[], number, AttentionCode[]]>([
  [['weight-differs'], 1_005, []],
  [['not-weighed'], 1_005, []],
  [['not-weighed'], 5_000, ['weight-differs']],
  [['check-digit-on-label', 'weight-differs', 'no-route'], 1_005, ['check-digit-on-label', 'no-route']],
  [['not-on-manifest'], 5_000, ['not-on-manifest', 'weight-differs']],
])('weighing again turns %j with %d g into %j', (attention, grams, after) => {
  const decided = decideWeighAgain({ consignment, use: { ...use, attention }, meant }, weightOf(grams));
  expect(decided.ok && decided.value).toEqual([
    { type: 'item.weighed', payload: { use: use.use, weight: weightOf(grams).weight, attention: after, reason: null } },
  ]);
  const typed = decideWeighByHand(
    { consignment, use: { ...use, attention }, meant },
    { text: String(grams), reason: 'too-large' },
  );
  const weight = { grams, source: 'manual', device: null, raw: null };
  expect(typed.ok && typed.value).toEqual([
    { type: 'item.weighed', payload: { use: use.use, weight, attention: after, reason: 'too-large' } },
  ]);
});

test.each(['0', '35001', '', ITEM])('"%s" typed is no weight of a parcel', (text) => {
  const decided = decideWeighByHand({ consignment, use, meant }, { text, reason: 'no-scale' });
  expect(decided).toMatchObject({ ok: false, fault: { kind: 'no-typed-weight' } });
});

test('copies of a label are numbered on and never reuse a number', () => {
  expect(issueLabel({ use: use.use, copies: 0 }).payload).toEqual({
    use: use.use,
    label: `${use.use}#1`,
    copy: 1,
    template: 'article-4x6',
  });
  expect(issueLabel({ use: use.use, copies: 4 }).payload).toMatchObject({ label: `${use.use}#5`, copy: 5 });
});

test.each(keys)('%s: another parcel was accepted since the one the clerk saw', (_, decide) => {
  const movedOn = { ok: false, fault: { kind: 'moved-on' } };
  expect(decide({ consignment, use, meant: EARLIER }, CLERK)).toEqual(movedOn);
  expect(decide({ consignment, use, meant: EARLIER }, OTHER)).toEqual(movedOn);
});

test('a copy is printed of the article the clerk saw, and only if it goes somewhere', () => {
  expect(decidePrintAgain({ use, meant, hasLabel: true })).toEqual({ ok: true, value: issueLabel(use) });
  expect(decidePrintAgain({ use, meant, hasLabel: false })).toEqual({
    ok: false,
    fault: { kind: 'no-destination' },
  });
  expect(decidePrintAgain({ use, meant: EARLIER, hasLabel: true })).toEqual({
    ok: false,
    fault: { kind: 'moved-on' },
  });
  expect(decidePrintAgain({ use: null, meant, hasLabel: true })).toEqual({
    ok: false,
    fault: { kind: 'nothing-to-correct' },
  });
});

import { expect, test } from 'vitest';
import {
  decidePrintAgain,
  decideReject,
  decideUndo,
  decideWeighAgain,
  issueLabel,
} from '../../../../domain/custody/correct-acceptance.ts';
import type { AttentionCode } from '../../../../domain/custody/event.ts';
import type { UseId, UserId } from '../../../../domain/custody/ids.ts';
import { CLERK, consignment, EPOCH, ITEM, use, weightOf } from './facts-of.ts';

const OTHER = '10038874' as UserId;
const meant = use.use;
const EARLIER = `560001-C2/${EPOCH}/3` as UseId;
const capture = { source: 'typed', symbology: null, device: null } as const;

/** The three corrections, which share who may do them and when. */
const corrections = [
  ['undo', (facts: Parameters<typeof decideUndo>[0], actor: UserId) => decideUndo(facts, actor)],
  ['reject', (facts: Parameters<typeof decideUndo>[0], actor: UserId) => decideReject(facts, actor, 'wet', capture)],
  [
    'weigh again',
    (facts: Parameters<typeof decideUndo>[0], actor: UserId) => decideWeighAgain(facts, actor, weightOf(900)),
  ],
] as const;

test.each(corrections)('%s: nothing was accepted, or it was taken back already', (_, decide) => {
  const nothing = { ok: false, fault: { kind: 'nothing-to-correct' } };
  expect(decide({ consignment, use: null, meant }, CLERK)).toEqual(nothing);
  expect(decide({ consignment, use: { ...use, status: 'cancelled' }, meant }, CLERK)).toEqual(nothing);
  expect(decide({ consignment, use: { ...use, status: 'rejected' }, meant }, CLERK)).toEqual(nothing);
});

test.each(corrections)('%s: the consignment is finished or gone', (_, decide) => {
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
    expect(decideWeighAgain({ consignment, use, meant }, CLERK, { kind: 'none', why })).toEqual({
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
  const decided = decideWeighAgain({ consignment, use: { ...use, attention }, meant }, CLERK, weightOf(grams));
  expect(decided.ok && decided.value).toEqual([
    { type: 'item.weighed', payload: { use: use.use, weight: weightOf(grams).weight, attention: after } },
  ]);
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

test.each(corrections)('%s: another parcel was accepted since the one the clerk saw', (_, decide) => {
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

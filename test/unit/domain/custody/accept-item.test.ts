import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAccept, weightAttention, type AcceptCommand } from '../../../../domain/custody/accept-item.ts';
import type { AttentionCode, ItemAccepted } from '../../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../../domain/custody/ids.ts';
import { command, consignment, expected, facts, ITEM, use, weightOf } from './facts-of.ts';

const wrongDigit = { state: 'wrong', found: '3', expected: '7', position: 10 } as const;

function accepted(changes: Partial<typeof facts> = {}, said: Partial<AcceptCommand> = {}): ItemAccepted {
  const decision = decideAccept({ ...facts, ...changes }, { ...command, ...said });
  if (decision.kind !== 'events') throw new Error(`not accepted: ${JSON.stringify(decision)}`);
  return decision.events[0].payload;
}

const refusal = (changes: Partial<typeof facts>, said: Partial<AcceptCommand> = {}): unknown => {
  const decision = decideAccept({ ...facts, ...changes }, { ...command, ...said });
  return decision.kind === 'refused' ? decision.refusal : decision.kind;
};

test('a parcel of the manifest is accepted to its slot, with everything that was known of it', () => {
  expect(accepted()).toEqual({
    item: ITEM,
    aliases: expected.aliases,
    consignment: consignment.consignment,
    basis: 'pre-advised',
    lane: 'forward',
    line: 7,
    pin: '581339',
    slot: 'B7',
    plan: 'BLR-GPO-2026-11',
    declaredGrams: 1_005,
    weight: command.weighing.kind === 'weight' ? command.weighing.weight : null,
    attention: [],
    capture: command.capture,
  });
});

test('without an open set nothing is accepted, not even told to be in already', () => {
  expect(refusal({ set: null })).toEqual({ kind: 'no-open-set' });
  expect(refusal({ set: null, use })).toEqual({ kind: 'no-open-set' });
});

test('what the book holds is already in, and nothing is written, whatever else is wrong', () => {
  const held = { use, consignment: null, rejection: { reason: 'wet', atMs: 1 } as const };
  expect(decideAccept({ ...facts, ...held }, { ...command, check: wrongDigit })).toEqual({ kind: 'already', use });
});

test.each([
  ['none', null],
  ['one that was not received', { ...consignment, state: 'expected' as const }],
  ['one that is finished', { ...consignment, state: 'finished' as const }],
])('with %s as the consignment the parcel is refused', (_, open) => {
  expect(refusal({ consignment: open })).toEqual({ kind: 'no-consignment' });
});

test('a parcel that was rejected before is refused with reason and time', () => {
  const rejection = { reason: 'damaged', atMs: 77 } as const;
  expect(refusal({ rejection })).toEqual({ kind: 'rejected-before', rejection });
});

test('a typed number with a wrong check digit is refused with both digits, also when the manifest has it', () => {
  const typed = { source: 'typed', symbology: null, device: null } as const;
  const wrong = { kind: 'check-digit', found: '3', expected: '7', position: 10 };
  expect(refusal({}, { check: wrongDigit, capture: typed })).toEqual(wrong);
  expect(refusal({ expected: null }, { check: wrongDigit, capture: typed })).toEqual(wrong);
});

test('a scanned number with a wrong check digit is taken only when it is on the manifest as it is, with attention', () => {
  expect(refusal({ expected: null }, { check: wrongDigit })).toMatchObject({ kind: 'check-digit' });
  expect(accepted({}, { check: wrongDigit }).attention).toEqual(['check-digit-on-label']);
});

test('a parcel on no manifest goes to quarantine without place or slot', () => {
  expect(accepted({ expected: null })).toMatchObject({
    item: ITEM,
    aliases: [],
    basis: 'unmanifested',
    lane: 'quarantine',
    line: null,
    pin: null,
    slot: null,
    plan: null,
    declaredGrams: null,
    attention: ['not-on-manifest'],
  });
});

test('a parcel without a route is accepted with attention and no slot', () => {
  expect(accepted({ route: null })).toMatchObject({ slot: null, plan: null, attention: ['no-route'] });
});

test('reasons stand in the order of their weight', () => {
  expect(accepted({ route: null }, { check: wrongDigit, weighing: weightOf(9_000) }).attention).toEqual([
    'check-digit-on-label',
    'weight-differs',
    'no-route',
  ]);
  expect(accepted({ expected: null }, { weighing: { kind: 'none', why: 'empty' } }).attention).toEqual([
    'not-on-manifest',
    'not-weighed',
  ]);
});

test.each<[string, number, AttentionCode[]]>([
  ['the declared weight', 1_005, []],
  ['100 g above it', 1_105, []],
  ['101 g above it', 1_106, ['weight-differs']],
  ['100 g below it', 905, []],
  ['101 g below it', 904, ['weight-differs']],
])('with a tolerance of 100 g, %s gives %j', (_, grams, attention) => {
  expect(accepted({}, { weighing: weightOf(grams) }).attention).toEqual(attention);
});

const terms = (weigh: 'all' | 'sample' | 'none') => ({ terms: { ...consignment.terms, weigh } });

test('a missing weight matters only where the contract asks for every weight', () => {
  const none = { kind: 'none', why: 'moving' } as const;
  expect(weightAttention(terms('all'), 500, none)).toEqual(['not-weighed']);
  expect(weightAttention(terms('sample'), 500, none)).toEqual([]);
  expect(weightAttention(terms('none'), 500, none)).toEqual([]);
  expect(weightAttention(terms('all'), null, weightOf(500))).toEqual([]);
});

const anyFacts = fc.record({
  set: fc.constantFrom(null, facts.set),
  consignment: fc.constantFrom(
    null,
    consignment,
    { ...consignment, manifest: { source: 'declared' as const } },
    { ...consignment, state: 'finished' as const },
  ),
  expected: fc.constantFrom(null, expected),
  waitsFor: fc.constantFrom(null, 'AMZ-26112026-01' as ConsignmentId),
  use: fc.constantFrom(null, use),
  rejection: fc.constantFrom(null, { reason: 'wet' as const, atMs: 5 }),
  route: fc.constantFrom(null, facts.route),
  left: fc.nat(2),
});
const anyCommand = fc.record({
  number: fc.constant(ITEM),
  check: fc.constantFrom<AcceptCommand['check']>({ state: 'right' }, { state: 'none' }, wrongDigit),
  capture: fc.record({
    source: fc.constantFrom('hid' as const, 'serial' as const, 'typed' as const),
    symbology: fc.constant(null),
    device: fc.constant(null),
  }),
  weighing: fc.oneof(
    fc.integer({ min: 1, max: 40_000 }).map(weightOf),
    fc.constantFrom('missing', 'moving', 'empty', 'unchanged', 'fault').map((why) => ({ kind: 'none', why }) as const),
  ),
});

test('every moment has one answer, and an acceptance never lacks a set, a consignment or a lane', () => {
  fc.assert(
    fc.property(anyFacts, anyCommand, (moment, said) => {
      const decision = decideAccept(moment, said);
      if (decision.kind !== 'events') return;
      const { payload } = decision.events[0];
      expect([moment.set, moment.use, moment.rejection]).toEqual([facts.set, null, null]);
      expect(payload.basis === 'unmanifested' && moment.waitsFor !== null).toBe(false);
      expect(moment.consignment?.state).toBe('open');
      expect(payload.lane === 'forward').toBe(payload.basis === 'pre-advised');
      const odd = payload.attention[0] === 'not-on-manifest' || payload.attention[0] === 'beyond-declared';
      expect(payload.basis === 'unmanifested').toBe(odd);
      if (payload.basis === 'declared') expect(moment.left).toBeGreaterThan(0);
      expect(payload.slot === null).toBe(payload.plan === null);
    }),
  );
});

test('a parcel that another waiting manifest names is refused with its name, unless the open one names it too', () => {
  const other = 'AMZ-26112026-01' as ConsignmentId;
  const strange = { ...facts, expected: null, route: null, waitsFor: other };
  const wrong = { state: 'wrong', found: '1', expected: '2', position: 10 } as const;
  const toOther = { kind: 'refused', refusal: { kind: 'other-consignment', consignment: other } };
  expect(decideAccept(strange, command)).toEqual(toOther);
  expect(decideAccept(strange, { ...command, check: wrong })).toEqual(toOther);
  const typed = { ...command, check: wrong, capture: { source: 'typed', symbology: null, device: null } } as const;
  expect(decideAccept(strange, typed)).toMatchObject({ refusal: { kind: 'check-digit' } });
  expect(decideAccept({ ...facts, waitsFor: other }, command).kind).toBe('events');
});

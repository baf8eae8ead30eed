import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAccept, type AcceptCommand } from '../../../../domain/custody/accept-item.ts';
import { weightAttention } from '../../../../domain/custody/weight-attention.ts';
import type { AttentionCode, ItemAccepted } from '../../../../domain/custody/event.ts';
import type { Bands } from '../../../../domain/custody/manifest-ref.ts';
import type { CurrentUse } from '../../../../domain/custody/facts.ts';
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
    services: expected.services,
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

test('a missing weight matters only where the contract asks for it; one that is there is recorded in any case', () => {
  const none = { kind: 'none', why: 'moving' } as const;
  const { terms } = consignment;
  expect(weightAttention(terms, { declaredGrams: 500, asksWeight: true }, none)).toEqual(['not-weighed']);
  expect(weightAttention(terms, { declaredGrams: 500, asksWeight: false }, none)).toEqual([]);
  expect(weightAttention(terms, { declaredGrams: null, asksWeight: true }, weightOf(500))).toEqual([]);
  expect(accepted({ asksWeight: false }, { weighing: weightOf(1_005) }).weight).toEqual(weightOf(1_005).weight);
  expect(accepted({ asksWeight: false }, { weighing: none })).toMatchObject({ weight: null, attention: [] });
});

const banded = (bands: Bands) => ({ consignment: { ...consignment, terms: { ...consignment.terms, bands } } });

test.each([
  ['the lower end', 950, []],
  ['a gram below', 949, ['out-of-weight-band']],
  ['the upper end', 1_050, []],
  ['a gram above', 1_051, ['out-of-weight-band']],
  ['far above', 1_200, ['out-of-weight-band', 'weight-differs']],
])('a measured weight at %s of the band, %d g, gives %j', (_, grams, attention) => {
  const narrow = banded({ grams: { min: 950, max: 1_050 } });
  expect(accepted(narrow, { weighing: weightOf(grams) }).attention).toEqual(attention);
});

test('the declared sides are compared with the band, and what was ordered with the carriage goes into the event', () => {
  const narrow = banded({ length: { min: 14, max: 60 } });
  const long = { ...expected, cm: { length: 61, breadth: 20, height: 10 } };
  expect(accepted({ ...narrow, expected: long }, {}).attention).toEqual(['out-of-size-band']);
  expect(accepted({ ...narrow, expected: long }, {}).services).toEqual(expected.services);
  expect(accepted({ ...narrow, expected }, {}).attention).toEqual([]);
  expect(accepted({ expected: null, route: null }, {}).services).toBeNull();
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
  rejection: fc.constantFrom(
    null,
    { reason: 'wet' as const, atMs: 5 },
    { reason: 'cancelled-by-partner' as const, atMs: 5 },
  ),
  route: fc.constantFrom(null, facts.route),
  cancelled: fc.constantFrom(null, { consignment: consignment.consignment, atMs: 7 }),
  isLineTaken: fc.boolean(),
  asksWeight: fc.boolean(),
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
      expect([moment.set, moment.use]).toEqual([facts.set, null]);
      expect(moment.rejection === null || moment.rejection.reason === 'cancelled-by-partner').toBe(true);
      if (moment.cancelled !== null) expect(moment.expected).not.toBeNull();
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

const gone = { consignment: consignment.consignment, atMs: 9 };
const beside: CurrentUse = {
  ...use,
  line: null,
  basis: 'unmanifested',
  lane: 'quarantine',
  declaredGrams: null,
  labels: [],
  copies: 0,
  attention: ['not-on-manifest'],
};

test('a parcel that the partner cancelled stops with both sides, whether it had come in or not', () => {
  expect(refusal({ expected: null, route: null, cancelled: gone })).toEqual({
    kind: 'cancelled-by-partner',
    cancelled: gone,
    acceptedAtMs: null,
  });
  const cancelled = { kind: 'cancelled-by-partner', cancelled: gone, acceptedAtMs: use.acceptedAtMs };
  expect(refusal({ expected: null, route: null, cancelled: gone, use })).toEqual(cancelled);
  const other = { ...gone, consignment: 'AMZ-OTHER' as ConsignmentId };
  expect(refusal({ expected: null, route: null, cancelled: other, use })).toBe('already');
});

test('a cancelled parcel that another waiting manifest names belongs to that one', () => {
  const waitsFor = 'AMZ-26112026-01' as ConsignmentId;
  const moved = { expected: null, route: null, cancelled: gone, waitsFor };
  expect(refusal(moved)).toEqual({ kind: 'other-consignment', consignment: waitsFor });
});

test('what was kept apart and is listed now gets its line at the next scan, its weight judged anew', () => {
  const decided = decideAccept({ ...facts, use: { ...beside, grams: 1_200 } }, command);
  expect(decided).toMatchObject({
    kind: 'listed',
    event: {
      type: 'item.listed',
      payload: { use: use.use, line: 7, pin: '581339', slot: 'B7', services: expected.services },
    },
  });
  expect(decided.kind === 'listed' && decided.event.payload.attention).toEqual(['weight-differs']);
  expect(refusal({ use: beside, isLineTaken: true })).toBe('already');
  expect(refusal({ use: beside, expected: null })).toBe('already');
});

test('one that went back as cancelled comes in when the partner lists it again; one that was wet does not', () => {
  const rejection = { reason: 'cancelled-by-partner', atMs: 5 } as const;
  expect(accepted({ rejection }).basis).toBe('pre-advised');
  expect(refusal({ rejection: { reason: 'wet', atMs: 5 } })).toMatchObject({ kind: 'rejected-before' });
  expect(refusal({ rejection, expected: null })).toMatchObject({ kind: 'rejected-before' });
});

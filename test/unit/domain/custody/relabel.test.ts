import { describe, expect, test } from 'vitest';
import { decideRelabel, oldNumber, type RelabelFacts } from '../../../../domain/custody/relabel.ts';
import type { ItemNumber } from '../../../../domain/custody/ids.ts';
import type { RangeId } from '../../../../domain/custody/number-range.ts';
import { consignment, set, use, weightOf } from './facts-of.ts';

const minted = { range: 'EW00000100-00000199' as RangeId, serial: 100, skipped: 0 };
const NEW = 'EW000001009IN' as ItemNumber;
const facts: RelabelFacts = {
  set,
  consignment,
  left: 193,
  use: null,
  next: { ok: true, value: { number: NEW, minted } },
};
const weighing = weightOf(640);

function eventOf(over: Partial<RelabelFacts>, readable: string) {
  const decision = decideRelabel({ ...facts, ...over }, { readable, weighing });
  if (decision.kind !== 'events') throw new Error(`not taken: ${JSON.stringify(decision)}`);
  return decision.events[0].payload;
}

describe('a parcel whose number cannot be read', () => {
  test('comes in under the new number, beside the manifest, with what was readable', () => {
    expect(eventOf({}, 'CK48?')).toMatchObject({
      item: NEW,
      basis: 'unmanifested',
      lane: 'quarantine',
      line: null,
      pin: null,
      attention: ['relabelled', 'not-on-manifest'],
      weight: { grams: 640 },
      capture: { source: 'typed' },
      relabelled: { readable: 'CK48?', number: null, because: 'label-unreadable', minted },
    });
  });

  test('comes in when nothing at all could be read', () => {
    expect(eventOf({}, '').relabelled).toMatchObject({ readable: '', number: null });
  });

  test('is one of those counted while some are left', () => {
    const counted = { ...consignment, manifest: { source: 'declared' } as const };
    expect(eventOf({ consignment: counted }, '').basis).toBe('declared');
    expect(eventOf({ consignment: counted, left: 0 }, '').attention).toEqual(['relabelled', 'beyond-declared']);
  });

  test('that is in under its old number is already in, and no number is used up', () => {
    expect(decideRelabel({ ...facts, use }, { readable: 'CK482909003', weighing })).toEqual({ kind: 'already', use });
  });
});

describe('refused', () => {
  test.each([
    ['without a set', { set: null }, 'CK48', { kind: 'no-open-set' }],
    ['without a consignment', { consignment: null }, 'CK48', { kind: 'no-consignment' }],
    ['when the number can be read', {}, 'CK482909003IN', { kind: 'number-is-readable', number: 'CK482909003IN' }],
    ['for a telephone number', {}, '7083946152', { kind: 'not-of-a-label' }],
    ['for a word', {}, 'SUNITA?RAO', { kind: 'not-of-a-label' }],
    [
      'when no number is left',
      { next: { ok: false, fault: { kind: 'no-numbers', leased: 100, known: 0 } } },
      '',
      { kind: 'no-numbers', leased: 100, known: 0 },
    ],
  ] as const)('%s', (_, over, readable, refusal) => {
    expect(decideRelabel({ ...facts, ...over }, { readable, weighing })).toEqual({ kind: 'refused', refusal });
  });
});

describe('what was readable is the old number', () => {
  test.each([
    ['a whole code of another kind', 'TBA304191975732', 'TBA304191975732'],
    ['a whole number with a wrong check digit', 'CK482909004IN', 'CK482909004IN'],
    ['a number of which one digit is missing', 'CK4829?9003IN', 'CK482909003IN'],
  ])('%s', (_, readable, number) => expect(oldNumber(readable)).toBe(number));

  test.each([
    ['nothing', ''],
    ['a few characters', 'CK48'],
    ['two digits missing', 'CK48?9?9003IN'],
    ['a letter missing', '?K482909003IN'],
    ['an order id', '4061121854670898'],
  ])('never when it could be another: %s', (_, readable) => expect(oldNumber(readable)).toBeNull());
});

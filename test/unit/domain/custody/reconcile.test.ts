import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CurrentUse, ExpectedItem } from '../../../../domain/custody/facts.ts';
import type { ItemNumber, UseId } from '../../../../domain/custody/ids.ts';
import { decideReconcile, type ReconcileFacts } from '../../../../domain/custody/reconcile.ts';
import { consignment, EPOCH, expected, set, use } from './facts-of.ts';

const counted = { ...consignment, manifest: { source: 'declared' } as const };
const numberOf = (at: number): ItemNumber => `P${String(at).padStart(6, '0')}` as ItemNumber;
const aliasOf = (at: number): ItemNumber => `A${String(at).padStart(6, '0')}` as ItemNumber;

function factsOf(
  lines: readonly number[],
  seen: readonly ItemNumber[],
  rejected: readonly ItemNumber[],
): ReconcileFacts {
  const list = lines.map((at, place): ExpectedItem => ({ ...expected, line: place + 1, item: numberOf(at) }));
  const held = seen.map((item, at): CurrentUse => ({
    ...use,
    item,
    use: `560001-C2/${EPOCH}/${at + 1}` as UseId,
    basis: 'declared',
    lane: 'quarantine',
    line: null,
  }));
  const lineOf = (number: ItemNumber): ExpectedItem | null =>
    list.find((_, place) => [numberOf(lines[place] ?? -1), aliasOf(lines[place] ?? -1)].includes(number)) ?? null;
  const arrived = { manifest: { source: 'feed', version: 9 } as const, terms: consignment.terms, lines: list, lineOf };
  return { set, consignment: counted, arrived, held, rejected, slotOf: () => 'B7' };
}

const some = fc.uniqueArray(fc.nat(12), { maxLength: 10 });
const numbers = fc.uniqueArray(
  fc.tuple(fc.nat(14), fc.boolean()).map(([at, byAlias]) => (byAlias ? aliasOf(at) : numberOf(at))),
  {
    maxLength: 14,
  },
);

test('whatever was seen and whatever is listed: every use and every line is accounted for exactly once', () => {
  fc.assert(
    fc.property(some, numbers, numbers, (lines, seen, refusedNumbers) => {
      const rejected = refusedNumbers.filter((number) => !seen.includes(number));
      const decided = decideReconcile(factsOf(lines, seen, rejected));
      if (!decided.ok || decided.value[0]?.type !== 'consignment.reconciled') throw new Error('refused');
      const { unexpected, absent, rejected: turned, counts } = decided.value[0].payload;
      const matched = decided.value.flatMap((event) =>
        event.type === 'consignment.matched' ? event.payload.matched : [],
      );
      expect(matched.length + unexpected.length).toBe(seen.length);
      expect(new Set([...matched, ...unexpected].map((one) => one.use)).size).toBe(seen.length);
      const taken = [...matched.map(({ line }) => line), ...turned.map(({ line }) => line)];
      expect(new Set(taken).size).toBe(taken.length);
      expect(taken.length + absent.length).toBe(lines.length);
      expect(counts.declared).toBe(counts.accepted + counts.rejected + counts.absent);
      expect(counts.unmanifested).toBe(unexpected.length);
      // A second way: by sets of parcels, whichever number was read.
      const parcels = new Set(seen.map((number) => Number(number.slice(1))));
      expect(counts.accepted).toBe(lines.filter((at) => parcels.has(at)).length);
    }),
  );
});

test('it is refused without a set, without a count, and without a manifest', () => {
  const facts = factsOf([1], [numberOf(1)], []);
  const kinds = [
    { ...facts, set: null },
    { ...facts, consignment: null },
    { ...facts, consignment },
    { ...facts, arrived: null },
  ].map((one) => {
    const decided = decideReconcile(one);
    return decided.ok ? 'done' : decided.fault.kind;
  });
  expect(kinds).toEqual(['no-open-set', 'no-consignment', 'nothing-to-reconcile', 'nothing-to-reconcile']);
});

test('the largest consignment there can be is compared in events that the centre takes', () => {
  const all = Array.from({ length: 20_000 }, (_, at) => at);
  const facts = factsOf([], all.map(numberOf), []);
  const list = all.map((at): ExpectedItem => ({ ...expected, line: at + 1, item: numberOf(at) }));
  const lineOf = (number: ItemNumber): ExpectedItem | null => list[Number(number.slice(1))] ?? null;
  const arrived = facts.arrived === null ? null : { ...facts.arrived, lines: list, lineOf };
  const decided = decideReconcile({ ...facts, arrived });
  if (!decided.ok) throw new Error('refused');
  expect(decided.value.length).toBe(11);
  for (const event of decided.value) expect(JSON.stringify(event).length).toBeLessThan(900_000);
});

test.each([
  [8_000, true],
  [20_000, false],
])(
  '%i parcels on no line of the manifest: done %s, and never an event that the centre could not take',
  (many, isDone) => {
    const seen = Array.from({ length: many }, (_, at) => numberOf(at));
    const { arrived, ...facts } = factsOf([900_001], seen, []);
    if (arrived === null) throw new Error('no manifest');
    const decided = decideReconcile({ ...facts, arrived: { ...arrived, lineOf: () => null } });
    expect(decided.ok).toBe(isDone);
    if (decided.ok) for (const event of decided.value) expect(JSON.stringify(event).length).toBeLessThan(1_000_000);
    else expect(decided.fault).toEqual({ kind: 'differs-too-much', unexpected: many });
  },
);

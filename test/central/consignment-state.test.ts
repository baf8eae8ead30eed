import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveState, GRACE_MS } from '../../central/projection/consignment-state.ts';
import type { ToldEvent } from '../../central/store/consignments.ts';

const T0 = 1_795_494_600_000;
const LINES = Array.from({ length: 20 }, (_, at) => `CK${at}IN0`);
const nameOf = (at: number): string => `560001-C${at + 1}`;
const stations = (count: number, heardAtMs: number) =>
  Array.from({ length: count }, (_, at) => ({ station: nameOf(at), counter: String(at + 1), heardAtMs }));

function told(station: string, type: string, payload: object, receivedAtMs: number): ToldEvent {
  return { station, type, payload: JSON.stringify(payload), receivedAtMs };
}

/** What a counter tells that accepted these lines; it names the rest as absent. */
function finishedBy(at: number, seen: readonly string[], receivedAtMs = T0): ToldEvent[] {
  const absent = LINES.filter((item) => !seen.includes(item));
  const counts = { declared: 20, accepted: seen.length, rejected: 0, absent: absent.length, unmanifested: 0 };
  return [
    told(nameOf(at), 'consignment.received', { partner: 'Amazon', declared: 20 }, receivedAtMs),
    told(nameOf(at), 'consignment.finished', { counts, absent }, receivedAtMs),
  ];
}

test('whoever saw what, in whatever order the ledgers came: absent is what no counter saw', () => {
  const seenBy = fc.array(fc.subarray(LINES), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(seenBy, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (parts, order) => {
      const ledgers = parts.map((seen, at) => finishedBy(at, seen));
      const turned = ledgers
        .map((ledger, at) => ({ ledger, key: order[at] ?? 0 }))
        .toSorted((a, b) => a.key - b.key)
        .map(({ ledger }) => ledger);
      const derived = (all: ToldEvent[][]) =>
        deriveState('AMZ-1', { stations: stations(parts.length, T0), events: all.flat(), duplicates: [], nowMs: T0 });
      const state = derived(ledgers);
      expect(derived(turned)).toEqual(state);
      const seen = new Set(parts.flat());
      expect(state?.absent).toEqual(LINES.filter((item) => !seen.has(item)));
      expect(state).toMatchObject({ absentIs: 'final', notIn: [], declared: 20 });
    }),
  );
});

test('a counter that knows a count alone can name nobody, and so nobody can', () => {
  const counts = { declared: 20, accepted: 4, rejected: 0, absent: 16, unmanifested: 0 };
  const events = [
    ...finishedBy(0, LINES.slice(0, 5)),
    told(nameOf(1), 'consignment.received', { partner: 'Amazon', declared: 20 }, T0),
    told(nameOf(1), 'consignment.finished', { counts, absent: [] }, T0),
  ];
  const state = deriveState('AMZ-1', { stations: stations(2, T0), events, duplicates: [], nowMs: T0 });
  expect(state).toMatchObject({ absent: null, absentCount: null, accepted: 9 });
  const compared = { counts: { ...counts, absent: 16 }, absent: LINES.slice(4) };
  const later = [...events, told(nameOf(1), 'consignment.reconciled', compared, T0 + 5)];
  expect(deriveState('AMZ-1', { stations: stations(2, T0), events: later, duplicates: [], nowMs: T0 })).toMatchObject({
    absentCount: 15,
    absentIs: 'final',
  });
});

test('what nobody told of has no state, and odd payloads are passed over', () => {
  const nothing = { stations: stations(1, T0), duplicates: [], nowMs: T0 };
  expect(deriveState('AMZ-1', { ...nothing, events: [] })).toBeNull();
  expect(deriveState('AMZ-1', { ...nothing, events: [told(nameOf(0), 'consignment.received', {}, T0)] })).toBeNull();
  const odd = [...finishedBy(0, LINES), told(nameOf(0), 'consignment.reconciled', { counts: 7 }, T0)];
  expect(deriveState('AMZ-1', { ...nothing, events: odd })).toMatchObject({ absentIs: 'final', accepted: 20 });
});

test('a silent counter is waited for a day and not longer', () => {
  const events = finishedBy(0, LINES);
  const at = (nowMs: number) =>
    deriveState('AMZ-1', { stations: stations(2, T0 - 1), events, duplicates: [], nowMs })?.absentIs;
  expect([at(T0), at(T0 + GRACE_MS - 1), at(T0 + GRACE_MS)]).toEqual(['provisional', 'provisional', 'final']);
});

test('a consignment that is worked on again is provisional until it is finished again, and then the new figures hold', () => {
  const nothing = { stations: stations(1, T0 + 9), duplicates: [], nowMs: T0 };
  const first = finishedBy(0, LINES);
  const reopened = told(nameOf(0), 'consignment.reopened', { consignment: 'AMZ-1', document: 'AM-AMZ-1' }, T0);
  const before = deriveState('AMZ-1', { ...nothing, events: first });
  expect(before).toMatchObject({ absentIs: 'final', accepted: 20 });
  const open = deriveState('AMZ-1', { ...nothing, events: [...first, reopened] });
  expect(open).toMatchObject({ absentIs: 'provisional', absentCount: null, stations: [{ state: 'open' }] });
  const [, end] = first;
  if (end === undefined) throw new Error('nobody finished');
  const counts = { declared: 20, accepted: 19, rejected: 1, absent: 0, unmanifested: 0 };
  const again = { ...end, payload: JSON.stringify({ ...(JSON.parse(end.payload) as object), counts, absent: [] }) };
  const after = deriveState('AMZ-1', { ...nothing, events: [...first, reopened, again] });
  expect(after).toMatchObject({ absentIs: 'final', accepted: 19, rejected: 1, absentCount: 0 });
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { deriveState, GRACE_MS } from '../../central/projection/consignment-state.ts';
import type { ToldEvent } from '../../central/store/consignments.ts';

/** The partner said no more than the manifest. */
const QUIET = { words: [], lists: new Map<number, ReadonlySet<string>>() };
const T0 = 1_795_494_600_000;
const LINES = Array.from({ length: 20 }, (_, at) => `CK${at}IN0`);
const nameOf = (at: number): string => `560001-C${at + 1}`;
const stations = (count: number, heardAtMs: number) =>
  Array.from({ length: count }, (_, at) => ({ station: nameOf(at), counter: String(at + 1), heardAtMs }));

function told(station: string, type: string, payload: object, receivedAtMs: number): ToldEvent {
  return { station, type, payload: JSON.stringify(payload), receivedAtMs, inbox: 4 };
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
        deriveState('AMZ-1', {
          stations: stations(parts.length, T0),
          events: all.flat(),
          duplicates: [],
          ...QUIET,
          nowMs: T0,
        });
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
  const state = deriveState('AMZ-1', { stations: stations(2, T0), events, duplicates: [], ...QUIET, nowMs: T0 });
  expect(state).toMatchObject({ absent: null, absentCount: null, accepted: 9 });
  const compared = { counts: { ...counts, absent: 16 }, absent: LINES.slice(4) };
  const later = [...events, told(nameOf(1), 'consignment.reconciled', compared, T0 + 5)];
  expect(
    deriveState('AMZ-1', { stations: stations(2, T0), events: later, duplicates: [], ...QUIET, nowMs: T0 }),
  ).toMatchObject({
    absentCount: 15,
    absentIs: 'final',
  });
});

test('what nobody told of has no state, and odd payloads are passed over', () => {
  const nothing = { stations: stations(1, T0), duplicates: [], ...QUIET, nowMs: T0 };
  expect(deriveState('AMZ-1', { ...nothing, events: [] })).toBeNull();
  expect(deriveState('AMZ-1', { ...nothing, events: [told(nameOf(0), 'consignment.received', {}, T0)] })).toBeNull();
  const odd = [...finishedBy(0, LINES), told(nameOf(0), 'consignment.reconciled', { counts: 7 }, T0)];
  expect(deriveState('AMZ-1', { ...nothing, events: odd })).toMatchObject({ absentIs: 'final', accepted: 20 });
});

test('a silent counter is waited for a day and not longer', () => {
  const events = finishedBy(0, LINES);
  const at = (nowMs: number) =>
    deriveState('AMZ-1', { stations: stations(2, T0 - 1), events, duplicates: [], ...QUIET, nowMs })?.absentIs;
  expect([at(T0), at(T0 + GRACE_MS - 1), at(T0 + GRACE_MS)]).toEqual(['provisional', 'provisional', 'final']);
});

/** A station that finished by the list that held at a version of the feed. */
function endedBy(
  at: number,
  by: { readonly inbox: number; readonly list: readonly string[] },
  seen: readonly string[],
) {
  const accepted = by.list.filter((item) => seen.includes(item));
  const absent = by.list.filter((item) => !seen.includes(item));
  const beside = seen.length - accepted.length;
  const counts = {
    declared: by.list.length,
    accepted: accepted.length,
    rejected: 0,
    absent: absent.length,
    unmanifested: beside,
  };
  const name = nameOf(at);
  return [
    told(name, 'consignment.received', { partner: 'Amazon', declared: by.list.length }, T0),
    told(name, 'consignment.finished', { counts, absent }, T0),
  ].map((event) => ({ ...event, inbox: by.inbox }));
}

test('stations that finished by different words: absent is what stands on the newest and was seen by nobody who knew of it', () => {
  const figures = { changed: 0, whole: false, atMs: T0 };
  const list = fc.subarray(LINES, { minLength: 1 });
  const seenBy = fc.array(fc.subarray(LINES), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(
      fc.tuple(list, list),
      seenBy,
      fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      (two, seen, late) => {
        const words = [
          { version: 4, kind: 'manifest' as const, added: two[0].length, cancelled: 0, ...figures },
          { version: 6, kind: 'manifest' as const, added: 0, cancelled: 0, ...figures },
        ];
        const by = (at: number) => (late[at] === true ? { inbox: 7, list: two[1] } : { inbox: 5, list: two[0] });
        const ends = seen.map((items, at) => ({ at, ...by(at), seen: items }));
        const events = ends.flatMap(({ at, seen: items, ...relied }) => endedBy(at, relied, items));
        const lists = new Map([
          [4, new Set(two[0])],
          [6, new Set(two[1])],
        ]);
        const from = { stations: stations(seen.length, T0), duplicates: [], words, lists, nowMs: T0 };
        const state = deriveState('AMZ-1', { ...from, events });
        expect(deriveState('AMZ-1', { ...from, events: events.toReversed().toReversed() })).toEqual(state);
        const newest = ends.some(({ inbox }) => inbox === 7) ? two[1] : two[0];
        const missed = newest.filter((item) =>
          ends.every((end) => !end.list.includes(item) || !end.seen.includes(item)),
        );
        expect([...(state?.absent ?? [])].toSorted()).toEqual([...missed].toSorted());
        expect(state?.declared).toBe(newest.length);
        expect(state?.stations.map(({ tooLate }) => tooLate)).toEqual(ends.map(({ inbox }) => (inbox === 5 ? 1 : 0)));
      },
    ),
  );
});

test('a consignment that is worked on again is provisional until it is finished again, and then the new figures hold', () => {
  const nothing = { stations: stations(1, T0 + 9), duplicates: [], ...QUIET, nowMs: T0 };
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

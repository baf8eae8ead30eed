/** One consignment, two counters of one office, no network from the first parcel to the last; the ledgers come later. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { consignmentState, GRACE_MS } from '../../../central/projection/consignment-state.ts';
import { replayProjection } from '../../../central/projection/projector.ts';
import type { ConsignmentState } from '../../../domain/contract/central.ts';
import type { ConsignmentId, UseId } from '../../../domain/custody/ids.ts';
import { DEMO_CLERK_ID, DEMO_OFFICE_ID } from '../../support/manifest/demo-office.ts';
import { finishNow, must, scan, weigh } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { startOffice, until, whenSent, type OfficeOnLine, type StationOnLine } from './office-on-line.ts';

const LIMIT = { timeout: 120_000 };
const DAY_MS = 24 * 3_600_000;

let office: OfficeOnLine;
let first: StationOnLine;
let second: StationOnLine;
let third: StationOnLine;
beforeEach(async () => {
  office = await startOffice();
  first = await office.enrolledStation('2');
  second = await office.enrolledStation('3');
  third = await office.enrolledStation('4');
  for (const on of [first, second, third]) await whenSent(on);
  await office.line.cut(); // from here on nobody hears anybody
}, 60_000);
afterEach(() => office.end());

const itemAt = (at: number): string => office.manifest.lines[at]?.item ?? '';

/** Takes the consignment up, accepts lines `from`..`to` and finishes, unless it is to stay open. */
async function work(on: StationOnLine, from: number, to: number, finishes = true): Promise<void> {
  signIn(on.station, DEMO_CLERK_ID);
  must(on.station.openSet(randomUUID()));
  must(on.station.receive(randomUUID(), office.manifest.consignment as ConsignmentId));
  for (const { item, grams } of office.manifest.lines.slice(from, to)) {
    weigh(on.station, grams);
    scan(on.station, item);
  }
  if (finishes) must(await on.station.finish(randomUUID(), finishNow(on.station)));
}

/** Brings the line back and waits until these have sent everything; one that has nothing to send is done at once. */
async function upload(...stations: readonly StationOnLine[]): Promise<void> {
  await office.line.restore();
  for (const on of stations) {
    must({ ok: await on.station.synced(30_000), value: null, fault: 'not sent' });
    await whenSent(on);
  }
}

async function stateNow(nowMs = office.time.nowMs): Promise<ConsignmentState> {
  const of = { office: DEMO_OFFICE_ID, consignment: office.manifest.consignment };
  let state: ConsignmentState | null = null;
  await until(async () => {
    const behind = await office.rows(
      `SELECT 1 FROM station_head head LEFT JOIN projector_position p USING (station, epoch)
       WHERE NOT head.held AND head.seq > coalesce(p.seq, 0)`,
    );
    state = await consignmentState(office.pool, of, nowMs);
    return behind.length === 0 && state !== null;
  });
  if (state === null) throw new Error('nobody told');
  return state;
}

const nameOf = (on: StationOnLine): string => on.station.core.store.events.station() ?? '';
const FIRST = { from: 0, to: 12 };
const SECOND = { from: 12, to: 27 };

test.each([
  ['the first counter sends first', [0, 1]],
  ['the second counter sends first', [1, 0]],
])('each counter’s absent is provisional until both are in: %s', LIMIT, async (_, order) => {
  await work(first, FIRST.from, FIRST.to);
  await work(second, SECOND.from, SECOND.to);
  office.time.nowMs += DAY_MS;
  const both = [first, second] as const;
  const [early, late] = order.map((at) => both[at] ?? first) as [StationOnLine, StationOnLine];
  await late.station.close(); // its PC is off until tomorrow
  await upload(early);
  const before = await stateNow();
  expect(before.absentIs).toBe('provisional');
  expect(before.notIn).toContain(nameOf(early) === nameOf(first) ? '560001-C3' : '560001-C2');
  const seen = early === first ? FIRST : SECOND;
  expect(before.absentCount).toBe(30 - (seen.to - seen.from));
  office.time.nowMs += DAY_MS;
  await late.restart();
  await upload(late, third);
  office.time.nowMs += 60_000;
  signIn(third.station, DEMO_CLERK_ID); // it sends something, so it was heard after the others
  await upload(third);
  const after = await stateNow();
  expect(after).toMatchObject({ accepted: 27, absentCount: 3, absentIs: 'final', notIn: [], declared: 30 });
  expect(after.absent).toEqual([itemAt(27), itemAt(28), itemAt(29)]);
  expect(after.stations.map(({ state }) => state)).toEqual(['finished', 'finished', 'not-involved']);
});

test(
  'a counter that took it up and has not finished keeps absent provisional, whatever time goes by',
  LIMIT,
  async () => {
    await work(first, 0, 20);
    await work(second, 20, 25, false);
    await upload(first, second, third);
    const state = await stateNow(office.time.nowMs + 30 * DAY_MS);
    expect(state).toMatchObject({ absentIs: 'provisional', notIn: [nameOf(second)], absentCount: 10 });
    must(await second.station.finish(randomUUID(), finishNow(second.station)));
    await upload(second);
    expect(await stateNow(office.time.nowMs + GRACE_MS)).toMatchObject({
      absentIs: 'final',
      absentCount: 5,
      accepted: 25,
    });
  },
);

test(
  'a counter that stayed silent has a day to speak; when it does after that, final is taken back',
  LIMIT,
  async () => {
    await work(first, 0, 10);
    await work(second, 10, 15, false);
    await second.station.close();
    await upload(first, third);
    const silent = await stateNow();
    expect(silent.absentIs).toBe('provisional');
    expect(silent.notIn).toContain('560001-C3');
    expect(await stateNow(office.time.nowMs + GRACE_MS)).toMatchObject({ absentIs: 'final', absentCount: 20 });
    office.time.nowMs += 3 * DAY_MS;
    await second.restart();
    await upload(second);
    expect(await stateNow()).toMatchObject({ absentIs: 'provisional', notIn: ['560001-C3'] });
  },
);

test('a number that both counters took in is named until one of them takes it back', LIMIT, async () => {
  await work(first, 0, 20);
  await work(second, 18, 30, false);
  must(await second.station.finish(randomUUID(), finishNow(second.station)));
  await upload(first, second, third);
  const claimed = [itemAt(18), itemAt(19)].toSorted();
  const state = await stateNow(office.time.nowMs + GRACE_MS);
  expect(state.duplicates).toEqual(
    claimed.map((item) => ({ item, stations: [nameOf(first), nameOf(second)].toSorted() })),
  );
  expect(state).toMatchObject({ accepted: 32, absentCount: 0, absentIs: 'final' });
  expect(state.accepted + state.rejected - state.duplicates.length + (state.absentCount ?? 0)).toBe(state.declared);
});

test('what one counter took back and the other took in is no duplicate', LIMIT, async () => {
  await work(first, 0, 5, false);
  const { use } = first.station.desks.accept.live.get();
  must(first.station.desks.accept.undo(randomUUID(), use as UseId));
  await work(second, 4, 10, false);
  await upload(first, second);
  expect((await stateNow()).duplicates).toEqual([]);
});

test('the projection made anew from the ledgers says the same', LIMIT, async () => {
  await work(first, 0, 12);
  await work(second, 12, 20);
  await upload(first, second, third);
  const before = await stateNow();
  await replayProjection(office.pool);
  expect(await stateNow()).toEqual(before);
  expect(await office.rows('SELECT * FROM quarantine')).toEqual([]);
});

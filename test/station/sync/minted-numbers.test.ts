/** Two stations of one office and a real centre: leases arrive by the feed, uses go up, and no number is given twice. */
import { randomBytes, randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addNumberSeries } from '../../../central/admin/add-number-series.ts';
import { leaseNumbers, numberState } from '../../../central/admin/lease-numbers.ts';
import type { ConsignmentId, EpochId, OfficeId } from '../../../domain/custody/ids.ts';
import { ok } from '../../../domain/reply.ts';
import { runCommand } from '../../../electron/station/commands/run-command.ts';
import type { Station } from '../../../electron/station/create-station.ts';
import { rebuildProjections } from '../../../electron/station/projections/rebuild.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';
import { must } from '../../support/station/ready-station.ts';
import { signIn } from '../../support/station/test-station.ts';
import { startOffice, until, whenSent, type OfficeOnLine, type StationOnLine } from './office-on-line.ts';

let office: OfficeOnLine;
let stations: readonly [StationOnLine, StationOnLine];
beforeAll(async () => {
  office = await startOffice();
  const deps = { pool: office.pool, clock: () => office.time.nowMs, random: (length: number) => randomBytes(length) };
  must(await addNumberSeries(deps, { prefix: 'EW', from: 10_000_000, to: 10_009_999 }));
  stations = [await office.enrolledStation('Counter 2'), await office.enrolledStation('Counter 3')];
  for (const on of stations) {
    signIn(on.station, DEMO_CLERK_ID);
    must(on.station.openSet(randomUUID()));
    must(on.station.receive(randomUUID(), office.manifest.consignment as ConsignmentId));
    await whenSent(on);
  }
}, 60_000);
afterAll(() => office.end());

const leaseTo = async (on: StationOnLine, count: number): Promise<void> => {
  const deps = { pool: office.pool, clock: () => office.time.nowMs, random: (length: number) => randomBytes(length) };
  const station = on.station.core.store.events.station() ?? '';
  const { version } = must(await leaseNumbers(deps, { station, count }));
  await until(() => stations.every((one) => one.station.core.store.inbox.version() >= version));
};

/** The new number, or null when there was none to give. */
function relabel({ station }: StationOnLine): string | null {
  const reply = station.relabel(randomUUID(), '');
  if (!reply.ok) {
    expect(['no-range', 'no-numbers']).toContain(reply.fault.kind);
    return null;
  }
  return reply.value.result?.number ?? null;
}

/** What an old copy put back has to do before anything else: an epoch of its own, under a name nobody can repeat. */
function beginEpoch({ core }: Station): void {
  const [station, head] = [core.store.events.station(), core.store.events.head()];
  if (station === null || head === null) throw new Error('the station is not enrolled');
  const epoch = randomBytes(16).toString('hex') as EpochId;
  runCommand(core, {
    requestId: randomUUID(),
    name: 'test.begin-epoch',
    action: null,
    decide: () => {
      core.store.events.startEpoch(station, epoch);
      const parent = { epoch: head.epoch, seq: head.seq, hash: head.hash };
      const facts = { publicKey: 'A'.repeat(43), office: '21360001' as OfficeId, counter: 'Counter 2' };
      return ok({
        events: [{ type: 'epoch.started', payload: { reason: 'restore', parent, ...facts } }],
        answer: () => null,
      });
    },
  });
}

test('what one station was leased the other cannot give, and more comes before it runs out', async () => {
  const [first, second] = stations;
  await leaseTo(first, 10);
  expect(relabel(second)).toBeNull();
  const given = Array.from({ length: 5 }, () => relabel(first));
  expect(new Set(given).size).toBe(5);
  await whenSent(first);
  await until(() => first.station.desks.board.live.get().numbers.left === 15); // 5 left, and 10 that came by themselves
  expect(second.station.desks.board.live.get().numbers.state).toBe('never');
});

test('the station’s book of numbers is the same when it is made anew from feed and ledger', () => {
  const { core } = stations[0].station;
  const rows = (): unknown => core.store.db.prepare('SELECT * FROM number_range ORDER BY range').all();
  const before = rows();
  rebuildProjections(core);
  expect(rows()).toEqual(before);
});

test('leases, mints and restarts in any order at both stations: no number is given twice, and the centre sees each', async () => {
  const at = fc.constantFrom<0 | 1>(0, 1);
  const act = fc.oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('lease' as const), at, count: fc.integer({ min: 1, max: 5 }) }),
    },
    { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('mint' as const, 'restart' as const), at }) },
  );
  const given: (string | null)[] = [];
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 12 }), async (day) => {
      for (const step of day) {
        const on = stations[step.at];
        if (step.do === 'lease') await leaseTo(on, step.count);
        if (step.do === 'mint') given.push(relabel(on));
        if (step.do !== 'restart') continue;
        await on.restart();
        signIn(on.station, DEMO_CLERK_ID);
      }
    }),
    { numRuns: 6 },
  );
  const numbers = given.filter((number) => number !== null);
  expect(numbers.length).toBeGreaterThan(5);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const on of stations) await whenSent(on);
  await until(async () => {
    const minted = new Set((await office.rows('SELECT number FROM minted_number')).map(({ number }) => number));
    return numbers.every((number) => minted.has(number));
  });
  const known = await numberState({ pool: office.pool });
  expect([known.twice, known.notLeased]).toEqual([[], []]);
}, 120_000);

test('an epoch begun after a restore gives none of the numbers that were left', async () => {
  const [first] = stations;
  await leaseTo(first, 20);
  expect(relabel(first)).not.toBeNull();
  beginEpoch(first.station);
  expect(relabel(first)).toBeNull();
  expect(first.station.relabel(randomUUID(), '')).toMatchObject({ fault: { kind: 'no-range' } });
});

/** The projector outlives a database that fails for a while, and nobody waits for work that came after them. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createProjector, retryDelayMs } from '../../central/projection/projector.ts';
import type { Pool } from '../../central/store/pool.ts';
import { acceptance } from './support/ledger-builder.ts';
import { type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
let station: TestStation;
let of: { station: string; epoch: string };
beforeEach(async () => {
  centre = await startTestCentre();
  station = await enrolTestStation(centre);
  of = { station: station.station, epoch: station.ledger.epoch };
});
afterEach(() => centre.close());

const projected = async (): Promise<number> => (await centre.rows('SELECT 1 FROM item_use')).length;

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('an epoch that failed is projected by itself once the database takes it again', async () => {
  await centre.rows('ALTER TABLE item_use RENAME TO item_use_away');
  const errors: unknown[] = [];
  const report = (error: unknown): void => void errors.push(error);
  const projector = createProjector({ pool: centre.deps.pool, report, retryMs: () => 5 });
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
  await station.upload(station.ledger.upload());
  await centre.projector.close();
  projector.wake(of);
  await until(() => errors.length >= 3);
  await centre.rows('ALTER TABLE item_use_away RENAME TO item_use');
  await until(async () => (await projected()) === 1);
  await projector.close();
});

test('a centre that starts while an epoch cannot be projected starts, and takes it up later', async () => {
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
  await centre.projector.close();
  await station.upload(station.ledger.upload());
  await centre.rows('ALTER TABLE item_use RENAME TO item_use_away');
  const projector = createProjector({ pool: centre.deps.pool, report: () => {}, retryMs: () => 5 });
  await projector.catchUp();
  await centre.rows('ALTER TABLE item_use_away RENAME TO item_use');
  await until(async () => (await projected()) === 1);
  await projector.close();
});

test('after close nothing is tried again, and a wake is left to the next start', async () => {
  await centre.rows('ALTER TABLE item_use RENAME TO item_use_away');
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
  await centre.projector.close();
  await station.upload(station.ledger.upload());
  let failures = 0;
  const report = (): void => void (failures += 1);
  const projector = createProjector({ pool: centre.deps.pool, report, retryMs: () => 0 });
  projector.wake(of);
  await until(() => failures > 0);
  await projector.close();
  const then = failures;
  projector.wake(of);
  await projector.idle();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(failures).toBe(then);
});

test('the wait before the next try doubles from a second to a minute', () => {
  expect([1, 2, 3, 6, 7, 50].map(retryDelayMs)).toEqual([1_000, 2_000, 4_000, 32_000, 60_000, 60_000]);
});

test('who waits for what is queued does not wait for what comes after', async () => {
  const { pool } = centre.deps;
  let rounds = 0;
  const busy = {
    connect: () => {
      rounds += 1;
      projector.wake(of); // there is always more
      return pool.connect();
    },
  } as unknown as Pool;
  const projector = createProjector({ pool: busy, report: () => {} });
  projector.wake(of);
  await projector.caughtUp(600_000);
  expect(rounds).toBeGreaterThan(0);
  await projector.close();
});

test('a trace is answered with what there is when the projection hangs', async () => {
  const lock = await centre.deps.pool.connect();
  try {
    await lock.query('BEGIN');
    await lock.query('LOCK TABLE projector_position IN ACCESS EXCLUSIVE MODE');
    station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
    await station.upload(station.ledger.upload());
    const answer = await station.get('/v1/items/CK1IN');
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      { item: 'CK1IN', holder: null, events: [], oldNumbers: [] },
    ]);
  } finally {
    await lock.query('ROLLBACK');
    lock.release();
  }
  expect((await station.get('/v1/items/CK1IN')).json().events).toHaveLength(1);
});

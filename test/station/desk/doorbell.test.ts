import { expect, test } from 'vitest';
import { createDoorbell } from '../../../electron/station/desk/doorbell.ts';

const LONG = 600_000;

test('a ring ends the rest of who heeds it', async () => {
  const bell = createDoorbell();
  const resting = bell.rest(LONG, true);
  bell.ring();
  await resting;
  expect(bell.isStopped()).toBe(false);
});

test('a ring that came while the loop worked leaves no rest at all', async () => {
  const bell = createDoorbell();
  bell.hear();
  bell.ring();
  await bell.rest(LONG, true);
});

test('a ring that was heard before the work is not heard again', async () => {
  const bell = createDoorbell();
  bell.ring();
  bell.hear();
  const resting = bell.rest(LONG, true).then(() => 'woken');
  expect(await Promise.race([resting, Promise.resolve('asleep')])).toBe('asleep');
  bell.stop();
  await resting;
});

test('who does not heed rings sleeps on, until it is stopped', async () => {
  const bell = createDoorbell();
  const resting = bell.rest(LONG, false).then(() => 'woken');
  bell.ring();
  expect(await Promise.race([resting, new Promise((resolve) => setImmediate(resolve, 'asleep'))])).toBe('asleep');
  bell.stop();
  expect(await resting).toBe('woken');
  expect(bell.isStopped()).toBe(true);
});

test('once stopped there is no rest', async () => {
  const bell = createDoorbell();
  bell.stop();
  await bell.rest(LONG, false);
  await bell.rest(LONG, true);
});

/** The idle lock, by a clock that the test holds: it locks, keeps the task, and whoever goes on is named from then on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startIdleWatch } from '../../../electron/station/people/idle-watch.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { openStation, signIn } from '../../support/station/test-station.ts';

const MINUTE = 60_000;

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const phase = () => ready.station.desks.session.live.get().phase;
const item = (line: number) => ready.manifest.lines[line]?.item ?? '';
/** Time passes, and the watch looks. */
function pass(ms: number): void {
  ready.clock.advance(ms);
  ready.station.idle.look();
}

test('after five minutes without a scan or a key the station locks, and not before', () => {
  pass(5 * MINUTE - 1);
  expect(phase()).toBe('ready');
  pass(1);
  expect(phase()).toBe('locked');
});

test.each<[string, () => unknown]>([
  ['a scan', () => scan(ready.station, item(0))],
  ['a scan that is refused', () => scan(ready.station, 'not a code')],
  ['a key', () => must(ready.station.touched())],
])('%s begins the time anew', (_, touch) => {
  pass(5 * MINUTE - 1);
  touch();
  pass(5 * MINUTE - 1);
  expect(phase()).toBe('ready');
  pass(1);
  expect(phase()).toBe('locked');
});

test('a weight on the scale, or the PC’s clock set ahead, is neither scan, key nor time', () => {
  pass(5 * MINUTE - 1);
  weigh(ready.station, 500);
  ready.clock.set(Date.UTC(2040, 0, 1));
  ready.station.idle.look();
  expect(phase()).toBe('ready');
  pass(1);
  expect(phase()).toBe('locked');
});

test('the time of a locked station does not count for who comes next', () => {
  pass(60 * MINUTE);
  expect(phase()).toBe('locked');
  pass(60 * MINUTE);
  signIn(ready.station, DEMO_CLERK_ID);
  pass(5 * MINUTE - 1);
  expect(phase()).toBe('ready');
});

test('locked and opened again, the task, the counts and the last result are as they were', async () => {
  weigh(ready.station, ready.manifest.lines[0]?.grams ?? 0);
  scan(ready.station, item(0));
  const before = ready.station.desks.accept.live.get();
  pass(5 * MINUTE);
  signIn(ready.station, DEMO_CLERK_ID);
  await new Promise((resolve) => setImmediate(resolve)); // the desk follows the session
  const { version, ...after } = ready.station.desks.accept.live.get();
  expect(after).toEqual({ ...before, version: undefined });
  expect(version).toBeGreaterThan(before.version);
});

test('a stop waits behind the lock and is still to be understood', () => {
  scan(ready.station, 'not a code');
  pass(5 * MINUTE);
  signIn(ready.station, DEMO_CLERK_ID);
  expect(ready.station.desks.accept.live.get().stopped).not.toBeNull();
});

test('another person going on is in the view and in every event from then on', () => {
  const { events } = ready.station.core.store;
  scan(ready.station, item(0));
  pass(5 * MINUTE);
  signIn(ready.station, DEMO_SUPERVISOR_ID);
  expect(ready.station.desks.session.live.get().user?.user).toBe(DEMO_SUPERVISOR_ID);
  const from = (events.head()?.n ?? 0) + 1;
  scan(ready.station, item(1));
  const added = Array.from({ length: (events.head()?.n ?? 0) - from + 1 }, (_, at) => events.at(from + at)?.actor);
  expect(added).toEqual([DEMO_SUPERVISOR_ID, DEMO_SUPERVISOR_ID]);
});

test('the minutes are a setting of the start', async () => {
  await ready.station.close();
  const station = openStation({ ...ready.start, idleLockMinutes: 1 }, ready.clock);
  signIn(station, DEMO_CLERK_ID);
  ready.clock.advance(MINUTE);
  station.idle.look();
  expect(station.desks.session.live.get().phase).toBe('locked');
  await station.close();
});

test('the watch looks by itself, and no more once it is stopped', async () => {
  let locks = 0;
  const watch = startIdleWatch({
    clock: { steadyMs: () => performance.now() },
    limitMs: 0,
    isSignedIn: () => true,
    lock: () => void (locks += 1),
    everyMs: 1,
  });
  await expect.poll(() => locks).toBeGreaterThan(0);
  watch.stop();
  const then = locks;
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(locks).toBe(then);
});

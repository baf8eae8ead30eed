/** What the feed says of a person holds at once, not only after the next lock. */
import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import type { UserId } from '../../../domain/custody/ids.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { lastUseOf, must, readyStation, scan, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { DEMO_CLERK_BADGE, DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';

let ready: ReadyStation;
afterEach(() => ready.end());

async function usersEntry() {
  const { entries } = await demoFeed();
  const users = entries.find((entry) => entry.kind === 'users');
  if (users?.kind !== 'users') throw new Error('the demo feed has no users');
  return users;
}

test('a person whom the feed no longer names is signed out, and scans are not taken', async () => {
  ready = await readyStation();
  const users = await usersEntry();
  feed(ready.station, [{ ...users, users: users.users.filter(({ user }) => user !== DEMO_CLERK_ID) }]);
  ready.station.feedCame();
  expect(ready.station.desks.session.live.get().phase).toBe('locked');
  const before = ready.station.core.store.events.head()?.n;
  scan(ready.station, ready.manifest.lines[0]?.item ?? '');
  expect(ready.station.core.store.events.head()?.n).toBe(before);
});

test('with the person goes the box that asked for a PIN, and a badge chooses at the locked station', async () => {
  ready = await readyStation();
  const { station } = ready;
  const users = await usersEntry();
  scan(station, ready.manifest.lines[0]?.item ?? '');
  await station.setPin({ requestId: randomUUID(), user: DEMO_SUPERVISOR_ID as UserId, code: 'TEST', pin: '926481' });
  must(station.undoOthers(lastUseOf(station)));
  feed(station, [{ ...users, users: users.users.filter(({ user }) => user !== DEMO_SUPERVISOR_ID) }]);
  station.feedCame();
  expect(station.desks.session.live.get()).toMatchObject({ phase: 'locked', pinBox: null });
  scan(station, DEMO_CLERK_BADGE);
  expect(station.desks.session.live.get()).toMatchObject({ badge: { user: DEMO_CLERK_ID, why: null } });
});

test('a person whom the feed takes away while the PIN is checked is not let in', async () => {
  ready = await readyStation();
  const { station } = ready;
  const users = await usersEntry();
  must(await station.setPin({ requestId: randomUUID(), user: DEMO_CLERK_ID as UserId, code: 'TEST', pin: '739150' }));
  station.lock();
  const signingIn = station.signIn({ requestId: randomUUID(), user: DEMO_CLERK_ID as UserId, pin: '739150' });
  await nextTurn(); // the PIN is being hashed
  feed(station, [{ ...users, users: users.users.filter(({ user }) => user !== DEMO_CLERK_ID) }]);
  station.feedCame();
  expect(await signingIn).toEqual({ ok: false, fault: { kind: 'unknown-person' } });
  expect(station.desks.session.live.get()).toMatchObject({ phase: 'locked', user: null });
});

test('a person who became an administrator accepts nothing more', async () => {
  ready = await readyStation();
  const users = await usersEntry();
  const changed = users.users.map((one) =>
    one.user === DEMO_CLERK_ID ? { ...one, role: 'administrator' as const } : one,
  );
  feed(ready.station, [{ ...users, users: changed }]);
  ready.station.feedCame();
  const before = ready.station.core.store.events.head()?.n;
  scan(ready.station, ready.manifest.lines[0]?.item ?? '');
  expect(ready.station.core.store.events.head()?.n).toBe(before);
});

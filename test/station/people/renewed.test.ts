/** What the feed says of a person holds at once, not only after the next lock. */
import { afterEach, expect, test } from 'vitest';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { readyStation, scan, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { DEMO_CLERK_ID } from '../../support/manifest/demo-office.ts';

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

import { randomBytes, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '../../../domain/custody/ids.ts';
import { createPinDesk, type PinDesk } from '../../../electron/station/people/pin.ts';
import { waitAfter } from '../../../electron/station/people/waits.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../../support/manifest/demo-office.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { must } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';

const USER = DEMO_CLERK_ID as UserId;
const PIN = '739150';

let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeEach(async () => {
  prepared = await prepareFolder(4);
  copy = prepared.open();
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const setPin = (pin = PIN, code = 'TEST') => copy.station.setPin({ requestId: randomUUID(), user: USER, code, pin });
const signIn = (pin: string) => copy.station.signIn({ requestId: randomUUID(), user: USER, pin });
const kindOf = (reply: { ok: true } | { ok: false; fault: { kind: string } }): string =>
  reply.ok ? 'in' : reply.fault.kind;
const typesOf = () => copy.station.core.store.db.prepare('SELECT type FROM event ORDER BY n').pluck().all();

const left = () =>
  copy.station.core.store.db.prepare('SELECT wait_left_ms FROM pin_verifier WHERE user = ?').pluck().get(USER);
const unlocked = () =>
  copy.station.core.store.db
    .prepare("SELECT bytes FROM event WHERE type = 'user.unlocked'")
    .pluck()
    .all()
    .map((bytes) => JSON.parse(String(bytes)) as { actor: string; payload: unknown });

test('a PIN is set with the manager’s code, signs in, and the ledger says so without the PIN', async () => {
  expect(must(await setPin()).phase).toBe('no-set');
  copy.station.lock();
  expect(kindOf(await signIn(PIN))).toBe('in');
  expect(typesOf()).toEqual(['epoch.started', 'user.pin-set', 'user.signed-in']);
  const stored = copy.station.core.store.db.prepare('SELECT group_concat(bytes) FROM event').pluck().get();
  expect(String(stored)).not.toContain(PIN);
});

test('the code may be typed with dashes, spaces and small letters', async () => {
  expect(kindOf(await setPin(PIN, ' te-st '))).toBe('in');
});

test('a wrong code sets nothing, and neither does a code of another person', async () => {
  expect(kindOf(await setPin(PIN, 'TESU'))).toBe('wrong-code');
  expect(kindOf(await signIn(PIN))).toBe('no-pin-yet');
});

test('a code sets one PIN; who forgot it needs a new code', async () => {
  must(await setPin());
  expect(kindOf(await setPin('926481'))).toBe('code-used');
  expect(kindOf(await signIn(PIN))).toBe('in');
  const { entries } = await demoFeed();
  const users = entries.find((entry) => entry.kind === 'users');
  if (users?.kind !== 'users') throw new Error('no users');
  const { createHash } = await import('node:crypto');
  const pinCodeHash = createHash('sha256').update(`${USER}:FRESH`).digest('hex');
  feed(copy.station, [{ ...users, users: users.users.map((user) => ({ ...user, pinCodeHash })) }]);
  expect(kindOf(await setPin('926481', 'FRESH'))).toBe('in');
  expect(kindOf(await signIn('926481'))).toBe('in');
});

test('asking again for a PIN that was set gives the present view, not a refusal', async () => {
  const request = { requestId: randomUUID(), user: USER, code: 'TEST', pin: PIN };
  must(await copy.station.setPin(request));
  expect(must(await copy.station.setPin(request)).phase).toBe('no-set');
  expect(typesOf()).toEqual(['epoch.started', 'user.pin-set']);
});

test('somebody who is not in the feed can neither set a PIN nor sign in', async () => {
  const user = '99999999' as UserId;
  expect(kindOf(await copy.station.setPin({ requestId: randomUUID(), user, code: 'TEST', pin: PIN }))).toBe(
    'unknown-person',
  );
  expect(kindOf(await copy.station.signIn({ requestId: randomUUID(), user, pin: PIN }))).toBe('unknown-person');
});

test('each wrong PIN counts down, then costs time that doubles, and the right one waits too', async () => {
  must(await setPin());
  const tries = [];
  for (let wrong = 1; wrong <= 4; wrong += 1) tries.push(await signIn('111119'));
  expect(tries.map((reply) => !reply.ok && reply.fault)).toEqual(
    [4, 3, 2, 1].map((triesLeft) => ({ kind: 'wrong-pin', triesLeft })),
  );
  expect(kindOf(await signIn('111119'))).toBe('wait');
  expect(kindOf(await signIn(PIN))).toBe('wait');
  copy.clock.advance(30_000);
  expect(kindOf(await signIn('111119'))).toBe('wait');
  copy.clock.advance(31_000);
  expect(kindOf(await signIn(PIN))).toBe('wait');
  copy.clock.advance(29_000);
  expect(kindOf(await signIn(PIN))).toBe('in');
  expect(await signIn('111119')).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 4 } });
});

test('ten wrong PINs at the same moment are ten tries', async () => {
  must(await setPin());
  const replies = await Promise.all(Array.from({ length: 10 }, () => signIn('111119')));
  expect(replies.map(kindOf).sort()).toEqual([...Array<string>(6).fill('wait'), ...Array<string>(4).fill('wrong-pin')]);
});

test('a restart does not give the tries back', async () => {
  must(await setPin());
  for (let wrong = 1; wrong <= 3; wrong += 1) await signIn('111119');
  await copy.restart();
  expect(await signIn('111119')).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 1 } });
});

describe('a wait', () => {
  beforeEach(async () => {
    must(await setPin());
    for (let wrong = 1; wrong <= 6; wrong += 1) {
      await signIn('111119');
      if (wrong === 5) copy.clock.advance(30_000);
    }
  });

  test.each([
    ['years back', Date.UTC(2020, 0, 1)],
    ['years ahead', Date.UTC(2040, 0, 1)],
  ])('is as long as it is when the PC’s clock is set %s', async (_, to) => {
    copy.clock.set(to);
    expect(kindOf(await signIn(PIN))).toBe('wait');
    copy.clock.advance(59_000);
    expect(kindOf(await signIn(PIN))).toBe('wait');
    copy.clock.advance(1_000);
    expect(kindOf(await signIn(PIN))).toBe('in');
  });

  test('is not shortened by a restart, nor by one with another time on the clock', async () => {
    copy.clock.set(Date.UTC(2040, 0, 1));
    await copy.restart();
    expect(kindOf(await signIn(PIN))).toBe('wait');
    copy.clock.advance(59_000);
    expect(kindOf(await signIn(PIN))).toBe('wait');
    expect(left()).toBe(1_000);
    await copy.restart();
    expect(kindOf(await signIn(PIN))).toBe('wait');
    copy.clock.advance(1_000);
    expect(kindOf(await signIn(PIN))).toBe('in');
    expect(left()).toBe(0);
  });

  test('is shown as a time of day by the PC’s own clock', async () => {
    const now = copy.clock.nowMs();
    const reply = await signIn(PIN);
    if (reply.ok || reply.fault.kind !== 'wait') throw new Error('no wait');
    expect(reply.fault.untilMs - now).toBeGreaterThan(59_000);
    expect(reply.fault.untilMs - now).toBeLessThan(61_000);
  });
});

/** Types `count` wrong PINs and sits out every wait. */
async function failOften(count: number, user: UserId = USER): Promise<void> {
  for (let wrong = 1; wrong <= count; wrong += 1) {
    await copy.station.signIn({ requestId: randomUUID(), user, pin: '111119' });
    copy.clock.advance(15 * 60_000);
  }
}

test('after ten wrong PINs time does not help any more; a new PIN with the manager’s code does', async () => {
  must(await setPin());
  await failOften(10);
  copy.clock.advance(365 * 86_400_000);
  expect(kindOf(await signIn(PIN))).toBe('locked-out');
  await copy.restart();
  expect(kindOf(await signIn(PIN))).toBe('locked-out');
  const { entries } = await demoFeed();
  const users = entries.find((entry) => entry.kind === 'users');
  if (users?.kind !== 'users') throw new Error('no users');
  const { createHash } = await import('node:crypto');
  const pinCodeHash = createHash('sha256').update(`${USER}:FRESH`).digest('hex');
  feed(copy.station, [{ ...users, users: users.users.map((user) => ({ ...user, pinCodeHash })) }]);
  expect(kindOf(await setPin('926481', 'FRESH'))).toBe('in');
  expect(kindOf(await signIn('926481'))).toBe('in');
});

describe('a supervisor', () => {
  const SUPERVISOR = DEMO_SUPERVISOR_ID as UserId;
  const SUPERVISORS_PIN = '926481';
  const unlock = (over: Partial<{ requestId: string; user: UserId; supervisor: UserId; pin: string }> = {}) =>
    copy.station.unlock({
      requestId: randomUUID(),
      user: USER,
      supervisor: SUPERVISOR,
      pin: SUPERVISORS_PIN,
      ...over,
    });
  beforeEach(async () => {
    must(await setPin());
    must(await copy.station.setPin({ requestId: randomUUID(), user: SUPERVISOR, code: 'TEST', pin: SUPERVISORS_PIN }));
    copy.station.lock();
  });

  test.each([5, 10])(
    'ends the waiting after %d wrong PINs, at a locked station, and the ledger says so',
    async (tries) => {
      await failOften(tries - 1);
      expect(['wait', 'locked-out']).toContain(kindOf(await signIn('111119')));
      expect(must(await unlock()).phase).toBe('locked');
      expect(unlocked()).toMatchObject([{ actor: SUPERVISOR, payload: { user: USER } }]);
      expect(kindOf(await signIn(PIN))).toBe('in');
      expect(await signIn('111119')).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 4 } });
    },
  );

  test('the same request again is one event', async () => {
    await failOften(5);
    const requestId = randomUUID();
    must(await unlock({ requestId }));
    must(await unlock({ requestId }));
    expect(unlocked()).toHaveLength(1);
  });

  test('needs the right PIN, and wrong ones count against the supervisor', async () => {
    await failOften(5);
    expect(await unlock({ pin: '111119' })).toMatchObject({ fault: { kind: 'wrong-pin', triesLeft: 4 } });
    for (let wrong = 2; wrong <= 5; wrong += 1) await unlock({ pin: '111119' });
    expect(kindOf(await unlock())).toBe('wait');
    expect(unlocked()).toEqual([]);
  });

  test('cannot unlock themselves, a clerk can unlock nobody, and there must be something to end', async () => {
    expect(kindOf(await unlock())).toBe('nothing-to-unlock');
    await failOften(5, SUPERVISOR);
    expect(kindOf(await unlock({ user: SUPERVISOR }))).toBe('own-request');
    expect(kindOf(await unlock({ user: SUPERVISOR, supervisor: USER, pin: PIN }))).toBe('not-allowed');
    expect(unlocked()).toEqual([]);
  });
});

const deskWith = (pepper: Uint8Array): PinDesk =>
  createPinDesk(copy.station.core.projections.people, pepper, copy.clock);

describe('a copy of the database', () => {
  test('is useless without the pepper of the keystore', async () => {
    must(await setPin());
    expect(kindOf(await deskWith(Buffer.from(copy.start.pinPepper, 'base64')).check(USER, PIN))).toBe('in');
    expect(kindOf(await deskWith(randomBytes(32)).check(USER, PIN))).toBe('wrong-pin');
    expect(kindOf(await deskWith(new Uint8Array(32)).check(USER, PIN))).toBe('wrong-pin');
  });

  test('shows neither the PIN nor that two people chose the same', async () => {
    must(await setPin());
    const supervisor = DEMO_SUPERVISOR_ID as UserId;
    must(await copy.station.setPin({ requestId: randomUUID(), user: supervisor, code: 'TEST', pin: PIN }));
    const rows = copy.station.core.store.db.prepare('SELECT verifier, salt FROM pin_verifier').all() as {
      verifier: Buffer;
      salt: Buffer;
    }[];
    expect(rows).toHaveLength(2);
    expect(new Set(rows.map(({ verifier }) => verifier.toString('hex'))).size).toBe(2);
    expect(new Set(rows.map(({ salt }) => salt.toString('hex'))).size).toBe(2);
    expect(rows.map(({ verifier }) => verifier.length)).toEqual([32, 32]);
  });
});

test.each([
  ['000000', 'pin-repeats'],
  ['456789', 'pin-run'],
  ['100423', 'pin-own-id'],
  ['150884', 'pin-date'],
  ['147258', 'pin-common'],
])('%s sets no PIN: %s', async (pin, why) => {
  expect(kindOf(await setPin(pin))).toBe(why);
  expect(kindOf(await signIn(pin))).toBe('no-pin-yet');
});

test('the wait is nothing four times, then 30 s, doubling, and never more than 15 minutes', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 100].map(waitAfter)).toEqual([
    0, 0, 0, 0, 30_000, 60_000, 120_000, 240_000, 480_000, 900_000, 900_000, 900_000,
  ]);
});

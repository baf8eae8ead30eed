/** A badge says who; it signs nobody in, and it never disturbs the work on the screen. */
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { UserId } from '../../../domain/custody/ids.ts';
import {
  DEMO_CLERK_BADGE,
  DEMO_CLERK_ID,
  DEMO_SUPERVISOR_BADGE,
  DEMO_SUPERVISOR_ID,
} from '../../support/manifest/demo-office.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';
import { must, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';
import { feed } from '../../support/station/test-station.ts';
import { codeOf, connectWire } from '../support/wire.ts';

const CLERK = DEMO_CLERK_ID as UserId;
const SUPERVISOR = DEMO_SUPERVISOR_ID as UserId;
const PIN = '926481';
const NOBODYS_BADGE = 'DKB-0000000000000000';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

const session = () => ready.station.desks.session.live.get();
const events = () => ready.station.core.store.events.head()?.n;
const refused = () => ready.station.desks.board.live.get().scansRefused;
const item = (line: number) => ready.manifest.lines[line]?.item ?? '';

/** Gives both people a PIN and leaves the clerk at work. */
async function setPins(): Promise<void> {
  must(await ready.station.setPin({ requestId: randomUUID(), user: SUPERVISOR, code: 'TEST', pin: PIN }));
  must(await ready.station.setPin({ requestId: randomUUID(), user: CLERK, code: 'TEST', pin: '739150' }));
}
function acceptLine(line: number): void {
  weigh(ready.station, ready.manifest.lines[line]?.grams ?? 0);
  expect(scan(ready.station, item(line)).result).toMatchObject({ kind: 'accepted', number: item(line) });
}
const switchTo = (user: UserId, pin: string) => ready.station.signIn({ requestId: randomUUID(), user, pin });

describe('at a locked station', () => {
  beforeEach(() => {
    ready.station.lock();
  });

  test('a badge chooses the person and signs nobody in', () => {
    const before = events();
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    expect(session()).toMatchObject({ phase: 'locked', user: null, badge: { user: SUPERVISOR, why: null } });
    expect(session().pinBox).toBeNull();
    expect([events(), refused()]).toEqual([before, 0]);
  });

  test('the next badge chooses the next person, under a new number', () => {
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    const first = session().badge?.no ?? 0;
    scan(ready.station, DEMO_CLERK_BADGE);
    expect(session().badge).toEqual({ no: first + 1, user: CLERK, why: null });
  });

  test('a badge that nobody here has is named as such', () => {
    scan(ready.station, NOBODYS_BADGE);
    expect(session().badge).toMatchObject({ user: null, why: 'unknown' });
  });
});

describe('at work', () => {
  beforeEach(async () => {
    await setPins();
    acceptLine(0);
  });

  test('another person’s badge asks for the PIN and changes neither screen nor person', () => {
    const [before, view] = [events(), ready.station.desks.accept.live.get()];
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    expect(session()).toMatchObject({ phase: 'ready', user: { user: CLERK } });
    expect(session().pinBox).toMatchObject({ purpose: 'switch', user: SUPERVISOR, action: null });
    expect(events()).toBe(before);
    expect(ready.station.desks.accept.live.get()).toEqual(view);
  });

  test('while the PIN is asked for, parcels are refused and counted, scanned or typed', async () => {
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    const before = events();
    scan(ready.station, item(1));
    scan(ready.station, item(2));
    expect([events(), refused()]).toEqual([before, 2]);
    const wire = connectWire(ready.station);
    expect(await codeOf(wire.client.accept.type({ requestId: randomUUID(), text: item(1) }))).toBe('pin-asked');
    wire.close();
    must(ready.station.dismiss());
    await new Promise((resolve) => setImmediate(resolve)); // the board follows the session
    expect(refused()).toBe(0);
    acceptLine(1);
  });

  test('the right PIN switches: same task, same counts, and the next event carries the new person', async () => {
    const before = ready.station.desks.accept.live.get();
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    must(await switchTo(SUPERVISOR, PIN));
    expect(session()).toMatchObject({ phase: 'ready', user: { user: SUPERVISOR }, pinBox: null });
    await new Promise((resolve) => setImmediate(resolve)); // the desk follows the session
    const after = ready.station.desks.accept.live.get();
    expect([after.counts, after.consignment, after.recent]).toEqual([before.counts, before.consignment, before.recent]);
    expect(after.can).toMatchObject({ undo: false, undoOthers: true });
    acceptLine(1);
    const { events: ledger } = ready.station.core.store;
    const n = events() ?? 0;
    const actors = [n - 4, n - 3, n - 2, n - 1, n].map((at) => [ledger.at(at)?.type, ledger.at(at)?.actor]);
    expect(actors).toEqual([
      ['item.accepted', CLERK],
      ['label.issued', CLERK],
      ['user.signed-in', SUPERVISOR],
      ['item.accepted', SUPERVISOR],
      ['label.issued', SUPERVISOR],
    ]);
  });

  test('a wrong PIN leaves the box, the task and the person who was there', async () => {
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    expect(await switchTo(SUPERVISOR, '111119')).toMatchObject({ fault: { kind: 'wrong-pin' } });
    expect(session()).toMatchObject({ user: { user: CLERK }, pinBox: { user: SUPERVISOR } });
  });

  test('a lock takes the box away', () => {
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    ready.station.lock();
    expect(session()).toMatchObject({ phase: 'locked', pinBox: null, badge: null });
  });

  test.each([
    ['same-person', DEMO_CLERK_BADGE],
    ['unknown', NOBODYS_BADGE],
  ])('%s: the badge is answered with a word, no box, and the next parcel is taken as always', (why, badge) => {
    const before = events();
    scan(ready.station, badge);
    expect(session()).toMatchObject({ pinBox: null, badge: { user: null, why } });
    expect([events(), refused()]).toEqual([before, 0]);
    acceptLine(1);
    expect(session().badge).toBeNull();
  });

  test('while a stop waits, a badge asks for nothing and is a scan too many', () => {
    scan(ready.station, '406-1121854-6708985');
    scan(ready.station, DEMO_SUPERVISOR_BADGE);
    expect(session()).toMatchObject({ pinBox: null, badge: { why: 'stopped' } });
    expect(ready.station.desks.accept.live.get()).toMatchObject({ stopped: { ignored: 1 }, missed: [] });
  });

  test('a badge that the feed gives to two people chooses neither', async () => {
    const { entries } = await demoFeed();
    const users = entries.find((entry) => entry.kind === 'users');
    if (users?.kind !== 'users') throw new Error('no users');
    feed(ready.station, [{ ...users, users: users.users.map((one) => ({ ...one, badge: DEMO_CLERK_BADGE })) }]);
    scan(ready.station, DEMO_CLERK_BADGE);
    expect(session()).toMatchObject({ pinBox: null, badge: { why: 'two-people' } });
  });

  test('a typed badge is no badge', () => {
    const view = must(ready.station.type(randomUUID(), DEMO_SUPERVISOR_BADGE));
    expect(view.result).toMatchObject({
      kind: 'stop',
      reason: { code: 'not-a-parcel', what: 'badge', shown: 'DKB-…' },
    });
    expect(session().pinBox).toBeNull();
  });
});

test('a person without a PIN here is told so and asked for none', () => {
  scan(ready.station, DEMO_SUPERVISOR_BADGE);
  expect(session()).toMatchObject({ pinBox: null, badge: { why: 'no-pin-yet' } });
});

test('neither the ledger nor the screens hold what a badge says', async () => {
  await setPins();
  scan(ready.station, DEMO_SUPERVISOR_BADGE);
  must(await switchTo(SUPERVISOR, PIN));
  const bytes = ready.station.core.store.db.prepare('SELECT group_concat(bytes) FROM event').pluck().get();
  const views = JSON.stringify([session(), ready.station.desks.accept.live.get()]);
  for (const text of [String(bytes), views]) {
    expect(text).not.toContain(DEMO_SUPERVISOR_BADGE);
    expect(text).not.toContain(DEMO_CLERK_BADGE);
  }
});

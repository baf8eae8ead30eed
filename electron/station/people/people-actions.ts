/**
 * What people do before they work: enrol the station, set a PIN, sign in, lock.
 */
import { randomBytes } from 'node:crypto';
import type { SessionView } from '../../../domain/contract/station.ts';
import type { EpochId, UseId, UserId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { isSafeCentreAddress } from '../../../domain/sync/centre-address.ts';
import { runCommand, type CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import type { AcceptDesk } from '../desk/accept-desk.ts';
import type { SessionDesk } from '../desk/session-desk.ts';
import type { CentralClient } from '../sync/central-client.ts';
import type { Confirm } from './confirm.ts';
import { enrol, type EnrolRefusal } from './enrol.ts';
import type { IdleWatch } from './idle-watch.ts';
import type { PinDesk, PinRefusal } from './pin.ts';

export type PeopleActions = {
  readonly enrol: (input: {
    requestId: string;
    centreUrl: string;
    code: string;
  }) => Promise<Reply<SessionView, EnrolRefusal>>;
  readonly setPin: (input: {
    requestId: string;
    user: UserId;
    code: string;
    pin: string;
  }) => Promise<Reply<SessionView, PinRefusal | CommandFault>>;
  readonly signIn: (input: {
    requestId: string;
    user: UserId;
    pin: string;
  }) => Promise<Reply<SessionView, PinRefusal | CommandFault>>;
  readonly lock: () => SessionView;
} & BoxActions;

/** What is done in the box that asks for a PIN, and beside it. */
export type BoxActions = {
  /** A supervisor ends the waiting of another person; works at a locked station too. */
  readonly unlock: (input: {
    requestId: string;
    user: UserId;
    supervisor: UserId;
    pin: string;
  }) => Promise<Reply<SessionView>>;
  /** Puts up the box in which a supervisor confirms that another person's acceptance is taken back. */
  readonly undoOthers: (use: UseId) => Reply<SessionView>;
  /** Does what the box asks for, once, when the supervisor's PIN is right. */
  readonly confirm: (input: { requestId: string; user: UserId; pin: string }) => Promise<Reply<SessionView>>;
  readonly dismiss: () => Reply<SessionView>;
  /** A key was pressed. */
  readonly touched: () => Reply<SessionView>;
};

export type PeopleDeps = {
  readonly core: Core;
  readonly session: SessionDesk;
  readonly pins: PinDesk;
  readonly accept: AcceptDesk;
  readonly confirm: Confirm;
  readonly idle: IdleWatch;
  readonly client: CentralClient;
  /** Raw Ed25519 public key in base64url. */
  readonly publicKey: string;
};

/** The address of the centre is kept before the first try, so that a second try needs only the code. */
export function createPeopleActions(deps: PeopleDeps): PeopleActions {
  const { core, session, pins, client, publicKey, idle } = deps;
  return {
    enrol: async ({ requestId, centreUrl, code }) => {
      // An enrolled station stays with its centre: enrol() refuses, and the address is left alone.
      if (core.store.events.station() === null) {
        if (!isSafeCentreAddress(centreUrl)) return refuse({ kind: 'insecure-centre', address: centreUrl });
        core.store.settings.set('centre-url', centreUrl);
      }
      const epoch = randomBytes(16).toString('hex') as EpochId;
      const done = await enrol(core, client, { requestId, code, publicKey, epoch });
      return done.ok ? ok(session.refresh()) : done;
    },
    setPin: async ({ requestId, user, code, pin }) => {
      // The code is used up by the first try; who asks again because an answer was lost gets the present view.
      if (core.store.requests.find(requestId)?.command === 'user.pin-set') return ok(session.live.get());
      const set = await pins.set(user, code, pin);
      return set.ok ? session.signIn(requestId, set.value, 'user.pin-set') : set;
    },
    signIn: async ({ requestId, user, pin }) => {
      const checked = await pins.check(user, pin);
      return checked.ok ? session.signIn(requestId, checked.value, 'user.signed-in') : checked;
    },
    lock: session.lock,
    ...createBoxActions(deps),
    touched: () => {
      idle.touched();
      return atWork(core, () => ok(session.live.get()));
    },
  };
}

/** Commands that a supervisor's PIN sets going. */
const CONFIRMED: ReadonlySet<string> = new Set(['item.undo-others', 'consignment.reopen']);

function createBoxActions(deps: PeopleDeps): Omit<BoxActions, 'touched'> {
  const { core, session, accept, confirm } = deps;
  return {
    unlock: (input) => unlock(deps, input),
    undoOthers: (use) =>
      atWork(core, () => {
        const pending = accept.undoOthers(use);
        if (!pending.ok) return pending;
        session.box.askConfirm(pending.value);
        return ok(session.refresh());
      }),
    confirm: async ({ requestId, user, pin }) => {
      if (core.session.person === null) return refuse({ kind: 'locked' });
      if (CONFIRMED.has(core.store.requests.find(requestId)?.command ?? '')) return ok(session.live.get()); // the answer was lost
      const pending = session.box.pending();
      if (pending === null) return refuse({ kind: 'nothing-to-confirm' });
      const confirmed = await confirm(pending.described, user, pin);
      if (!confirmed.ok) return confirmed;
      // While the PIN was checked the box may have gone, or asked for something else.
      if (session.box.pending() !== pending) return refuse({ kind: 'nothing-to-confirm' });
      const done = pending.run(requestId, confirmed.value);
      if (!done.ok) return done;
      session.box.clear();
      return ok(session.refresh());
    },
    dismiss: () =>
      atWork(core, () => {
        session.box.clear();
        return ok(session.refresh());
      }),
  };
}

function atWork<T>(core: Core, work: () => Reply<T>): Reply<T> {
  return core.session.person === null ? refuse({ kind: 'locked' }) : work();
}

type Unlock = Parameters<BoxActions['unlock']>[0];

async function unlock({ core, session, pins }: PeopleDeps, input: Unlock): Promise<Reply<SessionView>> {
  const { requestId, user, supervisor, pin } = input;
  if (core.store.requests.find(requestId)?.command === 'user.unlock') return ok(session.live.get());
  if (user === supervisor) return refuse({ kind: 'own-request' });
  if (!pins.hasFailed(user)) return refuse({ kind: 'nothing-to-unlock' });
  const checked = await pins.check(supervisor, pin);
  if (!checked.ok) return checked;
  const ran = runCommand<null, CommandFault>(core, {
    requestId,
    name: 'user.unlock',
    action: 'user.unlock',
    as: checked.value,
    decide: () =>
      ok({
        events: [{ type: 'user.unlocked', payload: { user } }],
        answer: () => null,
        also: () => pins.waits.forgive(user),
      }),
  });
  if (!ran.ok) return ran;
  pins.waits.leave(user);
  return ok(session.refresh());
}

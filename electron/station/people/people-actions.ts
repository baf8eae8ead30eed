/**
 * What people do before they work: enrol the station, set a PIN, sign in, lock.
 */
import { randomBytes } from 'node:crypto';
import type { SessionView } from '../../../domain/contract/station.ts';
import type { EpochId, UserId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { isSafeCentreAddress } from '../../../domain/sync/centre-address.ts';
import type { CommandFault } from '../commands/run-command.ts';
import type { Core } from '../core.ts';
import type { SessionDesk } from '../desk/session-desk.ts';
import type { CentralClient } from '../sync/central-client.ts';
import { enrol, type EnrolRefusal } from './enrol.ts';
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
};

export type PeopleDeps = {
  readonly core: Core;
  readonly session: SessionDesk;
  readonly pins: PinDesk;
  readonly client: CentralClient;
  /** Raw Ed25519 public key in base64url. */
  readonly publicKey: string;
};

/** The address of the centre is kept before the first try, so that a second try needs only the code. */
export function createPeopleActions({ core, session, pins, client, publicKey }: PeopleDeps): PeopleActions {
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
  };
}

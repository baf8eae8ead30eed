/**
 * PINs of this station.
 * Invariant: a verifier is useless without the pepper, which never lies in the database; wrong tries cost growing time.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { UserId } from '../../../domain/custody/ids.ts';
import { weaknessOf, type PinWeakness } from '../../../domain/people/pin-rule.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../core.ts';
import type { PeopleTable, PinRecord, Person } from '../projections/people-table.ts';
import { createWaits, FREE_TRIES, LOCKED_OUT_AFTER, type Waits } from './waits.ts';

export type PinRefusal =
  | { readonly kind: 'unknown-person' }
  | { readonly kind: 'no-pin-yet' }
  | { readonly kind: 'wrong-pin'; readonly triesLeft: number }
  /** `untilMs` is a time of day by this PC, for people; the wait itself does not follow that clock. */
  | { readonly kind: 'wait'; readonly untilMs: number }
  /** Time does not help any more. */
  | { readonly kind: 'locked-out' }
  | { readonly kind: PinWeakness }
  | { readonly kind: 'wrong-code' }
  /** A code sets one PIN at one station; who forgot it gets a new code. */
  | { readonly kind: 'code-used' };

export type PinDesk = {
  /** Sets a person's PIN at this station with the manager's one-time code. */
  readonly set: (user: UserId, code: string, pin: string) => Promise<Reply<Person, PinRefusal>>;
  readonly check: (user: UserId, pin: string) => Promise<Reply<Person, PinRefusal>>;
  /** Whether wrong PINs stand against the person. */
  readonly hasFailed: (user: UserId) => boolean;
  /** Takes wrong PINs back: `forgive` inside the transaction that says so in the ledger, `leave` after its commit. */
  readonly waits: Pick<Waits, 'forgive' | 'leave'>;
};

/** argon2id, 64 MiB, 3 passes, 1 lane; then HMAC-SHA-256 under the station's pepper. */
const ARGON2ID = 2; // the library's const enum does not survive isolated modules
const COST = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };

/** Works on the people's table; `pepper` is 32 bytes from the keystore. Calls wait for each other, so every try counts. */
export function createPinDesk(people: PeopleTable, pepper: Uint8Array, clock: Clock): PinDesk {
  const verifierOf = async (pin: string, salt: Uint8Array): Promise<Buffer> => {
    const slow = await hashRaw(pin, { ...COST, salt });
    return createHmac('sha256', pepper).update(slow).digest();
  };
  const isRight = async (pin: string, { salt, verifier }: PinRecord): Promise<boolean> =>
    timingSafeEqual(await verifierOf(pin, salt), verifier);
  const inTurn = createTurns();
  const waits = createWaits(people, clock);
  return {
    set: (user, code, pin) =>
      inTurn(async () => {
        const person = people.person(user);
        if (person === null) return refuse({ kind: 'unknown-person' });
        if (!isCodeOf(person, code)) return refuse({ kind: 'wrong-code' });
        if (people.pinOf(user)?.codeHash === person.pinCodeHash) return refuse({ kind: 'code-used' });
        const weakness = weaknessOf(pin, user);
        if (weakness !== null) return refuse({ kind: weakness });
        const salt = randomBytes(16);
        people.setPin(user, { verifier: await verifierOf(pin, salt), salt, codeHash: person.pinCodeHash });
        waits.leave(user);
        return nowOf(people, user);
      }),
    check: (user, pin) =>
      inTurn(async () => {
        const person = people.person(user);
        const record = people.pinOf(user);
        if (person === null) return refuse({ kind: 'unknown-person' });
        if (record === null) return refuse({ kind: 'no-pin-yet' });
        if (record.failures >= LOCKED_OUT_AFTER) return refuse({ kind: 'locked-out' });
        const leftMs = waits.leftOf(user, record);
        if (leftMs > 0) return refuse({ kind: 'wait', untilMs: clock.nowMs() + leftMs });
        if (await isRight(pin, record)) {
          waits.forgive(user);
          waits.leave(user);
          return nowOf(people, user);
        }
        const failures = record.failures + 1;
        const waitMs = waits.failed(user, failures);
        if (failures >= LOCKED_OUT_AFTER) return refuse({ kind: 'locked-out' });
        if (waitMs > 0) return refuse({ kind: 'wait', untilMs: clock.nowMs() + waitMs });
        return refuse({ kind: 'wrong-pin', triesLeft: FREE_TRIES - failures });
      }),
    hasFailed: (user) => (people.pinOf(user)?.failures ?? 0) > 0,
    waits,
  };
}

/** The feed may have changed or taken away the person while a PIN was hashed. */
function nowOf(people: PeopleTable, user: UserId): Reply<Person, PinRefusal> {
  const person = people.person(user);
  return person === null ? refuse({ kind: 'unknown-person' }) : ok(person);
}

/** Runs one piece of work at a time, in the order they came. */
function createTurns(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work, work);
    last = turn.catch(() => null);
    return turn;
  };
}

function isCodeOf(person: Person, code: string): boolean {
  const plain = code.replaceAll(/[-\s]/g, '').toUpperCase();
  const hash = createHash('sha256').update(`${person.user}:${plain}`).digest();
  return timingSafeEqual(hash, Buffer.from(person.pinCodeHash, 'hex'));
}

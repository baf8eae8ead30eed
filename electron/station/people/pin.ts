/**
 * PINs of this station.
 * Invariant: a verifier is useless without the pepper, which never lies in the database; wrong tries cost growing time.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { hashRaw } from '@node-rs/argon2';
import type { UserId } from '../../../domain/custody/ids.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Clock } from '../core.ts';
import type { PeopleTable, PinRecord, Person } from '../projections/people-table.ts';

export type PinRefusal =
  | { readonly kind: 'unknown-person' }
  | { readonly kind: 'no-pin-yet' }
  | { readonly kind: 'wrong-pin'; readonly triesLeft: number }
  | { readonly kind: 'wait'; readonly untilMs: number }
  | { readonly kind: 'common-pin' }
  | { readonly kind: 'wrong-code' }
  /** A code sets one PIN at one station; who forgot it gets a new code. */
  | { readonly kind: 'code-used' };

export type PinDesk = {
  /** Sets a person's PIN at this station with the manager's one-time code. */
  readonly set: (user: UserId, code: string, pin: string) => Promise<Reply<Person, PinRefusal>>;
  readonly check: (user: UserId, pin: string) => Promise<Reply<Person, PinRefusal>>;
};

/** argon2id, 64 MiB, 3 passes, 1 lane; then HMAC-SHA-256 under the station's pepper. */
const ARGON2ID = 2; // the library's const enum does not survive isolated modules
const COST = { algorithm: ARGON2ID, memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };
const FREE_TRIES = 5;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** Works on the people's table; `pepper` is 32 bytes from the keystore. Calls wait for each other, so every try counts. */
export function createPinDesk(people: PeopleTable, pepper: Uint8Array, clock: Clock): PinDesk {
  const verifierOf = async (pin: string, salt: Uint8Array): Promise<Buffer> => {
    const slow = await hashRaw(pin, { ...COST, salt });
    return createHmac('sha256', pepper).update(slow).digest();
  };
  const inTurn = createTurns();
  return {
    set: (user, code, pin) =>
      inTurn(async () => {
        const person = people.person(user);
        if (person === null) return refuse({ kind: 'unknown-person' });
        if (!isCodeOf(person, code)) return refuse({ kind: 'wrong-code' });
        if (people.pinOf(user)?.codeHash === person.pinCodeHash) return refuse({ kind: 'code-used' });
        if (isCommon(pin)) return refuse({ kind: 'common-pin' });
        const salt = randomBytes(16);
        people.setPin(user, { verifier: await verifierOf(pin, salt), salt, codeHash: person.pinCodeHash });
        return ok({ ...person, hasPin: true });
      }),
    check: (user, pin) =>
      inTurn(async () => {
        const person = people.person(user);
        const record = people.pinOf(user);
        if (person === null) return refuse({ kind: 'unknown-person' });
        if (record === null) return refuse({ kind: 'no-pin-yet' });
        const untilMs = waitUntil(record, clock.nowMs());
        if (untilMs !== record.lockedUntilMs) people.tried(user, record.failures, untilMs);
        if (untilMs > clock.nowMs()) return refuse({ kind: 'wait', untilMs });
        if (timingSafeEqual(await verifierOf(pin, record.salt), record.verifier)) {
          people.tried(user, 0, 0);
          return ok(person);
        }
        const failures = record.failures + 1;
        const waitMs = waitAfter(failures);
        const lockedUntilMs = waitMs === 0 ? 0 : clock.nowMs() + waitMs;
        people.tried(user, failures, lockedUntilMs);
        if (waitMs > 0) return refuse({ kind: 'wait', untilMs: lockedUntilMs });
        return refuse({ kind: 'wrong-pin', triesLeft: FREE_TRIES - failures });
      }),
  };
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

/** A clock that was set back must not turn a wait of minutes into one of months. */
function waitUntil(record: PinRecord, nowMs: number): number {
  const longest = nowMs + waitAfter(record.failures);
  return Math.min(record.lockedUntilMs, longest);
}

/** No wait for the first tries, then 30 s, doubling to 15 minutes. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
}

/** All digits equal, a straight run up or down, or a pair or triple repeated. */
export function isCommon(pin: string): boolean {
  const steps = new Set(
    Array.from(pin)
      .slice(1)
      .map((digit, at) => Number(digit) - Number(pin[at])),
  );
  const straight = steps.size === 1 && [0, 1, -1].includes([...steps][0] ?? 9);
  return straight || /^(\d\d)\1\1$/.test(pin) || /^(\d{3})\1$/.test(pin);
}

function isCodeOf(person: Person, code: string): boolean {
  const plain = code.replaceAll(/[-\s]/g, '').toUpperCase();
  const hash = createHash('sha256').update(`${person.user}:${plain}`).digest();
  return timingSafeEqual(hash, Buffer.from(person.pinCodeHash, 'hex'));
}

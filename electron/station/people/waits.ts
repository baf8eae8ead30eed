/**
 * Waits after wrong PINs.
 * Invariant: only time that passes ends a wait. The PC's clock is not asked, and a restart begins what was left anew.
 */
import type { UserId } from '../../../domain/custody/ids.ts';
import type { Clock } from '../core.ts';
import type { PeopleTable, PinRecord } from '../projections/people-table.ts';

export type Waits = {
  /** Milliseconds the person still has to wait, noted for the next start; 0 when none. */
  readonly leftOf: (user: UserId, record: PinRecord) => number;
  /** Counts one more wrong PIN and gives the wait it costs, in milliseconds. */
  readonly failed: (user: UserId, failures: number) => number;
  /** Nothing is owed any more; `leave` belongs after the commit when it is called inside a transaction. */
  readonly forgive: (user: UserId) => void;
  readonly leave: (user: UserId) => void;
};

/** So many wrong PINs cost nothing but the try. */
export const FREE_TRIES = 5;
/** After so many only a supervisor, or a new PIN by the manager's code, helps. */
export const LOCKED_OUT_AFTER = 10;
const FIRST_WAIT_MS = 30_000;
const LONGEST_WAIT_MS = 15 * 60_000;

/** No wait for the first tries, then 30 s, doubling to 15 minutes. */
export function waitAfter(failures: number): number {
  if (failures < FREE_TRIES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_TRIES));
}

/** What was left when the process ended runs on from here. */
export function createWaits(people: PeopleTable, { steadyMs }: Pick<Clock, 'steadyMs'>): Waits {
  const ends = new Map<UserId, number>();
  for (const { user, waitLeftMs } of people.waiting()) ends.set(user, steadyMs() + waitLeftMs);
  return {
    leftOf: (user, record) => {
      const left = Math.max(0, Math.ceil((ends.get(user) ?? 0) - steadyMs()));
      if (left !== record.waitLeftMs) people.tried(user, record.failures, left);
      return left;
    },
    failed: (user, failures) => {
      const waitMs = waitAfter(failures);
      people.tried(user, failures, waitMs);
      if (waitMs > 0) ends.set(user, steadyMs() + waitMs);
      return waitMs;
    },
    forgive: (user) => people.tried(user, 0, 0),
    leave: (user) => void ends.delete(user),
  };
}

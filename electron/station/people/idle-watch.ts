/**
 * Locks the station when nobody has scanned or pressed a key for a while. The task stays: it is in the ledger and on
 * the desks, not in the person.
 */
import type { Clock } from '../core.ts';

export type IdleWatch = {
  /** A scan came or a key was pressed. */
  readonly touched: () => void;
  /** Locks when the time is over. Called by a timer; tests call it themselves. */
  readonly look: () => void;
  readonly stop: () => void;
};

export type IdleDeps = {
  readonly clock: Pick<Clock, 'steadyMs'>;
  readonly limitMs: number;
  readonly isSignedIn: () => boolean;
  readonly lock: () => void;
  /** How often the timer looks. */
  readonly everyMs?: number;
};

/** How late a lock may be. */
const LOOK_MS = 5_000;

/** Time at a locked station does not count. The timer keeps no process alive. */
export function startIdleWatch({ clock, limitMs, isSignedIn, lock, everyMs = LOOK_MS }: IdleDeps): IdleWatch {
  let lastMs = clock.steadyMs();
  const touched = (): void => {
    lastMs = clock.steadyMs();
  };
  const look = (): void => {
    if (!isSignedIn()) return touched();
    if (clock.steadyMs() - lastMs >= limitMs) lock();
  };
  const timer = setInterval(look, everyMs).unref();
  return { touched, look, stop: () => clearInterval(timer) };
}

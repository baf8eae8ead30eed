/**
 * Keeps one utility process alive: spawns it, restarts it with backoff, stops after five failures in a row.
 * Invariant: at most one process at a time, and none is started once `close` was called.
 */

/** What the link needs of a process; Electron's UtilityProcess fits. */
export type HostProcess = {
  readonly once: (event: 'exit', listener: (code: number) => void) => unknown;
  readonly postMessage: (message: unknown) => void;
  readonly kill: () => boolean;
};

export type HostLinkDeps<P extends HostProcess> = {
  readonly spawn: () => P;
  /** Called with each new process, before anything else is sent to it: hand it its start message and ports here. */
  readonly onUp: (host: P) => void;
  readonly onDown: (code: number) => void;
  /** Called once, after the last allowed failure. */
  readonly onGivenUp: (code: number) => void;
  readonly nowMs: () => number;
  readonly after: (ms: number, run: () => void) => void;
};

export type HostLink<P> = {
  readonly start: () => void;
  /** The living process, or null between two of them. */
  readonly current: () => P | null;
  /** Asks the process to end, ends it after `patienceMs`; resolves when it is gone. */
  readonly close: (patienceMs: number) => Promise<void>;
};

const MAX_FAILURES = 5;
/** A process that lived this long starts the count anew. */
const STABLE_MS = 60_000;

/** Wait before the next start after so many failures in a row: 0 ms, then doubling from 250 ms. */
export function backoffMs(failures: number): number {
  return failures <= 1 ? 0 : 250 * 2 ** (failures - 2);
}

export function createHostLink<P extends HostProcess>(deps: HostLinkDeps<P>): HostLink<P> {
  let host: P | null = null;
  let failures = 0;
  let closing = false;
  let whenGone: (() => void) | null = null;

  const ended = (code: number, bornAtMs: number) => {
    host = null;
    whenGone?.();
    if (closing) return;
    failures = deps.nowMs() - bornAtMs >= STABLE_MS ? 1 : failures + 1;
    deps.onDown(code);
    if (failures >= MAX_FAILURES) deps.onGivenUp(code);
    else deps.after(backoffMs(failures), start);
  };

  const start = () => {
    if (closing || host !== null) return;
    const born = deps.spawn();
    const bornAtMs = deps.nowMs();
    host = born;
    born.once('exit', (code) => ended(code, bornAtMs));
    deps.onUp(born);
  };

  const close = (patienceMs: number) => {
    closing = true;
    const leaving = host;
    if (leaving === null) return Promise.resolve();
    return new Promise<void>((resolve) => {
      whenGone = resolve;
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
      leaving.postMessage({ kind: 'stop' });
      deps.after(patienceMs, () => host !== null && leaving.kill());
    });
  };

  return { start, current: () => host, close };
}

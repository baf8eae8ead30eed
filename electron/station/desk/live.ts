/**
 * A value that others watch: each watcher gets the present value and then the newest, never a backlog.
 * Invariant: values are whole, so a watcher that was slow has lost nothing but intermediate states.
 */
export type Live<T> = {
  readonly get: () => T;
  readonly set: (value: T) => void;
  /** Ends when `signal` aborts or the source is closed. */
  readonly watch: (signal?: AbortSignal) => AsyncGenerator<T, void, void>;
  readonly close: () => void;
};

/** Starts with `initial`. */
export function createLive<T>(initial: T): Live<T> {
  let value = initial;
  let version = 0;
  let closed = false;
  let waiting = deferred();
  const wake = (): void => {
    const done = waiting;
    waiting = deferred();
    done.resolve();
  };
  return {
    get: () => value,
    set: (next) => {
      value = next;
      version += 1;
      wake();
    },
    watch: async function* watch(signal) {
      let seen = -1;
      signal?.addEventListener('abort', wake, { once: true });
      const isOver = (): boolean => closed || signal?.aborted === true;
      while (!isOver()) {
        if (seen === version) await waiting.promise;
        else {
          seen = version;
          yield value;
        }
      }
    },
    close: () => {
      closed = true;
      wake();
    },
  };
}

type Deferred = { readonly promise: Promise<void>; readonly resolve: () => void };

function deferred(): Deferred {
  let settle: (() => void) | null = null;
  const promise = new Promise<void>((done) => {
    settle = done;
  });
  return { promise, resolve: () => settle?.() };
}

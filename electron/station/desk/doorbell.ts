/**
 * The rest of a loop that works in the background: it sleeps until its time is up, or somebody rings.
 * Invariant: a ring that comes while the loop works is not lost, it shortens the next rest to nothing.
 */
export type Doorbell = {
  readonly ring: () => void;
  /** Forgets rings so far: the work that starts now will see what they were about. */
  readonly hear: () => void;
  /** Resolves after `ms`, at once after `stop`, and at a ring when `heed` is true. */
  readonly rest: (ms: number, heed: boolean) => Promise<void>;
  readonly stop: () => void;
  readonly isStopped: () => boolean;
};

/** One per loop. */
export function createDoorbell(): Doorbell {
  let rung = false;
  let stopped = false;
  let wake: ((why: 'ring' | 'stop') => void) | null = null;
  return {
    ring: () => {
      rung = true;
      wake?.('ring');
    },
    hear: () => {
      rung = false;
    },
    rest: async (ms, heed) => {
      if (stopped || (heed && rung)) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        wake = (why) => {
          if (why === 'ring' && !heed) return;
          clearTimeout(timer);
          resolve();
        };
      });
      wake = null;
    },
    stop: () => {
      stopped = true;
      wake?.('stop');
    },
    isStopped: () => stopped,
  };
}

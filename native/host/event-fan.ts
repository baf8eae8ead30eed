/**
 * Hands each device event to every subscriber, and tells a new one first what is known.
 * Invariant: a subscriber gets every scan and every coming and going, in order. Only weights of a scale may be passed
 * over, and only the older ones of a reader that lags behind.
 */
import type { DeviceEvent } from '../../domain/contract/devices.ts';

/** How many readings of scales may wait for one reader; a scale repeats itself many times a second. */
const MAX_WAITING_WEIGHTS = 64;

export type EventFan = {
  readonly publish: (event: DeviceEvent) => void;
  /** Ends when `signal` aborts. An event without any subscriber is not kept: no tone, so it did not count. */
  readonly subscribe: (signal: AbortSignal) => AsyncGenerator<DeviceEvent, void>;
};

export function createEventFan(): EventFan {
  const readers = new Set<Queue>();
  const lastStateByDevice = new Map<string, DeviceEvent>();
  return {
    publish(event) {
      if (event.kind === 'device') lastStateByDevice.set(event.device, event);
      for (const reader of readers) reader.put(event);
    },
    subscribe(signal) {
      const queue = createQueue([...lastStateByDevice.values()]);
      readers.add(queue); // before the first pull: nothing falls between
      return readAll(queue, signal, () => readers.delete(queue));
    },
  };
}

type Queue = { put(event: DeviceEvent): void; take(): DeviceEvent | undefined; wake: (() => void) | null };

function createQueue(waiting: DeviceEvent[]): Queue {
  const queue: Queue = {
    wake: null,
    put(event) {
      waiting.push(event);
      const weights = waiting.filter(({ kind }) => kind === 'weight');
      if (weights.length > MAX_WAITING_WEIGHTS) waiting.splice(waiting.indexOf(weights[0] as DeviceEvent), 1);
      queue.wake?.();
    },
    take: () => waiting.shift(),
  };
  return queue;
}

async function* readAll(queue: Queue, signal: AbortSignal, leave: () => void): AsyncGenerator<DeviceEvent, void> {
  const wake = (): void => queue.wake?.();
  signal.addEventListener('abort', wake);
  try {
    for (;;) {
      if (signal.aborted) return;
      const event = queue.take();
      if (event !== undefined) yield event;
      else await new Promise<void>((resolve) => (queue.wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', wake);
    leave();
  }
}

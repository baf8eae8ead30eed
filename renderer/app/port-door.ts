/**
 * Where this page receives its port to the station. Made in the first module (first.ts): the port comes once per load, and again
 * after each restart of the station; a listener that is late would miss it.
 * Invariant: only this window's own preload is heard, and the newest port is the one that counts.
 */
export type PortDoor = { readonly onPort: (take: (port: MessagePort) => void) => void };

type MessageTarget = Pick<Window, 'addEventListener'>;

/** Starts to listen at once; a port that came before `onPort` is kept and handed over then. */
export function createPortDoor(target: MessageTarget, self: unknown): PortDoor {
  let waiting: MessagePort | undefined;
  let taker: ((port: MessagePort) => void) | undefined;
  target.addEventListener('message', (event: MessageEvent<unknown>) => {
    const port = event.ports[0];
    if (event.source !== self || event.data !== 'station-port' || port === undefined) return;
    if (taker === undefined) waiting = port;
    else taker(port);
  });
  return {
    onPort: (take) => {
      taker = take;
      if (waiting !== undefined) take(waiting);
      waiting = undefined;
    },
  };
}

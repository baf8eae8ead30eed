/** Tells the station that keys are being pressed, so that it does not lock under the clerk's hands. Scans it sees itself. */
import { useEffect } from 'react';
import type { Station } from './station-context.tsx';

/** Often enough for a lock after minutes, and no load. */
const EVERY_MS = 10_000;

/** Lets the first through, and after it one every `everyMs` milliseconds by the time that the events carry. */
export function createGate(everyMs: number, pass: () => void): (atMs: number) => void {
  let lastMs = Number.NEGATIVE_INFINITY;
  return (atMs) => {
    if (atMs - lastMs < everyMs) return;
    lastMs = atMs;
    pass();
  };
}

export function useTouches({ client }: Station): void {
  useEffect(() => {
    const touched = createGate(EVERY_MS, () => {
      // Locked, or not there at the moment: a later key says it again.
      client.session.touched({ requestId: crypto.randomUUID() }).catch(() => undefined);
    });
    const listen = ({ timeStamp }: KeyboardEvent): void => touched(timeStamp);
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [client]);
}

/** Tells the station that keys are being pressed, so that it does not lock under the clerk's hands. Scans it sees itself. */
import { useEffect } from 'react';
import type { Station } from './station-context.tsx';

/** Often enough for a lock after minutes, and no load. */
const EVERY_MS = 10_000;

export function useTouches({ client }: Station): void {
  useEffect(() => {
    let lastMs = -EVERY_MS;
    const listen = ({ timeStamp }: KeyboardEvent): void => {
      if (timeStamp - lastMs < EVERY_MS) return;
      lastMs = timeStamp;
      // Locked, or not there at the moment: the next key says it again.
      client.session.touched({ requestId: crypto.randomUUID() }).catch(() => undefined);
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [client]);
}

/** Closing: the station gets time to finish what it is writing, the devices to close their handles. */
import { app, type UtilityProcess } from 'electron';
import type { HostName } from './hosts/spawn-host.ts';
import type { HostLink } from './hosts/host-link.ts';

const PATIENCE_MS: Readonly<Record<HostName, number>> = { station: 2_000, devices: 300 };

/** Holds the first `will-quit` until both processes are gone; from `before-quit` on nothing is started again. */
export function closeBeforeQuit(links: Readonly<Record<HostName, HostLink<UtilityProcess>>>): void {
  let gone: Promise<unknown> | null = null;
  const close = () => {
    gone ??= Promise.all([links.station.close(PATIENCE_MS.station), links.devices.close(PATIENCE_MS.devices)]);
    return gone;
  };
  let closed = false;
  app.on('before-quit', () => void close());
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void close().then(() => {
      closed = true;
      setImmediate(() => app.quit()); // at once it would be ignored: Electron still believes it is quitting
    });
  });
}

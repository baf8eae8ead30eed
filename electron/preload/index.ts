/**
 * All that the page gets from Electron: the port to its station. Nothing else crosses the line.
 * `on`, not `once`: a new port comes after a reload and after a restart of the station.
 */
import { ipcRenderer } from 'electron';

/** The two things of the page that are used here; this folder is compiled without DOM types. */
declare const window: { postMessage(message: string, origin: string, ports: readonly unknown[]): void };
declare const location: { readonly origin: string };

ipcRenderer.on('station-port', (event) => {
  window.postMessage('station-port', location.origin, event.ports);
});

/**
 * Who is connected to whom. A wire is a fresh pair of ports; when either end is new, it is handed out again to both.
 * Invariant: a process gets its start message before any port.
 */
import type { MessagePortMain } from 'electron';
import type { StationStart } from '../../../domain/contract/start.ts';
import type { NewChannel, Page, PortGate } from './port-gate.ts';

/** What a wire needs of a process; Electron's UtilityProcess fits. */
type Receiver = { readonly postMessage: (message: unknown, transfer?: MessagePortMain[]) => void };

export type WiresDeps = {
  readonly gate: PortGate;
  readonly newChannel: NewChannel;
  readonly start: StationStart;
  readonly station: () => Receiver | null;
  readonly devices: () => Receiver | null;
  /** Pages that have finished loading. */
  readonly pages: () => Iterable<Page>;
  readonly serveDocuments: (port: MessagePortMain) => void;
};

export type Wires = {
  readonly stationUp: () => void;
  readonly devicesUp: () => void;
  readonly pageLoaded: (page: Page) => void;
};

export function createWires(deps: WiresDeps): Wires {
  const connectPage = (page: Page) => {
    const station = deps.station();
    if (station === null) return; // it will be connected when the station is up
    const port = deps.gate.open(page);
    if (port !== null) station.postMessage({ kind: 'port', wire: 'renderer' }, [port]);
  };
  const connectDevices = () => {
    const [station, devices] = [deps.station(), deps.devices()];
    if (station === null || devices === null) return;
    const { port1, port2 } = deps.newChannel();
    devices.postMessage({ kind: 'port', wire: 'station' }, [port1]);
    station.postMessage({ kind: 'port', wire: 'devices' }, [port2]);
  };
  const connectDocuments = () => {
    const { port1, port2 } = deps.newChannel();
    deps.serveDocuments(port1);
    deps.station()?.postMessage({ kind: 'port', wire: 'documents' }, [port2]);
  };
  return {
    stationUp: () => {
      deps.station()?.postMessage(deps.start);
      connectDocuments();
      connectDevices();
      for (const page of deps.pages()) connectPage(page);
    },
    devicesUp: connectDevices,
    pageLoaded: connectPage,
  };
}

/**
 * Entry of the station process: takes the start message and the ports from main.
 * Everything else is in createStation, which knows nothing of Electron.
 */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Context } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import type { devicesContract } from '../../domain/contract/devices.ts';
import type { documentsContract } from '../../domain/contract/documents.ts';
import { stationStart } from '../../domain/contract/start.ts';
import { createStation, type Station, type StationFault } from './create-station.ts';
import { createStationRouter } from './handlers/station-router.ts';
import { followDevices } from './desk/follow-devices.ts';

/** What Electron gives a utility process. Named here because electron/station imports nothing of Electron. */
type Port = Parameters<RPCHandler<Context>['upgrade']>[0] & { start(): void };
type PortMessage = { readonly data: unknown; readonly ports: readonly Port[] };
type ParentPort = {
  on(event: 'message', listener: (message: PortMessage) => void): void;
  postMessage(message: unknown): void;
};

const { parentPort } = process as typeof process & { readonly parentPort: ParentPort };
let station: Station | null = null;
let handler: RPCHandler<Context> | null = null;

parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as { readonly kind?: unknown; readonly wire?: unknown };
  if (message.kind === 'start') open(data);
  if (message.kind === 'port' && port !== undefined) connect(message.wire, port);
  if (message.kind === 'stop') void stop();
});

function open(data: unknown): void {
  const opened = createStation(stationStart.parse(data), {
    log: (line) => process.stderr.write(`station: ${line}\n`),
    onBreak: (at) => {
      // An old event does not fit its chain: nothing more is written to a ledger that cannot be trusted.
      station?.lock(); // scans and keys find a locked station until the page is gone
      refuseToWork({ kind: 'broken-chain', at });
      void station?.close();
    },
  });
  if (!opened.ok) return refuseToWork(opened.fault);
  station = opened.value;
  handler = new RPCHandler(createStationRouter(station));
}

/** Main shows the reason on a plain page and does not start this process again. */
function refuseToWork(fault: StationFault): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
  parentPort.postMessage({ kind: 'refused', fault });
}

/** The store is closed before the process ends, so that the next start finds no unfinished log. */
async function stop(): Promise<void> {
  await station?.close();
  process.exit(0);
}

function connect(wire: unknown, port: Port): void {
  if (station === null || handler === null) return;
  if (wire === 'renderer') handler.upgrade(port);
  if (wire === 'devices') {
    const devices: ContractRouterClient<typeof devicesContract> = createORPCClient(
      new RPCLink({ port: port as never }),
    );
    station.connectPrinters(devices.printer);
    void followDevices(devices, station);
  }
  if (wire === 'documents') {
    const main: ContractRouterClient<typeof documentsContract> = createORPCClient(new RPCLink({ port: port as never }));
    const { render, print } = main.document;
    station.connectDocuments({ render, print, printerState: () => main.printer.state() });
    station.connectFiles(main.file);
  }
  port.start();
}

/**
 * This machine's real devices, wired. For the devices process, and for a station that runs in plain Node.
 */
import { createHidTransport } from '../transport/hid.ts';
import { createTcpPrinters } from '../transport/tcp.ts';
import { createDevices, type Devices } from './create-devices.ts';

/**
 * `log` gets a line when a driver fails; it never holds what was scanned.
 *
 *   const devices = openDevices({ log: () => {} });
 *   const { port1, port2 } = new MessageChannel(); // node:worker_threads
 *   devices.serve(port1);
 *   port1.start(); // port2 is the station's: new RPCLink({ port: port2 }), then port2.start()
 */
export function openDevices({ log }: { readonly log: (line: string) => void }): Devices {
  return createDevices({ hid: createHidTransport({ log }), printers: createTcpPrinters(), now: () => Date.now() });
}

/**
 * Entry of the devices process: takes the station's port from main and serves it. A new port comes whenever the
 * station was started again; the devices stay open meanwhile.
 */
import type { DevicesPort } from './create-devices.ts';
import { openDevices } from './open-devices.ts';

/** What Electron gives a utility process. Named here because native/ imports nothing of Electron. */
type PortMessage = { readonly data: unknown; readonly ports: readonly (DevicesPort & { start(): void })[] };
type ParentPort = { on(event: 'message', listener: (message: PortMessage) => void): void };

const devices = openDevices({ log: (line) => process.stderr.write(`devices: ${line}\n`) });
const { parentPort } = process as typeof process & { readonly parentPort: ParentPort };

parentPort.on('message', ({ data, ports: [port] }) => {
  const message = data as { readonly kind?: unknown; readonly wire?: unknown };
  if (message.kind === 'stop') void devices.close().finally(() => process.exit(0));
  if (message.kind !== 'port' || message.wire !== 'station' || port === undefined) return;
  devices.serve(port);
  port.start();
});

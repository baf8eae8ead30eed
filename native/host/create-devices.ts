/**
 * The devices process as a thing without a process: serves the `devices` contract on any message port.
 * Invariant: drivers are touched only after the first subscription, so no report comes before somebody listens.
 */
import { type Context, implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { devicesContract } from '../../domain/contract/devices.ts';
import type { HidTransport } from '../transport/hid.ts';
import type { TcpPrinters } from '../transport/tcp.ts';
import { createEventFan } from './event-fan.ts';
import { createHidToEvents } from './hid-to-events.ts';

export type DevicesDeps = { readonly hid: HidTransport; readonly printers: TcpPrinters; readonly now: () => number };

/** What oRPC takes as a port: Electron's, Node's and the browser's. */
export type DevicesPort = Parameters<RPCHandler<Context>['upgrade']>[0];

export type Devices = {
  /** Serves one station. Call `port.start()` after it, never before. */
  serve(port: DevicesPort): void;
  /** Closes every device and ends the subscriptions. */
  close(): Promise<void>;
};

export function createDevices(deps: DevicesDeps): Devices {
  const fan = createEventFan();
  const closing = new AbortController();
  const handler = new RPCHandler(createRouter(deps, fan, closing.signal));
  return {
    serve: (port) => handler.upgrade(port),
    close: async () => {
      closing.abort();
      await deps.hid.stop();
    },
  };
}

function createRouter(
  { hid, printers, now }: DevicesDeps,
  fan: ReturnType<typeof createEventFan>,
  closing: AbortSignal,
) {
  const contract = implement(devicesContract);
  return contract.router({
    device: {
      live: contract.device.live.handler(async function* ({ signal }) {
        const events = fan.subscribe(signal === undefined ? closing : AbortSignal.any([signal, closing]));
        hid.start(createHidToEvents({ now, publish: fan.publish }));
        yield* events;
      }),
    },
    printer: {
      send: contract.printer.send.handler(({ input }) =>
        printers.send(input.printer, Buffer.from(input.bytes, 'base64')),
      ),
      status: contract.printer.status.handler(async ({ input }) => ({ state: await printers.ask(input.printer) })),
    },
  });
}

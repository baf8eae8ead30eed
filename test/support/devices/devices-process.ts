/**
 * A station's ear without a station: opens this machine's devices and prints each event as one line of JSON.
 * Started under the bench's environment by the device tests, so that the real node-hid runs below the real contract.
 * The end of stdin ends the process.
 */
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { devicesContract } from '../../../domain/contract/devices.ts';
import { openDevices } from '../../../native/host/open-devices.ts';

const { port1, port2 } = new MessageChannel();
const devices = openDevices({ log: (line) => console.error(line) });
devices.serve(port1);
port1.start();
const client: ContractRouterClient<typeof devicesContract> = createORPCClient(new RPCLink({ port: port2 }));
port2.start();

process.stdin.resume().on('end', () => {
  void devices.close().then(() => {
    port1.close();
    port2.close();
  });
});

try {
  for await (const event of await client.device.live()) console.log(JSON.stringify(event));
} catch (cause) {
  if (!process.stdin.readableEnded) throw cause;
}

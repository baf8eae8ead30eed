/** The entry of the devices process, with Electron's parent port played by the test. */
import { EventEmitter } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { expect, test } from 'vitest';
import type { devicesContract } from '../../../../domain/contract/devices.ts';

test('each port for the station is served, and any other message is left alone', async () => {
  const parentPort = new EventEmitter();
  Object.assign(process, { parentPort });
  await import('../../../../native/host/process.ts');
  for (const start of [1, 2]) {
    const { port1, port2 } = new MessageChannel();
    parentPort.emit('message', { data: { kind: 'start', start }, ports: [] });
    parentPort.emit('message', { data: { kind: 'port', wire: 'renderer' }, ports: [] });
    parentPort.emit('message', { data: { kind: 'port', wire: 'station' }, ports: [port1] });
    const client: ContractRouterClient<typeof devicesContract> = createORPCClient(new RPCLink({ port: port2 }));
    port2.start();
    expect(await client.printer.status({ printer: { host: '127.0.0.1', port: 1 } })).toEqual({ state: 'offline' });
    port2.close();
  }
});

/** The devices contract over a real message port, with a transport that the test holds in its hand. */
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { afterEach, expect, test } from 'vitest';
import type { devicesContract } from '../../../../domain/contract/devices.ts';
import { createDevices } from '../../../../native/host/create-devices.ts';
import type { HidSink } from '../../../../native/transport/hid.ts';
import { barcodeToReports } from '../../../support/devices/hid-reports.ts';

const scanner = { id: '0c2e:0b61:S1', role: 'scanner', name: 'Scanner' } as const;
const cleanUps: (() => void)[] = [];
afterEach(() => {
  for (const cleanUp of cleanUps.splice(0)) cleanUp();
});

function openDesk() {
  const sinks: HidSink[] = [];
  const jobs: Uint8Array[] = [];
  const devices = createDevices({
    hid: { start: (sink) => void (sinks.length === 0 && sinks.push(sink)), stop: async () => {} },
    printers: {
      send: async (_printer, job) => {
        jobs.push(job);
        return { outcome: 'sent', state: 'ready', detail: '' };
      },
      ask: async () => 'paper-out',
    },
    now: () => 7,
  });
  const connect = (): ContractRouterClient<typeof devicesContract> => {
    const { port1, port2 } = new MessageChannel();
    devices.serve(port1);
    port1.start();
    const client: ContractRouterClient<typeof devicesContract> = createORPCClient(new RPCLink({ port: port2 }));
    port2.start();
    cleanUps.push(() => port2.close());
    return client;
  };
  return { devices, connect, sinks, jobs };
}

test('devices are opened at the first subscription and not before', async () => {
  const { connect, sinks } = openDesk();
  const client = connect();
  await client.printer.status({ printer: { host: 'p', port: 9100 } });
  expect(sinks).toHaveLength(0);
  await client.device.live();
  expect(sinks).toHaveLength(1);
});

test('a second station hears first which devices are there, then the scans like the first one', async () => {
  const { connect, sinks } = openDesk();
  const first = await connect().device.live();
  const [sink] = sinks;
  sink?.state(scanner, 'ready');
  const second = await connect().device.live();
  for (const report of barcodeToReports('CK123456785IN')) sink?.report(scanner, report);
  for (const events of [first, second]) {
    expect((await events.next()).value).toMatchObject({ kind: 'device', state: 'ready' });
    expect((await events.next()).value).toMatchObject({ kind: 'scan', data: 'CK123456785IN', source: 'hid' });
  }
});

test('a job reaches the printer byte for byte', async () => {
  const { connect, jobs } = openDesk();
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  const sent = await connect().printer.send({
    printer: { host: 'p', port: 9100 },
    job: 'L1',
    bytes: Buffer.from(bytes).toString('base64'),
  });
  expect(sent).toEqual({ outcome: 'sent', state: 'ready', detail: '' });
  expect(jobs.map((job) => Uint8Array.from(job))).toEqual([bytes]);
});

test('closing ends the subscriptions', async () => {
  const { devices, connect } = openDesk();
  const events = await connect().device.live();
  const waiting = events.next();
  await devices.close();
  expect((await waiting).done).toBe(true);
});

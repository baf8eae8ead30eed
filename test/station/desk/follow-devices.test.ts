import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../domain/contract/devices.ts';
import { followDevices } from '../../../electron/station/desk/follow-devices.ts';
import type { PrinterClient } from '../../../electron/station/printing/print-queue.ts';
import { DEMO_SCALE, readyStation, scan, weigh, type ReadyStation } from '../../support/station/ready-station.ts';

let ready: ReadyStation;
beforeEach(async () => {
  ready = await readyStation();
});
afterEach(() => ready.end());

type Devices = Parameters<typeof followDevices>[0];

/** The devices process as its client shows it: these events, and then the port closes or the stream ends. */
function devicesThatSay(events: readonly DeviceEvent[], end: 'closes' | 'ends'): Devices {
  async function* live(): AsyncGenerator<DeviceEvent, void, void> {
    yield* events;
    if (end === 'closes') throw new Error('the port was closed');
  }
  return { device: { live: () => Promise.resolve(live()) }, printer: aPrinter() } as unknown as Devices;
}

const aPrinter = (): PrinterClient => ({
  send: () => Promise.resolve({ outcome: 'sent', state: 'ready', detail: '' }),
  status: () => Promise.resolve({ state: 'ready' }),
});
const device = (role: 'scanner' | 'scale', state: 'ready' | 'gone', id: string): DeviceEvent => ({
  kind: 'device',
  device: id,
  role,
  name: id,
  state,
  atMs: 0,
});

const scanned = (data: string): DeviceEvent => ({ kind: 'scan', device: 'S', source: 'hid', aim: null, data, atMs: 0 });
const items = () => ready.manifest.lines.slice(0, 3).map(({ item }) => item);

test.each(['closes', 'ends'] as const)('scans go to the station in their order until the stream %s', async (end) => {
  await followDevices(devicesThatSay(items().map(scanned), end), ready.station);
  const recent = ready.station.desks.accept.live.get().recent.map(({ number }) => number);
  expect(recent).toEqual(items().toReversed());
  expect(ready.station.desks.board.live.get().scanner).toBe('gone');
});

const noSuchPort = () => Promise.reject(new Error('no such port'));

test('a devices process that does not answer at all leaves the scanner shown as gone', async () => {
  const refuses = { device: { live: noSuchPort }, printer: aPrinter() } as unknown as Devices;
  await followDevices(refuses, ready.station);
  expect(ready.station.desks.board.live.get().scanner).toBe('gone');
});

test('a fault of the station itself is not taken for a closed port', async () => {
  const broken = {
    ...ready.station,
    takeDevice: () => {
      throw new Error('a bug');
    },
  };
  await expect(followDevices(devicesThatSay(items().map(scanned), 'ends'), broken)).rejects.toThrow('a bug');
});

test('a weight from before the devices process died is never given to a parcel scanned after', async () => {
  weigh(ready.station, 700);
  await followDevices(devicesThatSay([], 'closes'), ready.station);
  expect(ready.station.desks.board.live.get().scale).toMatchObject({ state: 'gone', reading: 'none' });
  expect(scan(ready.station, items()[0] ?? '').result).toMatchObject({ kind: 'attention', grams: null });
});

test('a scale that is announced anew must weigh anew', () => {
  weigh(ready.station, 700);
  ready.station.takeDevice(device('scale', 'ready', DEMO_SCALE));
  expect(ready.station.desks.board.live.get().scale).toMatchObject({ state: 'ready', reading: 'none' });
  expect(scan(ready.station, items()[0] ?? '').result).toMatchObject({ kind: 'attention', grams: null });
});

test('when the devices process ends, the printers of that process are let go', async () => {
  let left: unknown = 'not asked';
  const station = {
    ...ready.station,
    connectPrinters: (client: PrinterClient) => {
      const end = ready.station.connectPrinters(client);
      return () => (left = end());
    },
  } as typeof ready.station;
  await followDevices(devicesThatSay([], 'closes'), station);
  expect(left).toBe(true);
});

test('an old devices process that ends late takes nothing from the one that came after it', async () => {
  const { promise: late, reject: end } = Promise.withResolvers<never>();
  const old = {
    device: { live: () => Promise.resolve({ next: () => late }) },
    printer: aPrinter(),
  } as unknown as Devices;
  const follower = followDevices(old, ready.station);
  const endOfNew = ready.station.connectPrinters(aPrinter());
  ready.station.takeDevice(device('scanner', 'ready', 'S'));
  weigh(ready.station, 700);
  end(new Error('the port was closed'));
  await follower;
  expect(ready.station.desks.board.live.get()).toMatchObject({ scanner: 'ready', scale: { reading: 'stable' } });
  expect(endOfNew()).toBe(true);
});

test('the strip shows a scanner as long as one of two is there', () => {
  const shown = () => ready.station.desks.board.live.get().scanner;
  for (const id of ['A', 'B']) ready.station.takeDevice(device('scanner', 'ready', id));
  ready.station.takeDevice(device('scanner', 'gone', 'A'));
  expect(shown()).toBe('ready');
  ready.station.takeDevice(device('scanner', 'gone', 'B'));
  expect(shown()).toBe('gone');
});

import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeviceEvent } from '../../../domain/contract/devices.ts';
import { followDevices } from '../../../electron/station/desk/follow-devices.ts';
import { readyStation, type ReadyStation } from '../../support/station/ready-station.ts';

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
  return { device: { live: () => Promise.resolve(live()) } } as unknown as Devices;
}

const scanned = (data: string): DeviceEvent => ({ kind: 'scan', device: 'S', source: 'hid', aim: null, data, atMs: 0 });
const items = () => ready.manifest.lines.slice(0, 3).map(({ item }) => item);

test.each(['closes', 'ends'] as const)('scans go to the station in their order until the stream %s', async (end) => {
  await followDevices(devicesThatSay(items().map(scanned), end), ready.station);
  const recent = ready.station.desks.accept.live.get().recent.map(({ number }) => number);
  expect(recent).toEqual(items().toReversed());
  expect(ready.station.desks.board.live.get().scanner).toBe('gone');
});

test('a devices process that does not answer at all leaves the scanner shown as gone', async () => {
  const refuses = { device: { live: () => Promise.reject(new Error('no such port')) } } as unknown as Devices;
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

/**
 * The real node-hid in a process of its own, reading mocked /dev/hidraw nodes: what is asserted is what comes out of
 * the devices contract. Waits end when the event is there; nothing is asserted about time.
 */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DeviceEvent } from '../../domain/contract/devices.ts';
import { canBuildHidBench } from '../support/devices/build-hid-bench.ts';
import { type DevicesChild, startDevicesChild } from '../support/devices/devices-child.ts';
import { type HidBench, startHidBench } from '../support/devices/hid-bench.ts';
import { skipUnless } from '../support/skips.ts';

const noBench = skipUnless('hid-bench-needs-umockdev', await canBuildHidBench());

const scansOf = (events: readonly DeviceEvent[], device?: string) =>
  events.flatMap((event) => (event.kind === 'scan' && (device ?? event.device) === event.device ? [event.data] : []));
const weightsOf = (events: readonly DeviceEvent[]) =>
  events.flatMap((event) => (event.kind === 'weight' ? [[event.status, event.grams]] : []));
const statesOf = (events: readonly DeviceEvent[], device: string) =>
  events.flatMap((event) => (event.kind === 'device' && event.device === device ? [event.state] : []));

describe.skipIf(noBench)('with mocked scanners and scales', { timeout: 30_000 }, () => {
  let bench: HidBench;
  let child: DevicesChild;
  const isReady = (key: string) => child.waitUntil((events) => statesOf(events, key).at(-1) === 'ready');
  beforeEach(async () => {
    bench = await startHidBench();
    child = startDevicesChild(bench);
  });
  afterEach(async () => {
    await child.close();
    await bench.close();
  });

  test('200 scans in a row arrive whole, once each and in order', async () => {
    const scanner = await bench.addScanner();
    await isReady(scanner.key);
    const texts = Array.from({ length: 200 }, (_, index) => `CK${String(10_000_000 + index)}0IN`);
    for (const text of texts) await scanner.scan(text);
    await child.waitUntil((events) => scansOf(events).length >= texts.length);
    expect(scansOf(child.events)).toEqual(texts);
    expect(child.events.filter(({ kind }) => kind === 'scan')).toEqual(
      texts.map((data) => ({
        kind: 'scan',
        device: scanner.key,
        source: 'hid',
        aim: ']C0',
        data,
        atMs: expect.any(Number),
      })),
    );
  });

  test('a code that takes several reports arrives as one', async () => {
    const scanner = await bench.addScanner();
    await isReady(scanner.key);
    const long = `[)>\x1e06\x1dJUN123456789\x1d${'Q'.repeat(400)}\x1e\x04`;
    await scanner.scan(long, ']d1');
    await child.waitUntil((events) => scansOf(events).length > 0);
    expect(child.events.at(-1)).toMatchObject({ kind: 'scan', aim: ']d1', data: long });
  });

  test('scans of two equal scanners are told apart by their serials', async () => {
    const left = await bench.addScanner({ serial: 'LEFT' });
    const right = await bench.addScanner({ serial: 'RIGHT' });
    await isReady(left.key);
    await isReady(right.key);
    for (const round of [1, 2, 3]) {
      await left.scan(`LEFT-${round}`);
      await right.scan(`RIGHT-${round}`);
    }
    await child.waitUntil((events) => scansOf(events).length >= 6);
    expect(scansOf(child.events, left.key)).toEqual(['LEFT-1', 'LEFT-2', 'LEFT-3']);
    expect(scansOf(child.events, right.key)).toEqual(['RIGHT-1', 'RIGHT-2', 'RIGHT-3']);
  });

  test('a scanner that is unplugged and plugged in again goes on under its name', async () => {
    const scanner = await bench.addScanner({ serial: 'SAME' });
    await isReady(scanner.key);
    await scanner.scan('BEFORE');
    await child.waitUntil((events) => scansOf(events).length === 1);
    await scanner.unplug();
    await child.waitUntil((events) => statesOf(events, scanner.key).at(-1) === 'gone');
    const again = await bench.addScanner({ serial: 'SAME' });
    await isReady(again.key);
    await again.scan('AFTER');
    await child.waitUntil((events) => scansOf(events).length === 2);
    expect(again.key).toBe(scanner.key);
    expect(statesOf(child.events, scanner.key)).toEqual(['ready', 'gone', 'ready']);
    expect(scansOf(child.events, scanner.key)).toEqual(['BEFORE', 'AFTER']);
  });

  test('a read error is told as gone, once, though the listing still holds the device', async () => {
    const scanner = await bench.addScanner({ wire: 'pty' });
    await isReady(scanner.key);
    await scanner.hangUp();
    await child.waitUntil((events) => statesOf(events, scanner.key).at(-1) === 'gone');
    const other = await bench.addScanner();
    await isReady(other.key); // so a listing has passed that still held the first one
    expect(statesOf(child.events, scanner.key)).toEqual(['ready', 'gone']);
  });

  test('a scan that an unplugging cuts in two is not heard, neither head nor tail', async () => {
    const scanner = await bench.addScanner({ serial: 'CUT' });
    await isReady(scanner.key);
    const head = Buffer.alloc(64);
    head.set([2, 4, 0x5d, 0x43, 0x30, 0x48, 0x45, 0x41, 0x44]);
    head[63] = 1;
    await scanner.send(head);
    await scanner.unplug();
    await child.waitUntil((events) => statesOf(events, scanner.key).at(-1) === 'gone');
    const again = await bench.addScanner({ serial: 'CUT' });
    await isReady(again.key);
    await again.scan('WHOLE');
    await child.waitUntil((events) => scansOf(events).length > 0);
    expect(scansOf(child.events)).toEqual(['WHOLE']);
  });

  test('a scale tells empty, moving, stable and what is wrong with it', async () => {
    const scale = await bench.addScale();
    await isReady(scale.key);
    await scale.weigh(0, 'zero');
    await scale.weigh(731, 'motion');
    for (const _reading of [1, 2, 3]) await scale.weigh(1240);
    await scale.weigh(0, 'over-limit');
    await child.waitUntil((events) => weightsOf(events).length >= 6);
    expect(weightsOf(child.events)).toEqual([
      ['zero', 0],
      ['motion', 731],
      ['stable', 1240],
      ['stable', 1240],
      ['stable', 1240],
      ['over-limit', null],
    ]);
    expect(child.events.at(-2)).toMatchObject({ device: scale.key, raw: '03040200d804' });
  });

  test('devices that were there before the start are found, and the process ends in order', async () => {
    const scanner = await bench.addScanner();
    const scale = await bench.addScale();
    const late = startDevicesChild(bench);
    await late.waitUntil((events) => [scanner, scale].every(({ key }) => statesOf(events, key).includes('ready')));
    expect(await late.close()).toBe(0);
  });
});

/**
 * Mocked HID scanners and scales in front of the real node-hid: starts the bench program and drives it.
 * Invariant: whatever reaches the application enters as report bytes at /dev/hidrawN, never higher up.
 *
 * A process sees the devices only when it was started with `bench.env`. For the application that is its devices
 * process alone (DAKSETU_DEVICES_ENV): Chromium's own processes do not bear the preloaded library.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BenchWire, createBenchWire } from './bench-wire.ts';
import { buildHidBench } from './build-hid-bench.ts';
import {
  describeDevice,
  describeIoctls,
  type HidModel,
  scaleModel,
  scannerModel,
  usbPath,
} from './hid-descriptions.ts';
import { barcodeToReports, gramsToReport, type ScaleStatus } from './hid-reports.ts';

export const PRELOAD = 'libumockdev-preload.so.0';

export type PlugOptions = {
  readonly serial?: string;
  /** `pty`: can be hung up like a pulled cable, but keeps no report borders when reports come fast. */
  readonly wire?: 'packet' | 'pty';
  readonly model?: HidModel;
};

export type BenchDevice = {
  readonly serial: string;
  /** As the application names it: vendor, product and serial. */
  readonly key: string;
  send(report: Uint8Array): Promise<void>;
  /** Ends the reader's node with an error; only on a `pty` device, and before `unplug`. */
  hangUp(): Promise<void>;
  unplug(): Promise<void>;
};
export type BenchScanner = BenchDevice & {
  /** One scan: text in Latin-1, AIM id such as "]C0". Resolves when the bytes are at the device node. */
  scan(text: string, aim?: string): Promise<void>;
};
export type BenchScale = BenchDevice & {
  /** One report of the scale. A clerk's stable weight is several of them. */
  weigh(grams: number, status?: ScaleStatus): Promise<void>;
};

export type HidBench = {
  /** For processes that are to see the devices. */
  readonly env: Readonly<Record<string, string>>;
  addScanner(options?: PlugOptions): Promise<BenchScanner>;
  addScale(options?: PlugOptions): Promise<BenchScale>;
  close(): Promise<void>;
};

/** Starts a bench of this process's own. Throws when the bench program cannot be built or started. */
export async function startHidBench(): Promise<HidBench> {
  const program = await buildHidBench();
  const child = spawn(program, { env: { ...process.env, LD_PRELOAD: PRELOAD }, stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const wire = createBenchWire(child.stdin, child.stdout);
  const root = await wire.ask('');
  return createHidBench(wire, { LD_PRELOAD: PRELOAD, UMOCKDEV_DIR: root }, ended);
}

async function createHidBench(wire: BenchWire, env: Record<string, string>, ended: Promise<void>): Promise<HidBench> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hid-bench-'));
  const add = (model: HidModel, options: PlugOptions): Promise<BenchDevice> => plugIn(wire, folder, model, options);
  return {
    env,
    addScanner: async (options = {}) => {
      const device = await add(options.model ?? scannerModel, options);
      const scan = async (text: string, aim?: string): Promise<void> => {
        for (const report of barcodeToReports(text, aim)) await device.send(report);
      };
      return { ...device, scan };
    },
    addScale: async (options = {}) => {
      const device = await add(options.model ?? scaleModel, options);
      return { ...device, weigh: (grams, status) => device.send(gramsToReport(grams, status)) };
    },
    close: async () => {
      wire.close();
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function plugIn(wire: BenchWire, folder: string, model: HidModel, options: PlugOptions): Promise<BenchDevice> {
  const node = Number(await wire.ask('number'));
  const wireKind = options.wire ?? 'packet';
  const serial = options.serial ?? `BENCH${String(node).padStart(4, '0')}`;
  const place = { node, usbPort: node + 1, serial, ownNode: wireKind === 'pty' };
  const description = path.join(folder, `${node}.umockdev`);
  const ioctls = path.join(folder, `${node}.ioctl`);
  await writeFile(description, describeDevice(model, place));
  await writeFile(ioctls, describeIoctls(model, place));
  await wire.ask(`add ${node} ${wireKind} ${description} ${ioctls}`);
  return {
    serial: place.serial,
    key: `${four(model.vendorId)}:${four(model.productId)}:${place.serial}`,
    send: async (report) => void (await wire.ask(`send ${node} ${Buffer.from(report).toString('hex')}`)),
    hangUp: async () => void (await wire.ask(`hangup ${node}`)),
    unplug: async () => void (await wire.ask(`remove ${node} /sys${usbPath(place)}`)),
  };
}

function four(value: number): string {
  return value.toString(16).padStart(4, '0');
}

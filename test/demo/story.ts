/**
 * The story of `npm run demo`, chapter by chapter. Runs inside a display.
 * Input enters as HID reports, key events and TCP; nothing is put into the application any other way.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startCounter } from '../support/counter/counter-app.ts';
import { startHidBench } from '../support/devices/hid-bench.ts';
import { startPrinterEmulator } from '../support/devices/printer-emulator.ts';
import { readDemoManifest } from '../support/manifest/demo-office.ts';
import { startFaultProxy } from '../support/network/fault-proxy.ts';
import { beginChapter, finishChapter, parcelsChapter, type Stage } from './chapters.ts';
import { startDemoCentre } from './centre-child.ts';
import { closingChapter } from './closing.ts';
import { planDemo } from './plan.ts';
import { say } from './say.ts';

const out = path.resolve('out/demo');
const startedMs = Date.now();
await rm(out, { recursive: true, force: true });
await mkdir(out, { recursive: true });
const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-demo-'));

say('The centre: a PostgreSQL of its own, the central service, one office with two counters');
const centre = await startDemoCentre();
const network = await startFaultProxy(centre.url);
const printer = await startPrinterEmulator();
const bench = await startHidBench();
const scanner = await bench.addScanner();
const scale = await bench.addScale();
const manifest = await readDemoManifest();
const plan = planDemo(manifest);

say('The counter: the real application, an HID scanner, an HID scale, a label printer on TCP');
const userData = path.join(dir, 'counter-2');
const labelPrinter = `${printer.host}:${printer.port}`;
const counter = await startCounter({ userData, centreUrl: network.url, labelPrinter, devicesEnv: bench.env });
const stage: Stage = { counter, centre, network, printer, scanner, scale, manifest, plan, out, dir };
let isGood = false;
try {
  await beginChapter(stage);
  await parcelsChapter(stage);
  await finishChapter(stage);
  await counter.close();
  isGood = await closingChapter(stage, { ledgerDir: path.join(userData, 'station'), startedMs });
} catch (cause) {
  await counter.screenshot(path.join(out, 'where-it-stopped.png')).catch(() => undefined);
  throw cause;
} finally {
  await counter.close().catch(() => undefined);
  await network.close();
  await printer.close();
  await bench.close();
  await centre.stop();
  await rm(dir, { recursive: true, force: true });
}
process.exitCode = isGood ? 0 : 1;

/**
 * One office for one end-to-end file: a centre on a database of its own, a line to it that can fail, a printer, the
 * HID bench with a scanner and a scale, and the counter as the real application on a fresh data folder.
 * Invariant: what is put in enters as HID reports, key events or TCP; what is read from the ledger is read only.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createOffice } from '../../../central/admin/create-office.ts';
import { issueEnrolmentCode } from '../../../central/admin/issue-enrolment-code.ts';
import { issuePinCode } from '../../../central/admin/issue-pin-code.ts';
import { publishManifest } from '../../../central/admin/publish-manifest.ts';
import { type ListeningCentre, startCentre } from '../../../central/start-centre.ts';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import { openReader, type Db } from '../../../electron/station/ledger/db.ts';
import { type Counter, startCounter } from '../../support/counter/counter-app.ts';
import { type BenchScale, type BenchScanner, type HidBench, startHidBench } from '../../support/devices/hid-bench.ts';
import { canBuildHidBench } from '../../support/devices/build-hid-bench.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../../support/devices/printer-emulator.ts';
import {
  DEMO_CLERK_ID,
  DEMO_OFFICE_ID,
  DEMO_SUPERVISOR_ID,
  readDemoManifest,
  readDemoOffice,
} from '../../support/manifest/demo-office.ts';
import { type FaultProxy, startFaultProxy } from '../../support/network/fault-proxy.ts';
import { type FreshDatabase, freshDatabase } from '../../support/postgres/fresh-database.ts';
import { ensureBuilt } from '../../support/runtime/build.mjs';
import { findRuntime } from '../../support/runtime/read-runtime.mjs';
import { must } from '../../support/station/ready-station.ts';

export type Office = {
  readonly counter: Counter;
  readonly databaseUrl: string;
  readonly network: FaultProxy;
  readonly printer: PrinterEmulator;
  readonly scanner: BenchScanner;
  readonly scale: BenchScale;
  readonly manifest: ManifestEntry;
  /** The application's data folder. */
  readonly userData: string;
  readonly enrolmentCode: string;
  readonly pinCode: string;
  /** The supervisor's. */
  readonly supervisorPinCode: string;
  /** Reads the station's ledger beside the running application. */
  readonly ledger: <T>(read: (db: Db) => T) => T;
  /** Closes the application and everything round it, whatever state it is in. */
  readonly close: () => Promise<void>;
};

/** Whether this machine can drive the real application: its runtime, a display and the HID bench. */
export async function canOpenOffice(): Promise<boolean> {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY']);
  return findRuntime() !== null && hasDisplay && (await canBuildHidBench());
}

/** The first `lines` parcels of the sample manifest; each gets a label unless `label` says otherwise. */
export async function openNewOffice(lines: number, label: 'none' | 'full' = 'full'): Promise<Office> {
  await ensureBuilt();
  const undo: (() => Promise<unknown>)[] = [];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-e2e-'));
    undo.push(() => rm(dir, { recursive: true, force: true }));
    const centre = await openCentre(await shortManifest(lines, label), undo);
    const devices = await openDevices(undo);
    const userData = path.join(dir, 'counter');
    const counter = await startCounter({
      userData,
      centreUrl: centre.network.url,
      labelPrinter: `${devices.printer.host}:${devices.printer.port}`,
      devicesEnv: devices.bench.env,
    });
    undo.push(() => counter.close());
    return { ...centre, ...devices, counter, userData, ledger: (read) => readLedger(userData, read), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

type Undo = (() => Promise<unknown>)[];
type CentreSide = Pick<
  Office,
  'databaseUrl' | 'network' | 'manifest' | 'enrolmentCode' | 'pinCode' | 'supervisorPinCode'
>;

async function openCentre(manifest: ManifestEntry, undo: Undo): Promise<CentreSide> {
  const database: FreshDatabase = await freshDatabase();
  undo.push(() => database.drop());
  const centre: ListeningCentre = await startCentre({ databaseUrl: database.url, port: 0 });
  undo.push(() => centre.close());
  const { deps } = centre;
  must(await createOffice(deps, await readDemoOffice()));
  must(await publishManifest(deps, manifest));
  const enrolmentCode = must(await issueEnrolmentCode(deps, { office: DEMO_OFFICE_ID, counter: 'Counter 2' })).code;
  const codeFor = async (user: string) => must(await issuePinCode(deps, { office: DEMO_OFFICE_ID, user })).code;
  const pinCode = await codeFor(DEMO_CLERK_ID);
  const supervisorPinCode = await codeFor(DEMO_SUPERVISOR_ID);
  const network = await startFaultProxy(centre.url);
  undo.push(() => network.close());
  return { databaseUrl: database.url, network, manifest, enrolmentCode, pinCode, supervisorPinCode };
}

async function openDevices(undo: Undo): Promise<Pick<Office, 'printer' | 'scanner' | 'scale'> & { bench: HidBench }> {
  const printer = await startPrinterEmulator();
  undo.push(() => printer.close());
  const bench = await startHidBench();
  undo.push(() => bench.close());
  return { printer, bench, scanner: await bench.addScanner(), scale: await bench.addScale() };
}

async function shortManifest(count: number, label: 'none' | 'full'): Promise<ManifestEntry> {
  const whole = await readDemoManifest();
  const lines = whole.lines.slice(0, count);
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { ...whole, terms: { ...whole.terms, label }, lines, declaredCount: lines.length, declaredGrams };
}

function readLedger<T>(userData: string, read: (db: Db) => T): T {
  const db = openReader(path.join(userData, 'station', 'ledger.db'), null);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

/**
 * One office for one end-to-end file or bench: a centre on a database of its own, a line to it that can fail, a
 * printer, the HID bench with a scanner and a scale, and the counter as the real application on a fresh data folder.
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
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { openReader, type Db } from '../../../electron/station/ledger/db.ts';
import { type Counter, startCounter } from './counter-app.ts';
import { type BenchScale, type BenchScanner, type HidBench, startHidBench } from '../devices/hid-bench.ts';
import { canBuildHidBench } from '../devices/build-hid-bench.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../devices/printer-emulator.ts';
import {
  DEMO_CLERK_ID,
  DEMO_OFFICE_ID,
  DEMO_SUPERVISOR_ID,
  readDemoManifest,
  readDemoOffice,
} from '../manifest/demo-office.ts';
import { type FaultProxy, startFaultProxy } from '../network/fault-proxy.ts';
import type { FreshDatabase } from '../postgres/fresh-database.ts';
import { ensureBuilt } from '../runtime/build.mjs';
import { findRuntime } from '../runtime/read-runtime.mjs';
import { must } from '../station/ready-station.ts';

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

export type OfficeOptions = {
  /** An empty database; it is dropped when the office closes. */
  readonly database: FreshDatabase;
  /** The first parcels of the sample manifest; beyond its end they repeat with numbers of their own. */
  readonly lines: number;
  /** What the contract asks for each parcel. */
  readonly label: 'none' | 'full';
  /** Further variables of the application. */
  readonly env?: Readonly<Record<string, string>>;
};

/** Opens everything; what was opened is closed again when a part of it fails. */
export async function openOffice({ database, lines, label, env = {} }: OfficeOptions): Promise<Office> {
  const undo: (() => Promise<unknown>)[] = [() => database.drop()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    await ensureBuilt();
    const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-e2e-'));
    undo.push(() => rm(dir, { recursive: true, force: true }));
    const centre = await openCentre(database, await someManifest(lines, label), undo);
    const devices = await openDevices(undo);
    const userData = path.join(dir, 'counter');
    const counter = await startCounter({
      userData,
      centreUrl: centre.network.url,
      labelPrinter: `${devices.printer.host}:${devices.printer.port}`,
      devicesEnv: devices.bench.env,
      env,
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

async function openCentre(database: FreshDatabase, manifest: ManifestEntry, undo: Undo): Promise<CentreSide> {
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

async function someManifest(count: number, label: 'none' | 'full'): Promise<ManifestEntry> {
  const whole = await readDemoManifest();
  const lines = Array.from({ length: count }, (_, at) => lineAt(whole.lines, at));
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  return { ...whole, terms: { ...whole.terms, label }, lines, declaredCount: lines.length, declaredGrams };
}

/** Serials of repeated lines begin here, far from those of the sample. */
const REPEATED_FROM = 60_000_000;

function lineAt(lines: readonly ManifestLine[], at: number): ManifestLine {
  const line = lines[at % lines.length];
  if (line === undefined) throw new Error('the sample manifest is empty');
  return at < lines.length
    ? line
    : { ...line, line: at + 1, item: must(mintS10('CK', REPEATED_FROM + at)), aliases: [] };
}

function readLedger<T>(userData: string, read: (db: Db) => T): T {
  const db = openReader(path.join(userData, 'station', 'ledger.db'), null);
  try {
    return read(db);
  } finally {
    db.close();
  }
}

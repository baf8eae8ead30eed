/**
 * One office with one counter for one end-to-end file or bench. What fails while it opens closes what was opened.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import { canBuildHidBench } from '../devices/build-hid-bench.ts';
import type { FreshDatabase } from '../postgres/fresh-database.ts';
import { ensureBuilt } from '../runtime/build.mjs';
import { findRuntime } from '../runtime/read-runtime.mjs';
import { openCentre, someManifest, type Undo } from './open-centre.ts';
import { openDesk, type Desk } from './open-desk.ts';

export type Office = Desk & {
  readonly databaseUrl: string;
  readonly manifest: ManifestEntry;
  readonly enrolmentCode: string;
  readonly pinCode: string;
  /** The supervisor's. */
  readonly supervisorPinCode: string;
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
  return opening(database, async (undo, dir, close) => {
    const centre = await openCentre({ databaseUrl: database.url, manifest: await someManifest(lines, label) }, undo);
    const enrolmentCode = await centre.enrolmentCode('Counter 2');
    const { manifest, pinCode, supervisorPinCode } = centre;
    const desk = await openDesk(centre.url, path.join(dir, 'counter'), undo, env);
    return { ...desk, databaseUrl: database.url, manifest, enrolmentCode, pinCode, supervisorPinCode, close };
  });
}

/** Does `open` in a folder of its own, and closes what it had opened when it fails. */
export async function opening<T>(
  database: FreshDatabase,
  open: (undo: Undo, dir: string, close: () => Promise<void>) => Promise<T>,
): Promise<T> {
  const undo: Undo = [() => database.drop()];
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    await ensureBuilt();
    const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-e2e-'));
    undo.push(() => rm(dir, { recursive: true, force: true }));
    return await open(undo, dir, close);
  } catch (cause) {
    await close();
    throw cause;
  }
}

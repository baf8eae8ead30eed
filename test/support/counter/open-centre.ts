/**
 * The centre of an end-to-end file: on a database of its own, with the demo office, its people, and one manifest.
 */
import { createOffice, type NewOffice } from '../../../central/admin/create-office.ts';
import { issueEnrolmentCode } from '../../../central/admin/issue-enrolment-code.ts';
import { issuePinCode } from '../../../central/admin/issue-pin-code.ts';
import { publishManifest } from '../../../central/admin/publish-manifest.ts';
import { type ListeningCentre, startCentre } from '../../../central/start-centre.ts';
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import {
  DEMO_CLERK_ID,
  DEMO_OFFICE_ID,
  DEMO_SUPERVISOR_ID,
  readDemoManifest,
  readDemoOffice,
} from '../manifest/demo-office.ts';
import { must } from '../station/ready-station.ts';

/** What has been opened, to be closed in the opposite order. */
export type Undo = (() => Promise<unknown>)[];

export type OpenCentre = {
  readonly url: string;
  readonly databaseUrl: string;
  readonly manifest: ManifestEntry;
  readonly centre: ListeningCentre;
  /** A one-time code for one more counter of the office. */
  readonly enrolmentCode: (counter: string) => Promise<string>;
  /** By which the clerk and the supervisor set their PIN, once at each counter. */
  readonly pinCode: string;
  readonly supervisorPinCode: string;
};

export type CentreWish = {
  readonly databaseUrl: string;
  readonly manifest: ManifestEntry;
  readonly clock?: () => number;
  /** What is different from the demo's office. */
  readonly office?: (demo: NewOffice) => NewOffice;
};

export async function openCentre(wish: CentreWish, undo: Undo): Promise<OpenCentre> {
  const { databaseUrl, manifest, clock, office = (demo) => demo } = wish;
  const centre = await startCentre({ databaseUrl, port: 0, ...(clock === undefined ? {} : { clock }) });
  undo.push(() => centre.close());
  const { deps, url } = centre;
  must(await createOffice(deps, office(await readDemoOffice())));
  must(await publishManifest(deps, manifest));
  const enrolmentCode: OpenCentre['enrolmentCode'] = async (counter) =>
    must(await issueEnrolmentCode(deps, { office: DEMO_OFFICE_ID, counter })).code;
  const codeFor = async (user: string) => must(await issuePinCode(deps, { office: DEMO_OFFICE_ID, user })).code;
  const [pinCode, supervisorPinCode] = [await codeFor(DEMO_CLERK_ID), await codeFor(DEMO_SUPERVISOR_ID)];
  return { url, databaseUrl, manifest, centre, enrolmentCode, pinCode, supervisorPinCode };
}

/** The first parcels of the sample manifest; beyond its end they repeat with numbers of their own. */
export async function someManifest(count: number, label: 'none' | 'full'): Promise<ManifestEntry> {
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

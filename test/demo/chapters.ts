/**
 * The chapters played at the counter. Each waits for what a clerk would see before it goes on.
 */
import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { ManifestEntry } from '../../domain/contract/feed.ts';
import { enrolCounter, openSetAndConsignment, setFirstPin, signInAgain } from '../support/counter/begin-work.ts';
import type { Counter } from '../support/counter/counter-app.ts';
import type { BenchScale, BenchScanner } from '../support/devices/hid-bench.ts';
import type { PrinterEmulator } from '../support/devices/printer-emulator.ts';
import type { FaultProxy } from '../support/network/fault-proxy.ts';
import type { DemoCentre } from './centre-child.ts';
import type { DemoPlan, Parcel } from './plan.ts';
import { say } from './say.ts';

export type Stage = {
  readonly counter: Counter;
  readonly centre: DemoCentre;
  readonly network: FaultProxy;
  readonly printer: PrinterEmulator;
  readonly scanner: BenchScanner;
  readonly scale: BenchScale;
  readonly manifest: ManifestEntry;
  readonly plan: DemoPlan;
  readonly out: string;
  readonly dir: string;
};

/** When, by count of parcels handled, the things happen that a working day brings. */
const NETWORK_CUT_AT = 70;
const STATION_KILLED_AT = 120;
const NETWORK_BACK_AT = 160;

/** Enrolment, PIN, set, consignment: ends on the Accept screen. */
export async function beginChapter({ counter, centre, manifest, scale, out }: Stage): Promise<void> {
  await enrolCounter(counter, centre.codes[0]);
  say('Enrolled by a one-time code; the feed brought the office, its people, the sort plan and the manifest');
  await setFirstPin(counter, centre.pinCode);
  await scale.weigh(0, 'zero');
  await openSetAndConsignment(counter, manifest.consignment);
  await counter.screenshot(path.join(out, '1-ready-en.png'));
  say(`Set opened, consignment ${manifest.consignment} taken up: ${manifest.declaredCount} parcels declared`);
}

/** All parcels, with the network cut and the station process killed on the way. */
export async function parcelsChapter(stage: Stage): Promise<void> {
  const { counter, network, plan, out } = stage;
  for (const [at, parcel] of plan.parcels.entries()) {
    if (at === NETWORK_CUT_AT) {
      await network.cut();
      say('The network is cut. The clerk goes on');
    }
    if (at === STATION_KILLED_AT) await killStation(stage);
    if (at === NETWORK_BACK_AT) {
      await counter.screenshot(path.join(out, '5-offline-en.png'));
      await network.restore();
      say('The network is back. The clerk still goes on');
    }
    await handOver(stage, parcel);
    await photographed(stage, parcel, at);
  }
  const counts = await counter.counts();
  say(`On screen: declared ${counts.join(', ')} (declared = accepted + rejected + left; not on manifest)`);
}

async function handOver({ counter, scanner, scale }: Stage, parcel: Parcel): Promise<void> {
  await scale.weigh(0, 'zero');
  await counter.seesWeight(0, 'Empty');
  await scale.weigh(parcel.grams, 'motion');
  for (let at = 0; at < 3; at += 1) await scale.weigh(parcel.grams, 'stable');
  await counter.seesWeight(parcel.grams, 'Stable');
  if (parcel.how === 'scanned') await scanner.scan(parcel.number);
  else {
    await counter.key('F4');
    await counter.write(parcel.number);
    await counter.key('F4');
  }
  await counter.seesScan(parcel.expect, parcel.number);
}

/** One picture of each state, in both languages. */
async function photographed({ counter, out }: Stage, parcel: Parcel, at: number): Promise<void> {
  const name = at === 10 ? '2-accepted' : PICTURES[parcel.why];
  if (name === undefined) return;
  await counter.screenshot(path.join(out, `${name}-en.png`));
  await counter.key('F11');
  await counter.page.locator('html[lang="hi"]').waitFor();
  await counter.screenshot(path.join(out, `${name}-hi.png`));
  await counter.key('F11');
  await counter.page.locator('html[lang="en"]').waitFor();
}

const PICTURES: Readonly<Record<string, string>> = {
  'weight-differs': '3-attention-weight',
  twice: '4-already-in',
  unmanifested: '6-attention-not-on-manifest',
};

async function killStation({ counter, out }: Stage): Promise<void> {
  const before = await counter.counts();
  const pid = await counter.pidOf('daksetu-station');
  process.kill(pid, 'SIGKILL');
  say(`The station process (${pid}) is killed with SIGKILL in the middle of the work`);
  await signInAgain(counter);
  await counter.page.locator('.count').waitFor();
  const after = await counter.counts();
  await counter.screenshot(path.join(out, '7-after-restart-en.png'));
  if (before.join() !== after.join()) throw new Error(`before the kill ${before.join()}, after it ${after.join()}`);
  say(`Started again, PIN typed: the counts are the same (${after.join(', ')})`);
}

/** Finish, with the manifest as PDF; close the set; wait until nothing waits for the centre. */
export async function finishChapter({ counter, printer, out, dir }: Stage): Promise<void> {
  await counter.key('F10');
  await counter.screenshot(path.join(out, '8-finish-en.png'));
  await counter.confirm('F10');
  await counter.sees('AM-');
  await counter.screenshot(path.join(out, '9-manifest-made-en.png'));
  await counter.confirm('F10');
  await counter.sees('Consignments on the way');
  await counter.key('F8');
  await counter.page
    .locator('[data-balance] b', { hasText: /^[0-9]/ })
    .first()
    .waitFor();
  await counter.screenshot(path.join(out, '10-close-set-en.png'));
  await counter.confirm('F8');
  await counter.sees('Open the set to start work');
  await counter.sees('Waiting to send: 0');
  say('Finished; the set is closed with its balance; every event is at the centre');
  const documents = path.join(dir, 'counter-2', 'station', 'documents');
  for (const file of await readdir(documents)) {
    if (file.endsWith('.pdf')) await copyFile(path.join(documents, file), path.join(out, 'acceptance-manifest.pdf'));
  }
  say(`The label printer received ${printer.jobs.length} labels`);
  if (counter.complaints.length > 0) throw new Error(`the page complained: ${counter.complaints.join('; ')}`);
}

/**
 * Makes a ledger of any size by working an office for months: consignments fed, received, scanned, printed, finished.
 * Invariant: every row comes from the product's own commands; only the commits are fewer.
 */
import type { Clock, Core } from '../../../electron/station/core.ts';
import { acceptScan } from '../../../electron/station/commands/accept-scan.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { ok } from '../../../domain/reply.ts';
import { must } from '../../support/station/ready-station.ts';
import { readBenchOffice, type BenchOffice } from './bench-office.ts';
import { finishDay, foundOffice, openCore, scanOf, signInClerk, takeUp } from './open-core.ts';

/** Raised when the same size would give another ledger. */
export const GENERATOR_VERSION = 1;

/** One parcel in so many is on no manifest; one in so many of the manifest never comes. */
const UNMANIFESTED_EVERY = 20;
const ABSENT_EVERY = 50;
/** What a label of text ZPL weighs, in bytes. */
const LABEL_BYTES = Buffer.alloc(429, 'Z');
const DAY_MS = 86_400_000;

export type Grown = { readonly events: number; readonly seconds: number; readonly verifySeconds: number };

/** Fills `dataDir` until its ledger holds `target` events or a few more, then walks the whole chain. */
export async function growLedger(dataDir: string, target: number, log: (line: string) => void): Promise<Grown> {
  const started = performance.now();
  const clock = workClock(Date.UTC(2026, 0, 5, 4, 30));
  const office = await readBenchOffice();
  const core = openCore({ dataDir }, clock);
  foundOffice(core, office.entries);
  signInClerk(core);
  for (let no = 0; headOf(core) < target; no += 1) {
    inOneCommit(core, (batched) => workOneDay(batched, office, no, target));
    clock.nextDay();
    if (no % 10 === 9) log(`  ${headOf(core).toLocaleString('en')} events`);
  }
  const grown = performance.now();
  const walk = verifyChain(core.store.db, 0);
  if (walk.broken !== null || walk.to !== headOf(core)) throw new Error(`broken chain: ${JSON.stringify(walk)}`);
  core.store.settings.set('verified', String(walk.to));
  core.store.close();
  const verified = performance.now();
  return { events: walk.to, seconds: (grown - started) / 1000, verifySeconds: (verified - grown) / 1000 };
}

function headOf(core: Core): number {
  return core.store.events.head()?.n ?? 0;
}

/** The commands inside see an open transaction instead of making their own. Only for making ledgers. */
function inOneCommit(core: Core, work: (batched: Core) => void): void {
  const batched: Core = { ...core, store: { ...core.store, inWrite: (inner) => inner() } };
  core.store.inWrite(() => {
    work(batched);
    return ok(null);
  });
}

function workOneDay(core: Core, office: BenchOffice, no: number, target: number): void {
  const manifest = office.manifest(no);
  takeUp(core, manifest);
  for (const { item, grams, line } of manifest.lines) {
    if (headOf(core) >= target - 2) break; // finishing and closing bring two more
    if (line % ABSENT_EVERY === 0) continue;
    must(acceptScan(core, scanOf(item, grams)));
    if (line % UNMANIFESTED_EVERY === 0) {
      must(acceptScan(core, scanOf(office.unmanifested(no * manifest.lines.length + line), 500)));
    }
  }
  printAll(core);
  finishDay(core);
}

function printAll(core: Core): void {
  for (let job = core.printJobs.next(); job !== null; job = core.printJobs.next()) {
    core.printJobs.sending(job.id, LABEL_BYTES);
    core.printJobs.ended(job.id, 'sent');
  }
}

/** Two seconds between looks at the clock would be a quick clerk; days begin at the same hour. */
function workClock(startMs: number): Clock & { nextDay: () => void } {
  let day = startMs;
  let now = startMs;
  return {
    nowMs: () => (now += 500),
    offsetMinutes: () => 330,
    steadyMs: () => performance.now(),
    nextDay: () => {
      day += DAY_MS;
      now = day;
    },
  };
}

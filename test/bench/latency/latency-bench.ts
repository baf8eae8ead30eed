/**
 * From the scanner's report to the clerk: `npm run bench -- latency [--scans 500] [--seconds 60]`.
 * One parcel after the other, weighed, on the real application; then a scanner that does not wait, twenty a second.
 * The floor is a blank page of the same Electron in the same run, half of it before and half after.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import type { Office } from '../../support/counter/open-office.ts';
import { runWithDisplay } from '../../support/runtime/with-display.mjs';
import { openBenchOffice } from './bench-office.ts';
import { blankTrips } from './blank-page.ts';
import { readPageClock } from './page-clock.ts';
import { resultOf, tableOf, type Burst, type Scanned } from './result.ts';
import { readWatched, watchPage } from './watch-page.ts';

const APART_MS = 60;
const PER_SECOND = 20;

type Options = { readonly scans: number; readonly seconds: number };

/** Runs the bench and prints; the exit code is 2 for a bench that was not run, 1 when a scan was lost. */
export async function bench(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (options === null) {
    console.error('usage: npm run bench -- latency [--scans 500] [--seconds 60]');
    process.exitCode = 2;
    return;
  }
  if (process.env['DAKSETU_DISPLAY'] === undefined) {
    process.exitCode = await runWithDisplay([process.execPath, ...process.argv.slice(1)], { headless: true });
    return;
  }
  const before = await blankTrips(Math.ceil(options.scans / 2), APART_MS);
  const { scanned, burst, uncertainMs } = await workOn(options);
  const after = await blankTrips(Math.floor(options.scans / 2), APART_MS);
  const result = resultOf({ scanned, burst, uncertainMs, blank: [...before, ...after] });
  console.log(tableOf(result));
  console.log(JSON.stringify(result));
  if (burst.lost > 0 || burst.twice > 0) process.exitCode = 1;
}

function readOptions(args: string[]): Options | null {
  try {
    const { values } = parseArgs({
      args,
      options: { scans: { type: 'string', default: '500' }, seconds: { type: 'string', default: '60' } },
    });
    const [scans, seconds] = [Number(values.scans), Number(values.seconds)];
    const isSane = [scans, seconds].every((one) => Number.isInteger(one) && one >= 1 && one <= 10_000);
    return isSane ? { scans, seconds } : null;
  } catch {
    return null; // an option nobody knows
  }
}

type Worked = { readonly scanned: readonly Scanned[]; readonly burst: Burst; readonly uncertainMs: number };

async function workOn({ scans, seconds }: Options): Promise<Worked> {
  const office = await openBenchOffice(scans + seconds * PER_SECOND);
  try {
    await watchPage(office.counter.page);
    const first = await readPageClock(office.counter.page);
    const sent = await oneByOne(office, scans);
    const last = await readPageClock(office.counter.page);
    const { seen, tones } = await readWatched(office.counter.page);
    const driftMs = Math.abs(last.offsetMs - first.offsetMs);
    const offsetMs = (first.offsetMs + last.offsetMs) / 2;
    const scanned = sent.map(({ number, atMs }, at) => {
      const onPage = atMs + offsetMs;
      const next = sent[at + 1]?.atMs ?? Infinity;
      const shown = seen.find((one) => one.number === number);
      const tone = tones.find((toneMs) => toneMs >= onPage && toneMs < next + offsetMs);
      if (shown === undefined || tone === undefined) throw new Error(`${number} was not shown, or not heard`);
      return { domMs: shown.domMs - onPage, paintMs: shown.paintMs - onPage, toneMs: tone - onPage };
    });
    const burst = await withoutWaiting(office, scans, seconds);
    return { scanned, burst, uncertainMs: Math.max(first.uncertainMs, last.uncertainMs) + driftMs / 2 };
  } finally {
    await office.close();
  }
}

type Sent = { readonly number: string; readonly atMs: number };

/** Weighs and scans; the next parcel comes when the last one's result is on the screen. */
async function oneByOne({ counter, scanner, scale, manifest }: Office, count: number): Promise<readonly Sent[]> {
  const sent: Sent[] = [];
  for (const { item, grams } of manifest.lines.slice(0, count)) {
    await scale.weigh(0, 'zero');
    await scale.weigh(grams, 'motion');
    for (let report = 0; report < 3; report += 1) await scale.weigh(grams, 'stable');
    await counter.seesWeight(grams, 'Stable');
    await sleep(APART_MS * (0.5 + Math.random())); // at no fixed place of the screen's frame
    sent.push({ number: item, atMs: performance.now() });
    await scanner.scan(item);
    await counter.seesScan('accepted', item);
  }
  return sent;
}

/** Twenty reports a second, whatever the screen does; then the ledger is asked what it has. */
async function withoutWaiting(
  { counter, scanner, manifest, ledger }: Office,
  from: number,
  seconds: number,
): Promise<Burst> {
  const lines = manifest.lines.slice(from, from + seconds * PER_SECOND);
  const startedMs = performance.now();
  for (const [at, { item }] of lines.entries()) {
    await sleep(Math.max(0, startedMs + (at * 1_000) / PER_SECOND - performance.now()));
    await scanner.scan(item);
  }
  const tookMs = performance.now() - startedMs;
  const last = lines.at(-1)?.item;
  if (last !== undefined) await counter.seesScan('attention', last);
  const rows = ledger((db) => db.prepare(ACCEPTED).pluck().all()) as string[];
  const got = new Map<string, number>();
  for (const item of rows) got.set(item, (got.get(item) ?? 0) + 1);
  return {
    scans: lines.length,
    perSecond: Math.round((lines.length / tookMs) * 10_000) / 10,
    lost: lines.filter(({ item }) => !got.has(item)).length,
    twice: lines.filter(({ item }) => (got.get(item) ?? 0) > 1).length,
  };
}

const ACCEPTED = `SELECT json_extract(CAST(bytes AS TEXT), '$.payload.item') FROM event WHERE type = 'item.accepted'`;

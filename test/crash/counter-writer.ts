/**
 * A counter that works short consignments one after the other with a real printer on TCP: the victim of the cuts around
 * print and finish. It says what it did only after the commit.
 * Usage: counter-writer.ts <data folder> <FULL|NORMAL> <printer port>.
 * Each line on stdout: "try|accepted|finished <request> <number or consignment> <n>".
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { acceptScan } from '../../electron/station/commands/accept-scan.ts';
import { finishConsignment, tallyOf } from '../../electron/station/commands/work-consignment.ts';
import type { Core } from '../../electron/station/core.ts';
import { must } from '../support/station/ready-station.ts';
import { readBenchOffice, type BenchOffice } from '../bench/scan/bench-office.ts';
import { foundOffice, openCore, scanOf, signInClerk, takeUp } from '../bench/scan/open-core.ts';
import { printTo } from './print-to.ts';

const LINES = 8;
/** The last of each consignment never come. */
const COMING = 6;

const [dataDir = '', durability = 'FULL', port = ''] = process.argv.slice(2);
const clock = { nowMs: () => Date.now(), offsetMinutes: () => 330, steadyMs: () => performance.now() };
const office = await readBenchOffice(LINES);
const core = openCore({ dataDir, durability: durability === 'NORMAL' ? 'NORMAL' : 'FULL' }, clock);
foundOffice(core, office.entries);
signInClerk(core);
const queue = printTo(core, Number(port));
for (;;) await workConsignment(core, office);

async function workConsignment(on: Core, from: BenchOffice): Promise<void> {
  if (on.projections.consignments.open() !== null) finish(on);
  const manifest = from.manifest(Number(on.store.db.prepare('SELECT count(*) FROM manifest').pluck().get()));
  takeUp(on, manifest);
  for (const { item, grams } of manifest.lines.slice(0, COMING)) {
    const scan = scanOf(item, grams);
    say('try', scan.requestId, item, 0);
    say('accepted', scan.requestId, item, must(acceptScan(on, scan)).answer.n);
    queue.nudge();
    await new Promise((resolve) => setTimeout(resolve, 3)); // the printer works between two parcels
  }
  finish(on);
}

function finish(on: Core): void {
  const requestId = randomUUID();
  const open = on.projections.consignments.open();
  if (open === null) return;
  const { answer } = must(finishConsignment(on, requestId, tallyOf(on, open.consignment).counts, () => undefined));
  say('finished', requestId, answer.consignment, 0);
}

/** Synchronous: once it returns, the line is in the pipe and outlives this process. */
function say(...words: readonly (string | number)[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

/**
 * A station that accepts parcels as fast as it can and says so only after the commit: the victim of the crash tests.
 * Usage: writer.ts <data folder> <FULL|NORMAL>. Each line on stdout: "try|accepted|undone <request> <number> <n>".
 */
import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import { acceptScan } from '../../electron/station/commands/accept-scan.ts';
import type { UseId } from '../../domain/custody/ids.ts';
import { lastUse, undoLast } from '../../electron/station/commands/correct-last.ts';
import type { Core } from '../../electron/station/core.ts';
import { readBenchOffice, type BenchOffice } from '../bench/scan/bench-office.ts';
import { finishOpen, foundOffice, openCore, scanOf, signInClerk, takeUp } from '../bench/scan/open-core.ts';
import { must } from '../support/station/ready-station.ts';

const LINES = 500;
const UNDO_EVERY = 9;
const STRANGER_EVERY = 20;

const [dataDir = '', durability = 'FULL'] = process.argv.slice(2);
const clock = { nowMs: () => Date.now(), offsetMinutes: () => 330, steadyMs: () => performance.now() };
const office = await readBenchOffice(LINES);
const core = openCore({ dataDir, durability: durability === 'NORMAL' ? 'NORMAL' : 'FULL' }, clock);
foundOffice(core, office.entries);
signInClerk(core);
for (;;) workConsignment(core, office);

function workConsignment(on: Core, from: BenchOffice): void {
  finishOpen(on);
  const no = Number(on.store.db.prepare('SELECT count(*) FROM manifest').pluck().get());
  const manifest = from.manifest(no);
  takeUp(on, manifest);
  for (const { item, grams, line } of manifest.lines) {
    accept(on, item, grams);
    if (line % UNDO_EVERY === 0) undo(on, item);
    if (line % STRANGER_EVERY === 0) accept(on, from.unmanifested(no * LINES + line), 500);
  }
}

function accept(on: Core, item: string, grams: number): void {
  const scan = scanOf(item, grams);
  say('try', scan.requestId, item, 0);
  const { answer } = must(acceptScan(on, scan));
  say('accepted', scan.requestId, item, answer.n);
}

function undo(on: Core, item: string): void {
  const requestId = randomUUID();
  const { answer } = must(undoLast(on, requestId, lastUse(on)?.use ?? ('' as UseId)));
  say('undone', requestId, item, answer.n);
}

/** Synchronous: once it returns, the line is in the pipe and outlives this process. */
function say(...words: readonly (string | number)[]): void {
  writeSync(1, `${words.join(' ')}\n`);
}

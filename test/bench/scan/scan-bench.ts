/**
 * How long an accept takes until it is safe, against the cheapest durable write and against PouchDB, on ledgers of
 * several sizes, all in one run.
 */
import { mkdirSync } from 'node:fs';
import { readBenchOffice } from './bench-office.ts';
import { everyone, prepareField } from './field.ts';
import { filesystemOf, isInMemory } from './filesystem.ts';
import { loadPouch } from './install-rivals.ts';
import { readOptions, USAGE, type ScanOptions } from './options.ts';
import { resultOf, tableOf } from './result.ts';
import { runRounds } from './rounds.ts';
import { createScratch, type Scratch } from './scratch.ts';
import { isUnderCounter, runUnderCounter, syncCounter } from './sync-counter.ts';

/** Runs the bench and prints; the exit code is 2 for a bench that was not run. */
export async function bench(args: string[]): Promise<void> {
  const options = readOptions(args);
  if (options === null) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  mkdirSync(options.folder, { recursive: true });
  const filesystem = filesystemOf(options.folder);
  console.log(`filesystem: ${filesystem} (${options.folder})`);
  if (isInMemory(filesystem)) {
    console.error(`refused: ${filesystem} is memory, nothing there is durable; name another folder with --dir`);
    process.exitCode = 2;
    return;
  }
  if (!isUnderCounter()) {
    process.exitCode = await runUnderCounter(options.folder);
    return;
  }
  const scratch = createScratch(options.folder);
  try {
    await measure(options, scratch, filesystem);
  } finally {
    scratch.end();
  }
}

async function measure(options: ScanOptions, scratch: Scratch, filesystem: string): Promise<void> {
  const office = await readBenchOffice();
  const pouch = options.peer ? await loadPouch(options.folder) : null;
  const field = await prepareField({ events: options.events, office, pouch, scratch });
  const contestants = everyone(field);
  const counter = syncCounter();
  console.log(`syncs: ${counter?.how ?? 'not counted (no gcc, or not Linux)'}`);
  console.log(`running ${options.rounds} rounds of ${options.slice} operations each`);
  const timed = await runRounds(contestants, options, counter);
  for (const ours of [...field.standings.map((one) => one.ours), field.withoutLabel]) ours.verify();
  for (const contestant of contestants) await contestant.close();
  const result = resultOf(timed, field, { filesystem, pouch: pouch?.version ?? null });
  console.log(tableOf(result));
  console.log(JSON.stringify(result));
}

/**
 * How long an accept takes until it is safe, against the cheapest durable write and against PouchDB, on ledgers of
 * several sizes, all in one run.
 */
import { mkdirSync } from 'node:fs';
import { readBenchOffice, type BenchOffice } from './bench-office.ts';
import { createAccept, type AcceptContestant } from './accept-contestant.ts';
import { createAppend } from './append-contestant.ts';
import { filesystemOf, isInMemory } from './filesystem.ts';
import { GENERATOR_VERSION, growLedger } from './grow-ledger.ts';
import { loadPouch, type PouchPackage } from './install-rivals.ts';
import { readOptions, USAGE, type ScanOptions } from './options.ts';
import { createPouch, fillPouch } from './pouch-contestant.ts';
import { resultOf, tableOf, type Standing } from './result.ts';
import { runRounds, type Contestant } from './rounds.ts';
import { createScratch, schemaKey, type Scratch } from './scratch.ts';
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
  const standings: (Standing & { ours: AcceptContestant; peer: Contestant | null })[] = [];
  for (const events of options.events) standings.push(await prepare({ events, office, pouch, scratch }));
  const floor = createAppend(scratch.fresh('floor'));
  const contestants = [floor, ...standings.flatMap(({ ours, peer }) => (peer === null ? [ours] : [ours, peer]))];
  const counter = syncCounter();
  console.log(`syncs: ${counter?.how ?? 'not counted (no gcc, or not Linux)'}`);
  console.log(`running ${options.rounds} rounds of ${options.slice} operations each`);
  const timed = await runRounds(contestants, options, counter);
  for (const { ours } of standings) ours.verify();
  for (const contestant of contestants) await contestant.close();
  const result = resultOf(timed, standings, { filesystem, pouch: pouch?.version ?? null });
  console.log(tableOf(result));
  console.log(JSON.stringify(result));
}

type Wanted = {
  readonly events: number;
  readonly office: BenchOffice;
  readonly pouch: PouchPackage | null;
  readonly scratch: Scratch;
};

async function prepare({ events, office, pouch, scratch }: Wanted) {
  const kept = `ledger-${events}-${GENERATOR_VERSION}-${schemaKey()}`;
  const dataDir = await scratch.copyOf(kept, (folder) => make(folder, events));
  const ours = createAccept(`accept, ledger of ${events.toLocaleString('en')}`, dataDir, office);
  const before = { events: ours.events(), acceptances: ours.acceptances() };
  console.log(`ledger: ${before.events} events, ${before.acceptances} acceptances`);
  return { ...before, wanted: events, ours, peer: pouch === null ? null : await peerOf(pouch, ours, scratch) };
}

async function make(folder: string, events: number): Promise<void> {
  console.log(`making a ledger of ${events.toLocaleString('en')} events, once for this schema ...`);
  const grown = await growLedger(folder, events, console.log);
  console.log(`  ${grown.seconds.toFixed(1)} s to make, ${grown.verifySeconds.toFixed(1)} s to verify its whole chain`);
}

/** PouchDB holds as many documents as the ledger holds acceptances. */
async function peerOf(pouch: PouchPackage, ours: AcceptContestant, scratch: Scratch): Promise<Contestant> {
  const count = ours.acceptances();
  const model = ours.lastAccepted();
  const folder = await scratch.copyOf(`pouchdb-${pouch.version}-${count}`, async (made) => {
    console.log(`filling PouchDB ${pouch.version} with ${count.toLocaleString('en')} documents ...`);
    await fillPouch(pouch, made, count, model);
  });
  return createPouch(`PouchDB put, ${count.toLocaleString('en')} documents`, pouch, folder, model);
}

/**
 * Power cuts without pulling a plug: freeze the writer at a random moment, copy the disk image under it, mount the copy
 * and look whether everything that was acknowledged is there.
 * Usage: power-cut.ts [--cuts 30] [--seed text] [--durability FULL|NORMAL] [--until-loss] [--printing]; as root, on Linux.
 * With --printing the writer is a counter that prints labels and finishes consignments; labels on paper are compared too.
 * The last line is JSON. It does not model a disk that forgets what it was told to keep.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Durability } from '../../electron/station/ledger/db.ts';
import { openCore } from '../bench/scan/open-core.ts';
import { createChance, type Chance } from '../support/manifest/seeded-random.ts';
import { type PrinterEmulator, startPrinterEmulator } from '../support/devices/printer-emulator.ts';
import { dropDisk, inPrivate, makeDisk, mountCopy, type Disk } from './backing-image.ts';
import { printedTwice, unknownLabels } from './examine-prints.ts';
import { examineStore, type Findings } from './examine-store.ts';
import { startVictim, type Acknowledged, type Victim } from './victim.ts';

export type PowerCuts = {
  readonly seed: string;
  readonly durability: Durability;
  /** Cuts made, and those among them that came after the first acknowledgement: only these can lose anything. */
  readonly cuts: number;
  readonly effective: number;
  /** Acknowledgements looked for, over all cuts. */
  readonly acknowledged: number;
  /** Finished consignments and printed labels looked for, over all cuts. */
  readonly finished: number;
  readonly onPaper: number;
  readonly lost: number;
  readonly lossyCuts: number;
  readonly examples: readonly string[];
  readonly broken: readonly string[];
  readonly seconds: number;
};

type Plan = {
  readonly cuts: number;
  readonly seed: string;
  readonly durability: Durability;
  readonly untilLoss: boolean;
  readonly printing: boolean;
};

const CUTS_PER_WRITER = 10;
const INSIDE = 'DAKSETU_POWER_CUT_INSIDE';
const clock = { nowMs: () => Date.now(), offsetMinutes: () => 330, steadyMs: () => performance.now() };

if (import.meta.main) process.exitCode = process.env[INSIDE] === '1' ? await cutInside() : await goInside();

/** Runs this program in its own mount and process namespaces: whatever happens, mounts and writers end with it. */
async function goInside(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'daksetu-power-cut-'));
  const args = inPrivate(process.execPath, process.argv.slice(1));
  const env = { ...process.env, [INSIDE]: '1', TMPDIR: folder };
  const child = spawn('unshare', args, { stdio: ['pipe', 'inherit', 'inherit'], env });
  const stop = (): void => void child.stdin.end(); // the harness inside ends when its stdin does
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await new Promise<number>((resolve) => child.once('close', (status) => resolve(status ?? 1)));
  rmSync(folder, { recursive: true, force: true });
  return code;
}

async function cutInside(): Promise<number> {
  process.stdin.on('end', () => process.exit(130)).resume();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));
  const { values } = parseArgs({
    options: {
      cuts: { type: 'string', default: '30' },
      seed: { type: 'string', default: String(Date.now()) },
      durability: { type: 'string', default: 'FULL' },
      'until-loss': { type: 'boolean', default: false },
      printing: { type: 'boolean', default: false },
    },
  });
  const durability = values.durability === 'NORMAL' ? 'NORMAL' : 'FULL';
  const { seed, printing, 'until-loss': untilLoss } = values;
  const plan = { cuts: Number(values.cuts), seed, durability, untilLoss, printing } as const;
  const report = await cutPower(plan, tmpdir());
  process.stdout.write(`${JSON.stringify(report)}\n`);
  process.stdin.pause();
  return 0;
}

type Cut = Findings & { readonly acknowledged: number; readonly finished: number; readonly onPaper: number };

async function cutPower(plan: Plan, folder: string): Promise<PowerCuts> {
  console.log(`power cuts: ${plan.cuts} under synchronous=${plan.durability}, seed ${plan.seed}`);
  const started = performance.now();
  const chance = createChance(plan.seed);
  const cuts: Cut[] = [];
  const enough = (): boolean => effectiveOf(cuts).length >= plan.cuts || (plan.untilLoss && cuts.some(hasLost));
  while (!enough()) {
    if (cuts.length > plan.cuts * 3) throw new Error('the writer acknowledges nothing');
    const at = path.join(folder, `writer-${cuts.length}`);
    const printer = plan.printing ? await startPrinterEmulator() : null;
    await cutOneWriter({ at, chance, printer, durability: plan.durability, take: (cut) => (cuts.push(cut), enough()) });
    await printer?.close();
  }
  return reportOf(plan, cuts, (performance.now() - started) / 1000);
}

function effectiveOf(cuts: readonly Cut[]): Cut[] {
  return cuts.filter(({ acknowledged }) => acknowledged > 0);
}

function hasLost({ lost }: Cut): boolean {
  return lost.length > 0;
}

function reportOf({ seed, durability }: Plan, cuts: readonly Cut[], seconds: number): PowerCuts {
  const lost = cuts.flatMap((cut) => cut.lost);
  return {
    seed,
    durability,
    cuts: cuts.length,
    effective: effectiveOf(cuts).length,
    acknowledged: cuts.reduce((sum, { acknowledged }) => sum + acknowledged, 0),
    finished: cuts.reduce((sum, cut) => sum + cut.finished, 0),
    onPaper: cuts.reduce((sum, cut) => sum + cut.onPaper, 0),
    lost: lost.length,
    lossyCuts: cuts.filter(hasLost).length,
    examples: lost.slice(0, 20),
    broken: cuts.flatMap(({ broken }) => broken).slice(0, 20),
    seconds: Math.round(seconds * 10) / 10,
  };
}

type Run = {
  readonly at: string;
  readonly chance: Chance;
  readonly durability: Durability;
  /** The paper outlives every cut. */
  readonly printer: PrinterEmulator | null;
  /** Takes a cut; true when it was the last one wanted. */
  readonly take: (cut: Cut) => boolean;
};

/** One disk and one writer, frozen again and again: between cuts it goes on as if nothing had happened. */
async function cutOneWriter({ at, chance, durability, printer, take }: Run): Promise<void> {
  const disk = makeDisk(at);
  const victim = startVictim({ dataDir: disk.folder, durability, printerPort: printer?.port });
  try {
    for (let no = 0; no < CUTS_PER_WRITER; no += 1) {
      // The first may fall into the start of the program, the making of the tables, or the first scans.
      if (no > 0) await firstWord(victim);
      await wait(no === 0 ? chance.between(200, 2_000) : chance.between(2, 200));
      await victim.freeze();
      if (victim.ended()) throw new Error(`the writer ended by itself: ${victim.complaint()}`);
      const known = { acknowledged: victim.acknowledged(), paper: [...(printer?.jobs ?? [])] };
      const last = take(await examineCopy(disk, path.join(at, `cut-${no}`), known));
      victim.thaw();
      if (last) break;
    }
  } finally {
    await victim.kill();
    dropDisk(disk);
  }
}

type Known = { readonly acknowledged: readonly Acknowledged[]; readonly paper: readonly Buffer[] };

/** `known` is what was said, and what the printer held, when the power went. */
async function examineCopy(disk: Disk, at: string, { acknowledged, paper }: Known): Promise<Cut> {
  const copy = mountCopy(disk, at);
  try {
    const core = openCore({ dataDir: copy.folder }, clock);
    try {
      const { lost, broken } = examineStore(core, acknowledged);
      const onPaper = unknownLabels(core.store.db, paper);
      const twice = paper.length === 0 ? [] : await printedTwice(core, paper);
      const finished = acknowledged.filter(({ what }) => what === 'finished').length;
      const seen = { acknowledged: acknowledged.length, finished, onPaper: paper.length };
      return { lost: [...lost, ...onPaper], broken: [...broken, ...twice], ...seen };
    } finally {
      core.store.close();
    }
  } finally {
    dropDisk(copy);
  }
}

async function firstWord(victim: Victim): Promise<void> {
  const until = performance.now() + 60_000;
  while (victim.acknowledged().length === 0) {
    if (victim.ended() || performance.now() > until) throw new Error(`no acknowledgement: ${victim.complaint()}`);
    await wait(5);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

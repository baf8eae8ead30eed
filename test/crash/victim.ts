/** The writer as its tormentor sees it: what it has acknowledged so far, and how to freeze or kill it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Durability } from '../../electron/station/ledger/db.ts';

export type Acknowledged = {
  readonly what: 'accepted' | 'undone' | 'finished';
  readonly requestId: string;
  /** The article; the consignment where that was finished. */
  readonly item: string;
  /** Position of the acceptance, also of one that was undone. */
  readonly n: number;
};

export type Victim = {
  /** Everything acknowledged so far, oldest first. */
  readonly acknowledged: () => readonly Acknowledged[];
  /** The request and number of the last scan begun, acknowledged or not. */
  readonly lastTry: () => { readonly requestId: string; readonly item: string } | null;
  /** What it said on stderr. */
  readonly complaint: () => string;
  readonly ended: () => boolean;
  /** Stops every thread of it, and returns when all have stopped. */
  readonly freeze: () => Promise<void>;
  readonly thaw: () => void;
  /** SIGKILL; returns when it is gone and its last line was read. */
  readonly kill: () => Promise<void>;
};

export type Writing = {
  readonly dataDir: string;
  readonly durability: Durability;
  /** With it the writer is a counter that prints and finishes, else one that accepts as fast as it can. */
  readonly printerPort?: number | undefined;
};

/** Starts a writer on a data folder. */
export function startVictim({ dataDir, durability, printerPort }: Writing): Victim {
  const writer = path.join(import.meta.dirname, printerPort === undefined ? 'writer.ts' : 'counter-writer.ts');
  const args = [writer, dataDir, durability, ...(printerPort === undefined ? [] : [String(printerPort)])];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  const acknowledged: Acknowledged[] = [];
  let last: { requestId: string; item: string } | null = null;
  let unfinished = '';
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    const lines = (unfinished + text).split('\n');
    unfinished = lines.pop() ?? '';
    for (const line of lines) {
      const [what, requestId = '', item = '', n = ''] = line.split(' ');
      if (what === 'try') last = { requestId, item };
      if (what === 'accepted' || what === 'undone' || what === 'finished')
        acknowledged.push({ what, requestId, item, n: Number(n) });
    }
  });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    acknowledged: () => acknowledged,
    lastTry: () => last,
    complaint: () => complaint,
    ended: () => child.exitCode !== null || child.signalCode !== null,
    freeze: async () => {
      child.kill('SIGSTOP');
      while (!isStopped(child)) await rest(1);
      await rest(20); // lets the last lines out of the pipe
    },
    thaw: () => void child.kill('SIGCONT'),
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function isStopped(child: ChildProcess): boolean {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return true;
  const tasks = `/proc/${child.pid}/task`;
  return readdirSync(tasks).every((task) => {
    const stat = readFileSync(path.join(tasks, task, 'stat'), 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) === 'T';
  });
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** Starts the centre's host as a child and stops it again. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export type DemoCentre = {
  readonly url: string;
  readonly databaseUrl: string;
  /** Enrolment codes of counter 2 and counter 1. */
  readonly codes: readonly [string, string];
  readonly pinCode: string;
  readonly stop: () => Promise<void>;
};

/** The host keeps its database in a folder of its own: PostgreSQL does not run as root and needs to enter it. */
export async function startDemoCentre(): Promise<DemoCentre> {
  const child = spawn(process.execPath, ['test/demo/centre-host.ts'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const first = createInterface({ input: child.stdout })[Symbol.asyncIterator]().next();
  const line = await Promise.race([first, ended]);
  if (line === null || typeof line === 'number' || line.done === true) throw new Error('the centre did not start');
  const facts = JSON.parse(line.value) as Omit<DemoCentre, 'stop'>;
  return {
    ...facts,
    stop: async () => {
      child.stdin.end();
      await ended;
    },
  };
}

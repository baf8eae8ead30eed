/**
 * What must hold between a printer and a store after any crash: what is on paper is in the ledger, and the store, when it
 * goes on, prints nothing again that is on paper already.
 */
import type { Core } from '../../electron/station/core.ts';
import type { Db } from '../../electron/station/ledger/db.ts';
import { startPrinterEmulator } from '../support/devices/printer-emulator.ts';
import { printTo } from './print-to.ts';

/** The custody id in the QR of a label, as the printer got it; null when the job is not a whole label. */
export function useOnLabel(job: Buffer): string | null {
  return /MA,([A-Z0-9-]+\/[0-9a-f]{32}\/\d+)\^/.exec(job.toString('latin1'))?.[1] ?? null;
}

/** One sentence for each label that is on paper and whose event is not in the ledger. */
export function unknownLabels(db: Db, jobs: readonly Buffer[]): string[] {
  const rows = db
    .prepare("SELECT CAST(bytes AS TEXT) FROM event WHERE type = 'label.issued'")
    .pluck()
    .all() as string[];
  const issued = new Set(rows.map((text) => (JSON.parse(text) as { payload: { use: string } }).payload.use));
  return jobs.flatMap((job) => {
    const use = useOnLabel(job);
    return use === null || issued.has(use) ? [] : [`a label of ${use} is on paper, its event is not in the ledger`];
  });
}

/** Lets the store print what it still wants to, and names what came out a second time. */
export async function printedTwice(core: Core, jobs: readonly Buffer[]): Promise<string[]> {
  const printer = await startPrinterEmulator();
  const queue = printTo(core, printer.port);
  queue.nudge();
  while (core.printJobs.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await queue.stop();
  await printer.close();
  const onPaper = new Set(jobs.map(useOnLabel));
  return printer.jobs.flatMap((job) => {
    const use = useOnLabel(job);
    return use !== null && onPaper.has(use) ? [`a second label of ${use} came out by itself`] : [];
  });
}

/**
 * Sends label jobs to the printer, one at a time, in order.
 * Invariant: a job's bytes leave only after its event was committed; "sent" is not "printed"; an unknown outcome is
 * never repeated by itself, because two labels with one number are worse than a missing one.
 */
import type { PrinterAddress, PrinterState } from '../../../domain/contract/devices.ts';
import { encodeZpl } from '../../../domain/labels/encode-zpl.ts';
import type { Core } from '../core.ts';
import { createLive, type Live } from '../desk/live.ts';
import { composeLabel, type Desk } from './compose-label.ts';
import type { PrintJob } from './print-job-table.ts';

export type PrinterClient = {
  readonly send: (job: { printer: PrinterAddress; job: string; bytes: string }) => Promise<{
    outcome: 'sent' | 'refused' | 'unknown';
    state: PrinterState;
    detail: string;
  }>;
};

export type PrinterView = { readonly state: PrinterState | 'none'; readonly waiting: number };

export type PrintQueue = {
  readonly live: Live<PrinterView>;
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

const RETRY_MS = 3_000;

/** `client` is null while the devices process is away; jobs wait. */
export function startPrintQueue(deps: {
  readonly core: Core;
  readonly printer: PrinterAddress | null;
  readonly client: () => PrinterClient | null;
  readonly desk: () => Desk;
}): PrintQueue {
  const { core, printer } = deps;
  const live = createLive<PrinterView>({
    state: printer === null ? 'none' : 'unknown',
    waiting: core.printJobs.waiting(),
  });
  let stopped = false;
  let wake = (): void => {};
  let nudged = false;

  const show = (state: PrinterView['state']): void => live.set({ state, waiting: core.printJobs.waiting() });
  const sendOne = async (job: PrintJob, client: PrinterClient, address: PrinterAddress): Promise<boolean> => {
    const label = composeLabel(core, job, deps.desk());
    if (label === null) {
      core.printJobs.voided(job.label);
      return true;
    }
    const bytes = encodeZpl(label);
    core.printJobs.sending(job.id, bytes);
    const answer = await client
      .send({ printer: address, job: `job-${job.id}`, bytes: Buffer.from(bytes).toString('base64') })
      .catch(() => ({ outcome: 'unknown' as const, state: 'unknown' as const, detail: '' }));
    core.printJobs.ended(job.id, answer.outcome === 'refused' ? 'queued' : answer.outcome);
    show(answer.state);
    return answer.outcome !== 'refused';
  };

  const running = (async () => {
    while (!stopped) {
      nudged = false;
      const client = deps.client();
      const job = client === null || printer === null ? null : core.printJobs.next();
      const went = job === null || client === null || printer === null || (await sendOne(job, client, printer));
      if (job !== null && went) continue;
      await new Promise<void>((resolve) => {
        if (stopped || (nudged && went)) return resolve();
        const timer = went ? undefined : setTimeout(resolve, RETRY_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();

  return {
    live,
    nudge: () => {
      nudged = true;
      show(live.get().state);
      wake();
    },
    stop: async () => {
      stopped = true;
      wake();
      await running;
      live.close();
    },
  };
}

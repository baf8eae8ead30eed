/**
 * Sends label jobs to the printer, one at a time, in order.
 * Invariant: a job's bytes leave only after its event was committed; "sent" is not "printed"; an unknown outcome is
 * never repeated by itself, because two labels with one number are worse than a missing one.
 */
import type { PrinterAddress, PrinterState } from '../../../domain/contract/devices.ts';
import { encodeZpl } from '../../../domain/labels/encode-zpl.ts';
import type { Core } from '../core.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { createLive, type Live } from '../desk/live.ts';
import { composeLabel, type Desk } from './compose-label.ts';
import type { PrintJob } from './print-job-table.ts';

export type PrinterClient = {
  readonly send: (job: { printer: PrinterAddress; job: string; bytes: string }) => Promise<{
    outcome: 'sent' | 'refused' | 'unknown';
    state: PrinterState;
    detail: string;
  }>;
  readonly status: (of: { printer: PrinterAddress }) => Promise<{ state: PrinterState }>;
};

export type PrinterView = { readonly state: PrinterState | 'none'; readonly waiting: number };

export type PrintQueue = {
  readonly live: Live<PrinterView>;
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

const RETRY_MS = 3_000;
/** How often an idle printer is asked how it is. */
const ASK_MS = 10_000;

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

  const askState = async (client: PrinterClient, address: PrinterAddress): Promise<void> => {
    const { state } = await client.status({ printer: address }).catch(() => ({ state: 'unknown' as const }));
    if (state !== live.get().state) show(state);
  };

  /** A disk that takes nothing must not end the queue: its job is tried again later. */
  const sendNext = async (client: PrinterClient, address: PrinterAddress): Promise<'went' | 'idle' | 'refused'> => {
    try {
      const job = core.printJobs.next();
      if (job === null) return 'idle';
      return (await sendOne(job, client, address)) ? 'went' : 'refused';
    } catch (cause) {
      if (storageFaultOf(cause) === null) throw cause;
      return 'refused';
    }
  };

  const running = (async () => {
    while (!stopped) {
      nudged = false;
      const client = deps.client();
      const last = client === null || printer === null ? 'idle' : await sendNext(client, printer);
      if (last === 'went') continue;
      const went = last === 'idle';
      if (went && client !== null && printer !== null) await askState(client, printer);
      await new Promise<void>((resolve) => {
        if (stopped || (nudged && went)) return resolve();
        const timer = setTimeout(resolve, went ? ASK_MS : RETRY_MS);
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

/**
 * Sends label jobs to the printer, one at a time, in order.
 * Invariant: a job's bytes leave only after its event was committed; "sent" is not "printed"; an unknown outcome is
 * never repeated by itself, because two labels with one number are worse than a missing one.
 */
import type { PrinterAddress, PrinterState } from '../../../domain/contract/devices.ts';
import { encodeZpl } from '../../../domain/labels/encode-zpl.ts';
import type { Core } from '../core.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { createDoorbell, type Doorbell } from '../desk/doorbell.ts';
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
/** Longer than any transport waits for a printer. */
const ANSWER_MS = 30_000;
/** How often an idle printer is asked how it is. */
const ASK_MS = 10_000;

export type PrintDeps = {
  readonly core: Core;
  readonly printer: PrinterAddress | null;
  /** Null while the devices process is away; jobs wait. */
  readonly client: () => PrinterClient | null;
  readonly desk: () => Desk;
};

type Printer = { readonly client: PrinterClient; readonly address: PrinterAddress };
type Show = (state: PrinterView['state']) => void;

/** Starts the queue; without a printer it only counts what waits. */
export function startPrintQueue(deps: PrintDeps): PrintQueue {
  const { core, printer } = deps;
  const live = createLive<PrinterView>({
    state: printer === null ? 'none' : 'unknown',
    waiting: core.printJobs.waiting(),
  });
  const bell = createDoorbell();
  const show: Show = (state) => live.set({ state, waiting: core.printJobs.waiting() });
  const running = sendAll(deps, { bell, show, shown: () => live.get().state });
  return {
    live,
    nudge: () => {
      show(live.get().state);
      bell.ring();
    },
    stop: async () => {
      bell.stop();
      await running;
      live.close();
    },
  };
}

/** Outcomes the disk has not taken yet: until it does, nothing else leaves. */
type Outcomes = {
  readonly note: (id: number, state: 'sent' | 'queued' | 'unknown') => void;
  readonly settle: () => void;
};

type Loop = { readonly bell: Doorbell; readonly show: Show; readonly shown: () => PrinterView['state'] };

async function sendAll(deps: PrintDeps, { bell, show, shown }: Loop): Promise<void> {
  const outcomes = createOutcomes(deps.core);
  while (!bell.isStopped()) {
    bell.hear();
    const client = deps.client();
    const printer = client === null || deps.printer === null ? null : { client, address: deps.printer };
    const last = printer === null ? 'idle' : await sendNext(deps, { printer, outcomes }, show);
    if (last === 'went') continue;
    if (last === 'idle' && printer !== null) {
      const state = await stateOf(printer);
      if (state !== shown()) show(state);
    }
    await bell.rest(last === 'idle' ? ASK_MS : RETRY_MS, true);
  }
}

type By = { readonly printer: Printer; readonly outcomes: Outcomes };

/**
 * Keeps the outcome of a job whose bytes have left until the disk takes it. A process that dies before that leaves the
 * job under way, which the next start calls unknown.
 */
function createOutcomes({ printJobs }: Core): Outcomes {
  let kept: Parameters<Outcomes['note']> | null = null;
  const settle = (): void => {
    if (kept !== null) printJobs.ended(...kept);
    kept = null;
  };
  return {
    settle,
    note: (id, state) => {
      kept = [id, state];
      settle();
    },
  };
}

/** A disk that takes nothing must not end the queue: its job is tried again later. */
async function sendNext(deps: PrintDeps, by: By, show: Show): Promise<'went' | 'idle' | 'refused'> {
  try {
    by.outcomes.settle();
    const job = deps.core.printJobs.next();
    if (job === null) return 'idle';
    return (await sendOne(deps, job, by, show)) ? 'went' : 'refused';
  } catch (cause) {
    if (storageFaultOf(cause) === null) throw cause;
    return 'refused';
  }
}

async function sendOne(deps: PrintDeps, job: PrintJob, { printer, outcomes }: By, show: Show): Promise<boolean> {
  const { client, address } = printer;
  const { printJobs } = deps.core;
  const label = composeLabel(deps.core, job, deps.desk());
  if (label === null) {
    printJobs.voided(job.label);
    return true;
  }
  const bytes = encodeZpl(label, job.template);
  printJobs.sending(job.id, bytes);
  const sent = client.send({ printer: address, job: `job-${job.id}`, bytes: Buffer.from(bytes).toString('base64') });
  const answer = await answered(sent, { outcome: 'unknown' as const, state: 'unknown' as const });
  outcomes.note(job.id, answer.outcome === 'refused' ? 'queued' : answer.outcome);
  show(answer.state);
  return answer.outcome !== 'refused';
}

async function stateOf({ client, address }: Printer): Promise<PrinterState> {
  const { state } = await answered(client.status({ printer: address }), { state: 'unknown' as const });
  return state;
}

/** A call to a devices process that died is never answered: after a while its outcome is unknown, and the queue goes on. */
async function answered<T, U>(call: Promise<T>, unknown: U): Promise<T | U> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<U>((resolve) => {
    timer = setTimeout(() => resolve(unknown), ANSWER_MS);
  });
  try {
    return await Promise.race([call.catch(() => unknown), late]);
  } finally {
    clearTimeout(timer);
  }
}

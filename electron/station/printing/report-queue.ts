/**
 * Hands sheets to the report printer, one at a time, in order.
 * Invariant: a sheet leaves only after its document was committed; "handed" is not "printed"; a sheet that was refused or
 * whose outcome is unknown is never sent again by itself.
 */
import type { PaperSheet } from '../../../domain/contract/document-sheet.ts';
import type { ReportPrinterState } from '../../../domain/contract/documents.ts';
import { createDoorbell, type Doorbell } from '../desk/doorbell.ts';
import { createLive, type Live } from '../desk/live.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import type { ReportJob, ReportJobTable } from './report-job-table.ts';

export type ReportPrinterClient = {
  readonly print: (sheet: PaperSheet) => Promise<{ outcome: 'handed' | 'refused' | 'unknown'; detail: string }>;
  readonly printerState: () => Promise<{ state: ReportPrinterState }>;
};

export type ReportPrinterView = {
  readonly state: ReportPrinterState | 'none';
  readonly waiting: number;
  /** The outcome of the last sheet since this process started. */
  readonly last: 'handed' | 'refused' | 'unknown' | null;
};

export type ReportQueue = {
  readonly live: Live<ReportPrinterView>;
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

export type ReportQueueDeps = {
  readonly jobs: ReportJobTable;
  /** False when nobody has set a printer up: then nothing is sent. */
  readonly isSetUp: boolean;
  /** Null while main is away; sheets wait. */
  readonly client: () => ReportPrinterClient | null;
  /** The sheet of a job; null when its document is not here. */
  readonly sheetOf: (job: ReportJob) => PaperSheet | null;
};

const ASK_MS = 30_000;
const RETRY_MS = 3_000;
/** Longer than main takes for a page and a printing system together. */
const ANSWER_MS = 90_000;
/** A station that closes waits so long for the sheet under way. */
const CLOSING_MS = 3_000;

export function startReportQueue(deps: ReportQueueDeps): ReportQueue {
  const { jobs, isSetUp } = deps;
  const live = createLive<ReportPrinterView>({
    state: isSetUp ? 'unknown' : 'none',
    waiting: isSetUp ? jobs.waiting() : 0,
    last: null,
  });
  const bell = createDoorbell();
  const show = (changed: Partial<ReportPrinterView>): void => {
    const waiting = isSetUp ? jobs.waiting() : 0;
    const before = live.get();
    const view = { ...before, waiting, ...changed };
    if (view.state !== before.state || view.waiting !== before.waiting || view.last !== before.last) live.set(view);
  };
  const closing = new AbortController();
  const running = isSetUp ? sendAll(deps, { bell, show, closing: closing.signal }) : Promise.resolve();
  return {
    live,
    nudge: () => {
      show({});
      bell.ring();
    },
    stop: async () => {
      bell.stop();
      const timer = setTimeout(() => closing.abort(), CLOSING_MS);
      await running;
      clearTimeout(timer);
      live.close();
    },
  };
}

type Show = (changed: Partial<ReportPrinterView>) => void;

type Loop = { readonly bell: Doorbell; readonly show: Show; readonly closing: AbortSignal };

async function sendAll(deps: ReportQueueDeps, loop: Loop): Promise<void> {
  const { bell, show, closing } = loop;
  while (!bell.isStopped()) {
    bell.hear();
    const client = deps.client();
    const went = client === null ? 'idle' : await sendNext(deps, client, loop);
    if (went === 'went') continue;
    if (client !== null) show(await stateOf(client, closing));
    await bell.rest(went === 'idle' ? ASK_MS : RETRY_MS, true);
  }
}

/** A disk that takes nothing must not end the queue. */
async function sendNext(
  deps: ReportQueueDeps,
  client: ReportPrinterClient,
  loop: Loop,
): Promise<'went' | 'idle' | 'fault'> {
  try {
    const job = deps.jobs.next();
    if (job === null) return 'idle';
    await sendOne(deps, job, client, loop);
    return 'went';
  } catch (cause) {
    if (storageFaultOf(cause) === null) throw cause;
    return 'fault';
  }
}

async function sendOne(
  { jobs, sheetOf }: ReportQueueDeps,
  job: ReportJob,
  client: ReportPrinterClient,
  { show, closing }: Loop,
): Promise<void> {
  const sheet = sheetOf(job);
  if (sheet === null) return jobs.ended(job.id, 'refused', 'the document is not here');
  jobs.sending(job.id);
  show({});
  const unknown = { outcome: 'unknown', detail: 'no answer' } as const;
  const { outcome, detail } = await answered(client.print(sheet), unknown, closing);
  jobs.ended(job.id, outcome, detail);
  show({ last: outcome });
}

async function stateOf(client: ReportPrinterClient, closing: AbortSignal): Promise<Pick<ReportPrinterView, 'state'>> {
  return answered(client.printerState(), { state: 'unknown' } as const, closing);
}

/** A call to a process that died is never answered: after a while its outcome is unknown, and the queue goes on. */
async function answered<T, U>(call: Promise<T>, unknown: U, closing: AbortSignal): Promise<T | U> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), ANSWER_MS);
  const given = new Promise<U>((resolve) => {
    for (const signal of [late.signal, closing])
      signal.addEventListener('abort', () => resolve(unknown), { once: true });
    if (closing.aborted) resolve(unknown);
  });
  try {
    return await Promise.race([call.catch(() => unknown), given]);
  } finally {
    clearTimeout(timer);
  }
}

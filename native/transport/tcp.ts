/**
 * Label printers on TCP 9100: one job per connection, the printer asked before it gets a job.
 * Invariant: nothing is guessed. A job is `sent` only when the printer took it and closed its side; `refused` means
 * that none of its bytes left; everything between is `unknown`.
 */
import { type Socket, connect } from 'node:net';
import type { PrinterAddress, PrinterState } from '../../domain/contract/devices.ts';
import { decodeZplStatus, isZplStatusComplete, ZPL_STATUS_QUERY } from '../printer/zpl-status.ts';

export type SendOutcome = {
  readonly outcome: 'sent' | 'refused' | 'unknown';
  readonly state: PrinterState;
  readonly detail: string;
};

export type TcpLimits = {
  /** From the first packet to the connection. */
  readonly connectMs: number;
  /** From the question to the end of the answer. */
  readonly answerMs: number;
  /** From the first byte of the job to the printer's closing of the connection. */
  readonly jobMs: number;
};

export type TcpPrinters = {
  send(printer: PrinterAddress, job: Uint8Array): Promise<SendOutcome>;
  ask(printer: PrinterAddress): Promise<PrinterState>;
};

const USUAL_LIMITS: TcpLimits = { connectMs: 3000, answerMs: 1500, jobMs: 10_000 };

/** A printer that buffers or is busy takes a job; one that a person must go to does not. */
const TAKES_JOBS: ReadonlySet<PrinterState> = new Set(['ready', 'busy', 'unknown']);

/** Calls to one printer wait for each other, since many printers have one connection only. Nothing rejects. */
export function createTcpPrinters(limits: TcpLimits = USUAL_LIMITS): TcpPrinters {
  const lastByPrinter = new Map<string, Promise<unknown>>();
  const inTurn = <T>({ host, port }: PrinterAddress, work: () => Promise<T>): Promise<T> => {
    const key = `${host}:${port}`;
    const mine = (lastByPrinter.get(key) ?? Promise.resolve()).then(work);
    lastByPrinter.set(key, mine);
    return mine;
  };
  return {
    send: (printer, job) => inTurn(printer, () => sendJob(printer, job, limits)),
    ask: (printer) => inTurn(printer, () => askState(printer, limits)),
  };
}

async function sendJob(printer: PrinterAddress, job: Uint8Array, limits: TcpLimits): Promise<SendOutcome> {
  const link = await open(printer, limits.connectMs);
  if (typeof link === 'string') return { outcome: 'refused', state: 'offline', detail: link };
  try {
    const state = await readState(link, limits.answerMs);
    if (!TAKES_JOBS.has(state)) return { outcome: 'refused', state, detail: `printer says ${state}` };
    if (!link.writable)
      return { outcome: 'refused', state: 'unknown', detail: 'printer closed the connection before the job' };
    const failure = await writeJob(link, job, limits.jobMs);
    return failure === null
      ? { outcome: 'sent', state, detail: '' }
      : { outcome: 'unknown', state: 'unknown', detail: failure };
  } finally {
    link.destroy();
  }
}

async function askState(printer: PrinterAddress, limits: TcpLimits): Promise<PrinterState> {
  const link = await open(printer, limits.connectMs);
  if (typeof link === 'string') return 'offline';
  const state = await readState(link, limits.answerMs);
  link.end();
  link.destroySoon();
  return state;
}

/** A connected socket, or in words why there is none. */
function open({ host, port }: PrinterAddress, timeoutMs: number): Promise<Socket | string> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true });
    const timer = setTimeout(() => give('no connection in time'), timeoutMs);
    const give = (why: string): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(why);
    };
    socket.on('error', (cause: NodeJS.ErrnoException) => give(cause.code ?? 'connection failed'));
    socket.once('connect', () => {
      clearTimeout(timer);
      resolve(socket);
    });
  });
}

/** Asks ~HS. An answer that does not come, or not whole, is judged by what did come. */
function readState(socket: Socket, timeoutMs: number): Promise<PrinterState> {
  return new Promise((resolve) => {
    let answer = '';
    const take = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      if (isZplStatusComplete(answer) || answer.length > 4096) finish();
    };
    const finish = (): void => {
      clearTimeout(timer);
      socket.off('data', take).off('close', finish);
      resolve(decodeZplStatus(answer));
    };
    const timer = setTimeout(finish, timeoutMs);
    socket.on('data', take).once('close', finish);
    socket.write(ZPL_STATUS_QUERY);
  });
}

/** Null when every byte went and the printer closed its side in answer to ours; else in words what is not known. */
function writeJob(socket: Socket, job: Uint8Array, timeoutMs: number): Promise<string | null> {
  return new Promise((resolve) => {
    const finish = (failure: string | null): void => {
      clearTimeout(timer);
      resolve(failure);
    };
    const timer = setTimeout(() => finish('the printer did not take the whole job in time'), timeoutMs);
    socket.once('end', () =>
      finish(socket.writableFinished ? null : 'the printer closed the connection during the job'),
    );
    socket.once('error', (cause: NodeJS.ErrnoException) =>
      finish(`connection lost during the job: ${cause.code ?? 'unknown'}`),
    );
    socket.once('close', () => finish('connection lost during the job'));
    socket.resume();
    socket.end(job);
  });
}

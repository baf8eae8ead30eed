/**
 * A ZPL printer on TCP 9100 (or any port): keeps each job's bytes and answers ~HS as its state says.
 * Invariant: a job is the connection's bytes, untouched; only status questions that come before the job's first
 * byte are not part of it.
 */
import { createServer, type Server, type Socket } from 'node:net';

/**
 * `stalled`: takes the connection and reads nothing. `mute`: takes jobs and never answers. `garbled`: answers noise.
 * `dies`: answers, then cuts the connection at the job's first bytes.
 */
export type EmulatorState =
  'ready' | 'busy' | 'paper-out' | 'ribbon-out' | 'head-open' | 'paused' | 'stalled' | 'mute' | 'garbled' | 'dies';

export type PrinterEmulator = {
  readonly host: string;
  readonly port: number;
  /** Whole jobs in the order in which their connections ended. */
  readonly jobs: readonly Buffer[];
  /** How many status questions came. */
  readonly questions: () => number;
  set(state: EmulatorState): void;
  /** Resolves when `count` jobs have come. */
  waitForJobs(count: number): Promise<void>;
  /** Refuses connections, as a printer without power; open ones are cut. */
  powerOff(): Promise<void>;
  powerOn(): Promise<void>;
  close(): Promise<void>;
};

const QUESTION = Buffer.from('~HS\r\n');

/** Starts the emulator; `port` 0 takes a free one. The port stays the same over power cycles. */
export async function startPrinterEmulator({ port = 0, host = '127.0.0.1' } = {}): Promise<PrinterEmulator> {
  const jobs: Buffer[] = [];
  const sockets = new Set<Socket>();
  const waiters: (() => void)[] = [];
  let state: EmulatorState = 'ready';
  let questions = 0;
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
    if (state === 'stalled') return;
    serveJob(socket, {
      state: () => state,
      asked: () => (questions += 1),
      done: (job) => {
        jobs.push(job);
        for (const look of waiters) look();
      },
    });
  });
  const listen = (wanted: number): Promise<void> =>
    new Promise((resolve, reject) => server.once('error', reject).listen(wanted, host, resolve));
  const powerOff = async (): Promise<void> => {
    for (const socket of sockets) socket.destroy();
    if (server.listening) await new Promise((resolve) => server.close(resolve));
  };
  await listen(port);
  const fixedPort = portOf(server);
  return {
    host,
    port: fixedPort,
    jobs,
    questions: () => questions,
    set: (next) => void (state = next),
    waitForJobs: (count) =>
      new Promise((resolve) => {
        const look = (): void => void (jobs.length >= count && resolve());
        waiters.push(look);
        look();
      }),
    powerOff,
    powerOn: () => listen(fixedPort),
    close: powerOff,
  };
}

type JobDeps = { state(): EmulatorState; asked(): void; done(job: Buffer): void };

function serveJob(socket: Socket, deps: JobDeps): void {
  let bytes: Buffer = Buffer.alloc(0);
  let began = false;
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!began) bytes = answerQuestions(socket, bytes, deps);
    // A question may come in two pieces: its beginning is not yet a job.
    began ||= !QUESTION.subarray(0, bytes.length).equals(bytes);
    if (began && deps.state() === 'dies') socket.resetAndDestroy();
  });
  socket.on('end', () => {
    if (bytes.length > 0) deps.done(bytes);
    socket.end();
  });
}

/** Answers the questions at the front and gives what follows them. */
function answerQuestions(socket: Socket, bytes: Buffer, deps: JobDeps): Buffer {
  if (!bytes.subarray(0, QUESTION.length).equals(QUESTION)) return bytes;
  deps.asked();
  const answer = statusAnswer(deps.state());
  if (answer !== null) socket.write(answer, 'latin1');
  return answerQuestions(socket, bytes.subarray(QUESTION.length), deps);
}

/** The three strings of the ZPL II guide's ~HS, or null for a printer that does not answer. */
function statusAnswer(state: EmulatorState): string | null {
  if (state === 'mute') return null;
  if (state === 'garbled') return '\x02??,,\x03\r\n\x02\x03\r\n\x02\x03\r\n';
  const flag = (name: EmulatorState): string => (state === name ? '1' : '0');
  const paused = state === 'paused' || state === 'head-open' ? '1' : '0'; // an open head pauses too
  return [
    `\x02030,${flag('paper-out')},${paused},1218,00${flag('busy')},0,0,0,000,0,0,0\x03\r\n`,
    `\x02000,0,${flag('head-open')},${flag('ribbon-out')},0,2,4,0,00000000,1,000\x03\r\n`,
    '\x020000,0\x03\r\n',
  ].join('');
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the printer emulator has no TCP address');
  return address.port;
}

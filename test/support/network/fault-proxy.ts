/**
 * A TCP proxy between a station and the centre that can fail as real lines and gateways do.
 * Invariant: it never changes a byte that passes; it delays, cuts, withholds an answer, or gives a gateway's own.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FaultProxy = {
  readonly url: string;
  /** Ends every connection and takes none. */
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
  /** Holds every piece back for so many milliseconds, in both directions; 0 ends it. */
  readonly delay: (ms: number) => void;
  /** Lets so many more bytes of requests through, then ends every connection, once. */
  readonly cutAfter: (bytes: number) => void;
  /**
   * The next request whose first line matches reaches the centre whole, and its answer never comes back: the
   * connection ends instead, or a gateway says `status`. Resolves when that has happened.
   */
  readonly withhold: (request: RegExp, instead?: 'end' | 502 | 503 | 504) => Promise<void>;
  /** First lines of the requests that came, oldest first. */
  readonly requests: () => readonly string[];
  readonly close: () => Promise<void>;
};

type Withheld = { readonly request: RegExp; readonly instead: 'end' | number; readonly done: () => void };
type Faults = { isCut: boolean; delayMs: number; bytesLeft: number | null; withheld: Withheld | null };

/** Listens on a free port of the loopback and passes on to `target`, an http address. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const seen: string[] = [];
  const faults: Faults = { isCut: false, delayMs: 0, bytesLeft: null, withheld: null };
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const cut = (): Promise<void> => {
    faults.isCut = true;
    for (const socket of sockets) socket.destroy();
    return Promise.resolve();
  };
  const server = createServer((near) => {
    keep(near);
    if (faults.isCut) return void near.destroy();
    const far = keep(connect(Number(port), hostname));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    join({ near, far, faults, seen, endAll: () => [...sockets].forEach((socket) => socket.destroy()) });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    restore: () => {
      faults.isCut = false;
      return Promise.resolve();
    },
    delay: (ms) => void (faults.delayMs = ms),
    cutAfter: (bytes) => void (faults.bytesLeft = bytes),
    withhold: (request, instead = 'end') =>
      new Promise((done) => {
        faults.withheld = { request, instead, done };
      }),
    requests: () => [...seen],
    close: async () => {
      await cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Joint = { near: Socket; far: Socket; faults: Faults; seen: string[]; endAll: () => void };

/** Passes pieces both ways in their order. HTTP/1.1 without pipelining: one answer follows each request. */
function join({ near, far, faults, seen, endAll }: Joint): void {
  let withheld: Withheld | null = null;
  const up = inOrder(() => faults.delayMs);
  const down = inOrder(() => faults.delayMs);
  near.on('data', (piece: Buffer) => {
    const line = firstLine(piece);
    if (line !== null) seen.push(line);
    if (line !== null && faults.withheld?.request.test(line) === true) {
      withheld = faults.withheld;
      faults.withheld = null;
    }
    const passed = faults.bytesLeft === null ? piece : piece.subarray(0, faults.bytesLeft);
    if (faults.bytesLeft !== null) faults.bytesLeft -= passed.length;
    up(() => {
      far.write(passed);
      if (faults.bytesLeft !== 0) return;
      faults.bytesLeft = null;
      setImmediate(endAll); // after what was let through has left
    });
  });
  far.on('data', (piece: Buffer) => {
    if (withheld === null) return down(() => void near.write(piece));
    const { instead, done } = withheld;
    if (instead !== 'end') near.write(`HTTP/1.1 ${instead} Gateway\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`);
    near.end();
    far.destroy();
    done();
  });
  near.on('end', () => up(() => void far.end()));
  far.on('end', () => down(() => void near.end()));
}

/** A queue that does one thing after the other, each after the delay that holds when it comes. */
function inOrder(delayMs: () => number): (then: () => void) => void {
  let last = Promise.resolve();
  return (then) => {
    const ms = delayMs();
    last = last.then(() => (ms === 0 ? undefined : new Promise<void>((resolve) => setTimeout(resolve, ms)))).then(then);
  };
}

function firstLine(piece: Buffer): string | null {
  const end = piece.indexOf('\r\n');
  const line = piece.toString('latin1', 0, Math.max(0, end));
  return /^(GET|POST) \S+ HTTP\/1\.1$/.test(line) ? line : null;
}

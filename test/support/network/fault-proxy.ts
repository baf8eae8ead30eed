/**
 * A TCP proxy between a station and the centre that can fail as real lines do.
 * Invariant: it never changes a byte; it only delays, cuts or withholds.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export type FaultProxy = {
  readonly url: string;
  /** Ends every connection and takes none. */
  readonly cut: () => Promise<void>;
  readonly restore: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Listens on a free port of the loopback and passes on to `target`, an http address. */
export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let isCut = false;
  const keep = (socket: Socket): Socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    return socket;
  };
  const server = createServer((near) => {
    keep(near);
    if (isCut) return void near.destroy();
    const far = keep(connect(Number(port), hostname));
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): Promise<void> => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
    return Promise.resolve();
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    restore: () => {
      isCut = false;
      return Promise.resolve();
    },
    close: async () => {
      await cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

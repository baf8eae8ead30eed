/**
 * Runs a command whose whole process tree sees the bench's devices, and lets it drive the bench by a unix socket.
 *
 *   node test/support/devices/run-under-bench.ts -- npx playwright test
 *
 * Why from outside: the mock is a preloaded library, so it must be in the environment before the process starts, and
 * Electron under Playwright wants the same environment as Playwright. Inside, `connectHidBench()` gives the bench.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { BENCH_SOCKET, type HidBench, withHidBench } from './hid-bench.ts';

/** Runs `command` under a bench of its own; gives its exit code, 1 when a signal ended it. */
export async function runUnderBench(
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = process.env,
): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-'));
  const address = path.join(folder, 'socket');
  try {
    return await withHidBench(async (bench) => {
      const server = await listen(bench, address);
      const code = await run(command, { ...env, ...bench.env, [BENCH_SOCKET]: address });
      server.close();
      return code;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Relays each line of each visitor to the bench and its answer back, in order. */
async function listen(bench: HidBench, address: string): Promise<Server> {
  const server = createServer((socket) => {
    let last = Promise.resolve();
    createInterface({ input: socket }).on('line', (line) => {
      const answer = bench.ask(line).then(
        (text) => `OK ${text}\n`,
        (cause: unknown) => `ERR ${String(cause)}\n`,
      );
      last = last.then(async () => void socket.write(await answer));
    });
    socket.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(address, resolve));
  return server;
}

function run([program, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(program, args, { env, stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

if (import.meta.main) {
  const [program, ...args] = process.argv.slice(process.argv.indexOf('--') + 1);
  if (program === undefined || !process.argv.includes('--'))
    throw new Error('usage: run-under-bench.ts -- command [argument ...]');
  process.exitCode = await runUnderBench([program, ...args]);
}

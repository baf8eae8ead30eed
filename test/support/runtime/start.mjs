/**
 * `npm start`: opens the application in a window, for a person. Sets up and builds first when needed.
 * DAKSETU_TEST_KEYSTORE=1 lets it run on a desktop without a keyring; every screen is then marked TEST.
 */
import { spawn } from 'node:child_process';
import { appEnv, appFlags } from './app-flags.mjs';
import { ensureBuilt } from './build.mjs';
import { checkout } from './checkout.mjs';
import { findRuntime, readRuntime } from './read-runtime.mjs';
import { SetupStop } from './report.mjs';
import { setUp } from './setup.mjs';

process.exitCode = await start(process.argv.slice(2));

async function start(args) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) {
    process.stderr.write(
      'There is no display here to open a window on; "npm run demo" shows the application without one.\n',
    );
    return 1;
  }
  try {
    if (findRuntime() === null && (await setUp()) !== 0) return 1;
    if ((await ensureBuilt()) === 'built') process.stdout.write('Built the application.\n');
    return await open(args);
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 1;
  }
}

function open(args) {
  const runtime = readRuntime();
  const env = { ...process.env, ...appEnv(runtime) };
  const child = spawn(runtime.electron, [...appFlags(), checkout, ...args], { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 128)));
}

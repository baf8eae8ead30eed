/**
 * `npm run dev`: the application on the development server, pages reload while you type. Sets up first when needed.
 * Needs a display; inside with-display.mjs it runs without one.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { appEnv, appFlags } from './app-flags.mjs';
import { carriedNode, checkout, packageFolder } from './checkout.mjs';
import { findRuntime, readRuntime } from './read-runtime.mjs';
import { setUp } from './setup.mjs';

if (findRuntime() === null && (await setUp()) !== 0) process.exit(1);

const runtime = readRuntime();
const flags = appFlags();
const sandbox = flags.includes('--no-sandbox') ? ['--noSandbox'] : []; // the builder's own word for it
const cli = path.join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
const env = { ...process.env, ...appEnv(runtime), ELECTRON_EXEC_PATH: runtime.electron };
const words = [
  cli,
  'dev',
  ...sandbox,
  '--',
  ...flags.filter((flag) => flag !== '--no-sandbox'),
  ...process.argv.slice(2),
];
const child = spawn(carriedNode, words, { cwd: checkout, stdio: 'inherit', env });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 128;
});

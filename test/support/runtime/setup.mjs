/**
 * `npm run setup`: everything a checkout needs to run, on a machine that has only Node 20, npm and apt.
 * May be called by the machine's own Node; the steps run on the Node that the project carries, and so does the program
 * whose words follow: "node setup.mjs && node program.ts" would run both on the Node that the shell found first.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './cache-folder.mjs';
import { carriedNode, checkout } from './checkout.mjs';
import { report, SetupStop } from './report.mjs';
import { runCommand } from './run-command.mjs';
import { withLock } from './with-lock.mjs';
import { ensureCarriedNode } from './steps/carried-node.mjs';

/** Answers with the exit code: 0 when the runtime is complete. */
export async function setUp() {
  const folder = cacheFolder();
  process.stdout.write(`Daksetu set-up, cache ${folder}\n`);
  try {
    return await withLock(folder, sayWaiting, async () => {
      await ensureCarriedNode();
      const steps = path.join(path.dirname(fileURLToPath(import.meta.url)), 'setup-steps.mjs');
      // Node reads the proxy variables only when asked to.
      const env = { NODE_USE_ENV_PROXY: '1' };
      return (await runCommand(carriedNode, [steps], { cwd: checkout, env, show: true })).code;
    });
  } catch (error) {
    if (!(error instanceof SetupStop)) throw error;
    report.needed('set-up', error.message);
    return 1;
  }
}

function sayWaiting(pid) {
  report.note('set-up', `waiting for another set-up (process ${pid})`);
}

/** Runs a program on the carried Node; answers with its exit code. Signals are handed on. */
function runCarried(words) {
  const child = spawn(carriedNode, words, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 128)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const words = process.argv.slice(2);
  const code = await setUp();
  process.exitCode = code === 0 && words.length > 0 ? await runCarried(words) : code;
}

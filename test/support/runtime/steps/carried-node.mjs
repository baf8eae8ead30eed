/**
 * Puts the carried Node (dev dependency `node`) in place. `.npmrc` turns install scripts off,
 * because npm 10 knows no allow list; this one script is run by name.
 */
import { carriedNode, checkout, installedVersion } from '../checkout.mjs';
import { report, SetupStop } from '../report.mjs';
import { runCommand, runNpm } from '../run-command.mjs';

export async function ensureCarriedNode() {
  const wanted = installedVersion('node');
  if (wanted === null) throw new SetupStop('the packages are not installed: run "npm ci" first');
  const state = (await isInPlace(wanted)) ? 'reused' : await rebuild(wanted);
  report[state]('Node', wanted);
}

async function rebuild(wanted) {
  const { output } = await runNpm(['rebuild', 'node', '--ignore-scripts=false'], { cwd: checkout });
  if (!(await isInPlace(wanted))) throw new SetupStop(`npm rebuild node did not give Node ${wanted}:\n${output}`);
  return 'done';
}

async function isInPlace(wanted) {
  const { code, output } = await runCommand(carriedNode, ['--version']);
  return code === 0 && output.trim() === `v${wanted}`;
}

/**
 * `npm test`: checks, then every kind of test, then one line "N passed, N failed, N skipped".
 * Runs inside a display with a keystore, because the end-to-end tests open the real application.
 * A skip that is not in the one list (test/support/skips.ts) is a failure.
 */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../runtime/build.mjs';

type Outcome = {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly FileOutcome[];
};
type FileOutcome = {
  readonly name: string;
  readonly status: string;
  readonly message: string;
  readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
};

const folder = await mkdtemp(path.join(tmpdir(), 'daksetu-tests-'));
const report = path.join(folder, 'outcome.json');
const checks = await run('npm', ['run', '--silent', 'check']);
process.stdout.write(`Application ${await ensureBuilt()}.\n`);
const tests = [
  'vitest',
  'run',
  '--config',
  'test/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
];
const code = await run(process.execPath, [
  'test/support/runtime/with-display.mjs',
  '--headless',
  '--',
  ...tests,
  ...process.argv.slice(2),
]);
const outcome = JSON.parse(await readFile(report, 'utf8')) as Outcome;
await rm(folder, { recursive: true, force: true });
process.exitCode = conclude(outcome, checks, code);

function conclude(
  { numPassedTests, numFailedTests, testResults }: Outcome,
  checkCode: number,
  testCode: number,
): number {
  const skipped = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => ({ file: name, fullName })),
  );
  // A file may skip only by asking test/support/skips.ts, which knows no skip without a reason.
  const unlisted = skipped.filter(({ file }) => !readFileSync(file, 'utf8').includes('skipUnless('));
  const broken = testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every(({ status }) => status !== 'failed'),
  );
  for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
  for (const { fullName } of unlisted) process.stdout.write(`SKIPPED WITHOUT A PLACE IN THE LIST: ${fullName}\n`);
  for (const { name, message } of broken) process.stdout.write(`DID NOT RUN: ${name}: ${message}\n`);
  if (checkCode !== 0) process.stdout.write('npm run check FAILED, see above\n');
  const failed =
    numFailedTests +
    unlisted.length +
    broken.length +
    (checkCode === 0 ? 0 : 1) +
    (testCode !== 0 && numFailedTests + broken.length === 0 ? 1 : 0);
  process.stdout.write(
    `${numPassedTests + (checkCode === 0 ? 1 : 0)} passed, ${failed} failed, ${skipped.length - unlisted.length} skipped\n`,
  );
  return failed === 0 ? 0 : 1;
}

function run(program: string, args: readonly string[]): Promise<number> {
  const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  return new Promise((resolve) => child.on('exit', (exitCode) => resolve(exitCode ?? 1)));
}

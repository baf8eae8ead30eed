/**
 * A copy of the checkout in which one thing is wrong, and what a named test says of it there.
 * Invariant: the checkout itself is never changed.
 */
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { checkout } from '../support/runtime/checkout.mjs';
import type { Defect } from './defects.ts';

const COPIED = ['domain', 'electron', 'native', 'renderer', 'central', 'resources', 'test', 'docs', 'package.json'];

export type Copy = { readonly dir: string; readonly remove: () => Promise<void> };

/** The sources in a folder of their own; packages are shared. */
export async function copyCheckout(): Promise<Copy> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-defect-'));
  for (const name of COPIED) await cp(path.join(checkout, name), path.join(dir, name), { recursive: true });
  await symlink(path.join(checkout, 'node_modules'), path.join(dir, 'node_modules'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

/** How often the text to be replaced stands in the file: it must be once. */
export async function placesOf({ file, was }: Defect): Promise<number> {
  return (await readFile(path.join(checkout, file), 'utf8')).split(was).length - 1;
}

/** Does `look` while the defect is in the copy, and takes it out again. */
export async function withDefect<T>(dir: string, { file, was, becomes }: Defect, look: () => Promise<T>): Promise<T> {
  const at = path.join(dir, file);
  const text = await readFile(at, 'utf8');
  await writeFile(
    at,
    text.replace(was, () => becomes),
  );
  try {
    return await look();
  } finally {
    await writeFile(at, text);
  }
}

export type Verdict = { readonly passed: number; readonly failed: readonly string[] };

/** Runs the named tests of one file in the copy: how many passed, and which failed. */
export async function verdictOf(dir: string, { project, file, test }: Defect['noticed']): Promise<Verdict> {
  const report = path.join(dir, 'verdict.json');
  const name = `${test.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  const config = ['--config', 'test/vitest.config.ts', '--project', project, file, '-t', name];
  const output = ['--reporter=json', `--outputFile=${report}`, '--root', dir];
  await run(path.join(dir, 'node_modules/vitest/vitest.mjs'), ['run', ...config, ...output], dir);
  const { testResults } = JSON.parse(await readFile(report, 'utf8')) as {
    testResults: { assertionResults: { status: string; title: string }[] }[];
  };
  const results = testResults.flatMap(({ assertionResults }) => assertionResults);
  const of = (status: string) => results.filter((result) => result.status === status);
  return { passed: of('passed').length, failed: of('failed').map(({ title }) => title) };
}

function run(program: string, args: readonly string[], cwd: string): Promise<void> {
  const env = { ...process.env };
  delete env['VITEST']; // it is not a part of this run
  const child = spawn(process.execPath, [program, ...args], { cwd, env, stdio: 'ignore' });
  return new Promise((resolve, reject) => child.once('error', reject).once('close', () => resolve()));
}

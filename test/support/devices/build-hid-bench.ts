/**
 * Compiles the bench program once per state of its source, into the build folder.
 * Invariant: two processes that build at the same time both end with a whole program.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = path.join(import.meta.dirname, 'hid-bench.c');
const FOLDER = path.join(import.meta.dirname, '../../../out/hid-bench');

/** Whether this machine can build and run the bench: Linux with gcc, pkg-config and umockdev's library. */
export async function canBuildHidBench(): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const found = await Promise.allSettled([run('gcc', ['--version']), run('pkg-config', ['--exists', 'umockdev-1.0'])]);
  return found.every(({ status }) => status === 'fulfilled');
}

/** Gives the program's file. Throws with the compiler's words when it cannot be built. */
export async function buildHidBench(): Promise<string> {
  const source = await readFile(SOURCE);
  const program = path.join(FOLDER, `hid-bench-${createHash('sha256').update(source).digest('hex').slice(0, 16)}`);
  if (existsSync(program)) return program;
  await mkdir(FOLDER, { recursive: true });
  const { stdout } = await run('pkg-config', ['--cflags', '--libs', 'umockdev-1.0']);
  const unfinished = `${program}.${process.pid}`;
  await run('gcc', ['-O1', '-Wall', '-o', unfinished, SOURCE, ...stdout.trim().split(/\s+/)]);
  await rename(unfinished, program);
  return program;
}

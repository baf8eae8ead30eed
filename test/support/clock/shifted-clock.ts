/**
 * Another wall clock for the application under test, so that "the next day" is a start with other variables.
 * Invariant: only the wall clock moves; waits and time-outs are those of the machine.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SOURCE = path.join(import.meta.dirname, 'shift-clock.c');
const FOLDER = path.join(import.meta.dirname, '../../../out/shift-clock');

/** Variables under which a program's clock is so many seconds ahead of the machine's; Linux with gcc. */
export async function clockAhead(seconds: number): Promise<Readonly<Record<string, string>>> {
  return { LD_PRELOAD: await library(), DAKSETU_SHIFT_SECONDS: String(Math.trunc(seconds)) };
}

/** Compiled once per state of its source; two processes that build at the same time both end with a whole file. */
async function library(): Promise<string> {
  const source = await readFile(SOURCE);
  const file = path.join(FOLDER, `shift-clock-${createHash('sha256').update(source).digest('hex').slice(0, 16)}.so`);
  if (existsSync(file)) return file;
  await mkdir(FOLDER, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await run('gcc', ['-O1', '-Wall', '-shared', '-fPIC', '-o', unfinished, SOURCE, '-ldl']);
  await rename(unfinished, file);
  return file;
}

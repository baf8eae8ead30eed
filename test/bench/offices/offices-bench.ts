/**
 * `npm run bench -- offices [--rivals]`: size, opening, look-ups and memory of the office directory. With --rivals also of
 * what it was chosen over: one JSON file in memory, and SQLite with a trigram index. Each is measured in a process of its own.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { readFileSync, statSync } from 'node:fs';
import { filesystemOf } from '../scan/filesystem.ts';
import { makeRivals } from './rivals.ts';

export type OfficeFigures = {
  readonly name: string;
  readonly fileBytes: number;
  readonly gzipBytes: number;
  /** Milliseconds from a running process to the first answer by PIN. */
  readonly openMs: number;
  /** What opening added to the process's resident memory and to its heap after a collection; the same after all look-ups. */
  readonly openedMiB: number;
  readonly openedHeapMiB: number;
  readonly usedMiB: number;
  readonly usedHeapMiB: number;
  /** Middle and 99 % point, in microseconds; null where it cannot answer. */
  readonly byPin: readonly [number, number];
  readonly byName: readonly [number, number];
  readonly mistyped: readonly [number, number] | null;
};

const SHIPPED = path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin');

export async function bench(args: string[]): Promise<void> {
  const rivals = args.includes('--rivals') ? makeRivals(SHIPPED) : null;
  const wanted = [['daksetu', SHIPPED] as const, ...(rivals?.files ?? [])];
  const figures: OfficeFigures[] = [];
  try {
    for (const [name, file] of wanted) {
      const measured = await measure(name, file);
      const sizes = { fileBytes: statSync(file).size, gzipBytes: gzipSync(readFileSync(file)).length };
      figures.push({ ...measured, ...sizes, name });
      console.log(lineOf({ ...measured, ...sizes, name }));
    }
  } finally {
    rivals?.remove();
  }
  const run = { filesystem: filesystemOf(path.dirname(SHIPPED)), node: process.version };
  console.log(JSON.stringify({ bench: 'offices', ...run, figures }));
}

async function measure(name: string, file: string): Promise<Omit<OfficeFigures, 'name' | 'fileBytes' | 'gzipBytes'>> {
  const script = path.join(import.meta.dirname, 'measure-one.ts');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, name, file]);
  return JSON.parse(stdout) as Omit<OfficeFigures, 'name' | 'fileBytes' | 'gzipBytes'>;
}

function lineOf(figures: OfficeFigures): string {
  const { name, fileBytes, gzipBytes, openMs, byPin, byName, mistyped } = figures;
  const size = `${(fileBytes / 1e6).toFixed(2)} MB (gzip ${(gzipBytes / 1e6).toFixed(2)}), open ${openMs} ms`;
  const opened = `opened +${figures.openedMiB} MiB (heap +${figures.openedHeapMiB})`;
  const used = `used +${figures.usedMiB} MiB (heap +${figures.usedHeapMiB})`;
  const ask = `PIN ${byPin.join('/')} µs, name ${byName.join('/')} µs, mistyped ${mistyped?.join('/') ?? '–'} µs`;
  return `${name.padEnd(9)} ${size}; ${opened}, ${used}; ${ask}`;
}

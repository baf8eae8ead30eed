/**
 * Prints how long the source files are and fails when they have grown out of shape.
 * Usage: file-sizes.ts [folder, by default the repository]. The limits hold for the product and for the tests apart.
 */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';

const LIMITS = { median: 120, p90: 300, largest: 500 } as const;
const PRODUCT = ['domain', 'native', 'electron', 'renderer', 'central'];
const TESTS = ['test'];
/** Made by a program, or not ours to shape. */
const EXCEPTED = /[.]gen[.]ts$|^test\/(bench\/rivals|fixtures)\//;
const SOURCES = '**/*.{ts,tsx,mjs,cjs,css}';

type Source = { readonly file: string; readonly lines: number };
type Sizes = { readonly files: number; readonly median: number; readonly p90: number; readonly largest: Source };

const root = process.argv[2] ?? path.resolve(import.meta.dirname, '../../..');
const groups = [...PRODUCT.map((folder) => [folder]), PRODUCT, TESTS];
const judged = new Set([PRODUCT, TESTS]);
const breaches: string[] = [];

console.log('folder      files  median   p90  largest');
for (const folders of groups) {
  const sizes = measure(sourcesIn(folders));
  if (sizes === null) continue;
  const name = folders === PRODUCT ? 'product' : folders.join('+');
  console.log(row(name, sizes));
  if (judged.has(folders)) breaches.push(...breachesOf(name, sizes, sourcesIn(folders)));
}
console.log(
  row('limit', { files: 0, median: LIMITS.median, p90: LIMITS.p90, largest: { file: '', lines: LIMITS.largest } }),
);
if (sourcesIn([...PRODUCT, ...TESTS]).length === 0) breaches.push('no source file was found');
for (const breach of breaches) console.log(breach);
process.exitCode = breaches.length > 0 ? 1 : 0;

function sourcesIn(folders: readonly string[]): Source[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/${SOURCES}`, { cwd: root }))
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !EXCEPTED.test(file))
    .map((file) => ({ file, lines: countLines(readFileSync(path.join(root, file), 'utf8')) }));
}

function countLines(text: string): number {
  const breaks = text.split('\n').length - 1;
  return text.endsWith('\n') ? breaks : breaks + 1;
}

function measure(sources: readonly Source[]): Sizes | null {
  const rising = sources.toSorted((a, b) => a.lines - b.lines);
  const largest = rising.at(-1);
  if (largest === undefined) return null;
  return { files: rising.length, median: quantile(rising, 0.5), p90: quantile(rising, 0.9), largest };
}

/** The smallest length that this share of the files does not exceed. */
function quantile(rising: readonly Source[], share: number): number {
  return rising[Math.ceil(rising.length * share) - 1]?.lines ?? 0;
}

function breachesOf(name: string, sizes: Sizes, sources: readonly Source[]): string[] {
  const found: string[] = [];
  if (sizes.median > LIMITS.median) found.push(`${name}: median of ${sizes.median} lines, limit ${LIMITS.median}`);
  if (sizes.p90 > LIMITS.p90) found.push(`${name}: 90 % point at ${sizes.p90} lines, limit ${LIMITS.p90}`);
  for (const { file, lines } of sources) {
    if (lines > LIMITS.largest) found.push(`${file}: ${lines} lines, limit ${LIMITS.largest}`);
  }
  return found;
}

function row(name: string, { files, median, p90, largest }: Sizes): string {
  const figures = `${String(files || '').padStart(5)}${String(median).padStart(8)}${String(p90).padStart(6)}`;
  return `${name.padEnd(12)}${figures}${String(largest.lines).padStart(9)}  ${largest.file}`.trimEnd();
}

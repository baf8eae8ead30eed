/** The size gate: it passes what keeps the limits and names what does not. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';

const SCRIPT = path.resolve(import.meta.dirname, '../../support/check/file-sizes.ts');
const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

test('files at the limits pass, and the table names the largest', () => {
  const { status, output } = sizesOf({ 'domain/a.ts': 120, 'domain/b.ts': 120, 'central/c.ts': 300, 'native/d.ts': 1 });
  expect(output).toMatch(/^product +4 +120 +300 +300 {2}central\/c\.ts$/m);
  expect(status).toBe(0);
});

test.each([
  ['one file over the limit', { 'domain/a.ts': 501, 'domain/b.ts': 1, 'domain/c.ts': 1 }, 'domain/a.ts: 501 lines'],
  [
    'half of the files too long',
    { 'domain/a.ts': 121, 'native/b.ts': 121, 'central/c.ts': 1 },
    'product: median of 121 lines',
  ],
  [
    'a tenth of the files too long',
    { 'domain/a.ts': 301, 'domain/b.ts': 1, 'domain/c.ts': 1 },
    'product: 90 % point at 301 lines',
  ],
  [
    'a test over the limit',
    { 'domain/a.ts': 1, 'test/a.test.ts': 501, 'test/b.test.ts': 1 },
    'test/a.test.ts: 501 lines',
  ],
  ['nothing to measure', {}, 'no source file was found'],
])('%s fails', (_what, files, message) => {
  const { status, output } = sizesOf(files);
  expect(output).toContain(message);
  expect(status).toBe(1);
});

test('short files of tests do not make up for long files of the product', () => {
  const short = Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`test/${n}.test.ts`, 1]));
  expect(sizesOf({ ...short, 'domain/a.ts': 121 }).status).toBe(1);
});

test('generated files are not measured', () => {
  expect(sizesOf({ 'domain/a.ts': 1, 'domain/table.gen.ts': 5_000 }).status).toBe(0);
});

function sizesOf(files: Readonly<Record<string, number>>): { status: number | null; output: string } {
  const tree = mkdtempSync(path.join(tmpdir(), 'file-sizes-'));
  trees.push(tree);
  for (const [file, lines] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
    writeFileSync(path.join(tree, file), '//\n'.repeat(lines));
  }
  const run = spawnSync(process.execPath, [SCRIPT, tree], { encoding: 'utf8' });
  return { status: run.status, output: `${run.stdout}${run.stderr}` };
}

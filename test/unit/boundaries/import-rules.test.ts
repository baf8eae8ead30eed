/**
 * The import rules are proved by breaking each of them in a small tree of its own, as the real gate sees it:
 * what must be found is found, and nothing else is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { CLEAN_TREE, PACKAGES, VIOLATIONS } from './import-violations.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const config = createRequire(import.meta.url)(path.join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string; severity: string }[];
};
const trees: string[] = [];

afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

test('a tree that keeps the rules passes', { timeout: 60_000 }, () => {
  const { status, found, output } = lint(aTree(CLEAN_TREE));
  expect(found).toEqual([]);
  expect(output).toContain(`${sourcesIn(CLEAN_TREE)} source files, 0 violations`);
  expect(status).toBe(0);
});

test('each deliberate violation is found by its rule, and nothing else is', { timeout: 60_000 }, () => {
  const broken = Object.fromEntries(VIOLATIONS.map(({ file, content }) => [file, content]));
  // A test imports every violation, so that none of them is an orphan as well; the orphan itself stays alone.
  const wanted = VIOLATIONS.filter(({ breaks }) => !breaks.includes('no-orphan')).map(({ file }) => file);
  const all = wanted.map((file) => `import '../${file}';`).join('\n');
  const { status, found } = lint(aTree({ ...CLEAN_TREE, ...broken, 'test/all.test.ts': all }));
  const expected = VIOLATIONS.flatMap(({ file, breaks }) => breaks.map((rule) => `${rule}: ${file}`));
  expect(found).toEqual(expected.sort());
  expect(status).toBe(1);
});

test('every rule has a violation that proves it, and every rule is an error', () => {
  const proved = new Set(VIOLATIONS.flatMap(({ breaks }) => breaks));
  expect(config.forbidden.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  expect(config.forbidden.filter(({ severity }) => severity !== 'error')).toEqual([]);
});

test('a gate that looked at nothing fails', { timeout: 60_000 }, () => {
  const { status, output } = lint(aTree({}));
  expect(output).toContain('nothing was looked at');
  expect(status).toBe(1);
});

function aTree(files: Readonly<Record<string, string>>): string {
  const tree = mkdtempSync(path.join(tmpdir(), 'import-rules-'));
  trees.push(tree);
  const { dependencies, devDependencies, undeclared } = PACKAGES;
  write(
    tree,
    'package.json',
    JSON.stringify({ type: 'module', dependencies: starred(dependencies), devDependencies: starred(devDependencies) }),
  );
  for (const name of [...dependencies, ...devDependencies, ...undeclared]) {
    write(tree, `node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' }));
    write(tree, `node_modules/${name}/index.js`, 'module.exports = {};\n');
  }
  for (const [file, content] of Object.entries(files)) write(tree, file, `${content}\n`);
  return tree;
}

function starred(names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, '*']));
}

function write(tree: string, file: string, content: string): void {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true });
  writeFileSync(path.join(tree, file), content);
}

function lint(tree: string): { status: number | null; found: string[]; output: string } {
  const run = spawnSync(process.execPath, [path.join(ROOT, 'test/support/check/lint-deps.ts'), tree], {
    encoding: 'utf8',
  });
  const output = `${run.stdout}${run.stderr}`;
  const found = Array.from(output.matchAll(/^((?:no|nobody|[a-z]+)-[a-z-]+: \S+)/gm), ([, line = '']) => line);
  return { status: run.status, found: found.sort(), output };
}

function sourcesIn(files: Readonly<Record<string, string>>): number {
  return Object.keys(files).filter((file) => /[.]tsx?$/.test(file)).length;
}

/**
 * The documents stay true where a program can tell: files, tables, import rules and commands they name are there,
 * and what must be complete is complete.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openStore } from '../../../electron/station/ledger/store.ts';
import { must } from '../../support/station/ready-station.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';
import { headings, links, namesInFirstColumn, pathsIn, sectionOf, shellLines } from './read-markdown.ts';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(ROOT, file), 'utf8');
const ROOT_DOCUMENTS = ['README.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'];
const documents = [...ROOT_DOCUMENTS, ...globSync('docs/**/*.md', { cwd: ROOT })].map((file) =>
  file.replaceAll('\\', '/'),
);
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const cruiser = createRequire(import.meta.url)(path.join(ROOT, '.dependency-cruiser.cjs')) as {
  forbidden: { name: string }[];
};

test('the documents that a stranger needs are there', () => {
  expect(documents).toEqual(expect.arrayContaining([...ROOT_DOCUMENTS, 'docs/README.md', 'docs/glossary.md']));
  expect(pathsIn(read('ARCHITECTURE.md')).length).toBeGreaterThan(60);
});

test.each(documents)('every file and folder that %s names exists', (document) => {
  const missing = pathsIn(read(document)).filter((file) => !existsSync(path.join(ROOT, file)));
  expect(missing).toEqual([]);
});

test.each(documents)('every link and picture of %s leads somewhere', (document) => {
  const broken = links(read(document)).filter((link) => {
    const [file = '', anchor] = link.split('#');
    const target = path.join(ROOT, path.dirname(document), file === '' ? path.basename(document) : file);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !headings(readFileSync(target, 'utf8')).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test.each(documents)('every npm command that %s names is a script', (document) => {
  const named = Array.from(read(document).matchAll(/npm run ([\w:]+)/g), ([, name = '']) => name);
  expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('the README names both set-up commands in blocks of their own, and no third', () => {
  expect(shellLines(read('README.md'))).toEqual(['npm ci && npm run demo', 'npm ci && npm test']);
});

test('the table of the station’s store is the schema of a fresh store', () => {
  const folder = temporaryFolder('docs');
  const store = must(openStore({ dataDir: folder.dir, nativeBinding: null }));
  const schema = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
  const tables = store.db.prepare(schema).pluck().all() as string[];
  store.close();
  folder.remove();
  expect(inTable('The station: one SQLite file')).toEqual(tables.toSorted());
});

test('the table of the centre’s store names what its migrations create', () => {
  const sources = ['central/store/migrate.ts', ...globSync('central/store/migrations/*.ts', { cwd: ROOT })].map(read);
  const created = sources.flatMap((source) =>
    Array.from(source.matchAll(/CREATE TABLE (?:IF NOT EXISTS )?(\w+) \(/g), ([, name = '']) => name),
  );
  expect(inTable('The centre: PostgreSQL')).toEqual(created.toSorted());
});

test('the table of import rules is the list that is enforced', () => {
  const named = namesInFirstColumn(sectionOf(read('ARCHITECTURE.md'), 'Who may import whom'));
  const rules = named.filter((name) => !name.includes('/'));
  expect(rules.toSorted()).toEqual(cruiser.forbidden.map(({ name }) => name).toSorted());
});

test('decisions are numbered without a gap, each has its four parts, and the contents list them all', () => {
  const decisions = documents.filter((file) => file.startsWith('docs/adr/')).toSorted();
  const numbers = decisions.map((file) => Number(path.basename(file).slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  for (const file of decisions)
    expect(headings(read(file)).slice(1), file).toEqual(['context', 'choice', 'rejected', 'consequences']);
  const listed = links(read('docs/README.md')).filter((link) => link.startsWith('adr/'));
  expect(listed.map((link) => `docs/${link}`)).toEqual(decisions);
});

function inTable(heading: string): string[] {
  return namesInFirstColumn(sectionOf(read('ARCHITECTURE.md'), heading)).toSorted();
}

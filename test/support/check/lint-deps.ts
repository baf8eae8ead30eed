/**
 * Checks the import rules of .dependency-cruiser.cjs. Usage: lint-deps.ts [folder, by default the repository].
 * Fails when a source file was not looked at: with a TypeScript it cannot use, the tool finds nothing and calls it good.
 */
import { existsSync, globSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseOptions, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');
const ROOTS = ['domain', 'native', 'electron', 'renderer', 'central', 'test'];
const ROOT_FILES = ['electron.vite.config.ts', 'vitest.config.ts', 'playwright.config.ts'];

process.chdir(process.argv[2] ?? REPOSITORY); // the tool reads everything relative to where it stands
const options = await extractDepcruiseOptions(path.join(REPOSITORY, '.dependency-cruiser.cjs'));
process.exitCode = report(
  await lookAt(
    [...ROOTS, ...ROOT_FILES].filter((entry) => existsSync(entry)),
    options,
  ),
);

async function lookAt(entries: string[], cruiseOptions: ICruiseOptions): Promise<ICruiseResult> {
  if (entries.length === 0) return { modules: [], summary: { violations: [] } } as unknown as ICruiseResult;
  const { output } = await cruise(entries, cruiseOptions);
  if (typeof output === 'string') throw new Error('expected a result, not a report');
  return output;
}

function report(result: ICruiseResult): number {
  const seen = new Set(result.modules.map((module) => module.source));
  const sources = globSync(`{${ROOTS.join(',')}}/**/*.{ts,tsx}`).map((file) => file.replaceAll('\\', '/'));
  const missed = sources.filter((file) => !/[.]d[.]ts$|^test\/bench\/rivals\//.test(file) && !seen.has(file));
  const { violations } = result.summary;
  for (const { rule, from, to, cycle } of violations) {
    const way = cycle?.map((step) => step.name).join(' > ');
    console.log(`${rule.name}: ${from}${to === from ? '' : ` > ${way ?? to}`}`);
  }
  for (const file of missed) console.log(`not looked at: ${file}`);
  const looked = sources.length - missed.length;
  console.log(`import rules: ${looked} source files, ${violations.length} violations, ${missed.length} not looked at`);
  if (looked === 0) console.log('nothing was looked at: is the TypeScript that dependency-cruiser loads older than 7?');
  return looked === 0 || missed.length > 0 || violations.length > 0 ? 1 : 0;
}

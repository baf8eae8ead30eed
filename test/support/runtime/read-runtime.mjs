/**
 * Where the runtime is that `npm run setup` put in place. Used by demo, start, tests and benchmarks.
 */
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cache-folder.mjs';
import { installedVersion } from './checkout.mjs';

/** The runtime, or null when the set-up has to run (first). */
export function findRuntime() {
  return readManifest(path.join(cacheFolder(), 'runtime.json'));
}

/** The runtime; throws one plain sentence when the set-up has not run. */
export function readRuntime() {
  const runtime = findRuntime();
  if (runtime === null) throw new Error('The runtime is not in place: run "npm run setup" first.');
  return runtime;
}

/** A manifest that was written for other package versions, or whose files are gone, counts as none. */
export function readManifest(file) {
  try {
    const runtime = JSON.parse(fs.readFileSync(file, 'utf8'));
    const fits =
      runtime.versions.electronPackage === installedVersion('electron') &&
      runtime.versions.betterSqlite3 === installedVersion('better-sqlite3') &&
      fs.existsSync(runtime.electron) &&
      (runtime.betterSqlite3 === null || fs.existsSync(runtime.betterSqlite3));
    return fits ? runtime : null;
  } catch {
    return null;
  }
}

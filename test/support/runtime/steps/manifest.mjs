/** Proves that the runtime runs and loads the database driver, then writes down where everything is. */
import path from 'node:path';
import { installedVersion, packageFolder } from '../checkout.mjs';
import { placeFile } from '../place-folder.mjs';
import { readManifest } from '../read-runtime.mjs';
import { report, SetupStop } from '../report.mjs';
import { runCommand } from '../run-command.mjs';

const STEP = 'runtime';

export async function ensureManifest(cache, electron, betterSqlite3) {
  const file = path.join(cache, 'runtime.json');
  const present = readManifest(file);
  if (present?.electron === electron.executable && present.betterSqlite3 === betterSqlite3) {
    return report.reused(STEP, describe(present));
  }
  const manifest = {
    electron: electron.executable,
    version: electron.version,
    fallback: electron.fallback,
    betterSqlite3,
    versions: await probe(electron, betterSqlite3),
  };
  placeFile(file, `${JSON.stringify(manifest, null, 2)}\n`);
  report.done(STEP, describe(manifest));
}

function describe({ versions }) {
  return `Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}, SQLite ${versions.sqlite}`;
}

/** Runs Electron as plain Node and asks SQLite for its version through the driver that station will use. */
async function probe(electron, nativeBinding) {
  const script = `
    const Database = require(${JSON.stringify(packageFolder('better-sqlite3'))});
    const db = new Database(':memory:', ${JSON.stringify(nativeBinding === null ? {} : { nativeBinding })});
    const sqlite = db.prepare('SELECT sqlite_version()').pluck().get();
    const { electron, chrome, node, napi } = process.versions;
    process.stdout.write('PROBE' + JSON.stringify({ electron, chrome, node, napi, sqlite }) + '\\n');`;
  const { code, output } = await runCommand(electron.executable, ['-e', script], {
    env: { ELECTRON_RUN_AS_NODE: '1' },
  });
  const found = /PROBE(\{.*\})/.exec(output)?.[1];
  if (code !== 0 || found === undefined)
    throw new SetupStop(`${electron.executable} does not run:\n${output.slice(-2000)}`);
  return {
    ...JSON.parse(found),
    electronPackage: installedVersion('electron'),
    betterSqlite3: installedVersion('better-sqlite3'),
  };
}

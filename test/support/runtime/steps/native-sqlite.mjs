/**
 * better-sqlite3 13 is built for Node-API 10; the fallback runtime has 9, where the packaged file crashes.
 * There it is built once from its own source, with the calls of Node-API 10 taken from the experimental set.
 */
import fs from 'node:fs';
import path from 'node:path';
import { carriedNode, installedVersion, packageFolder } from '../checkout.mjs';
import { placeFolder } from '../place-folder.mjs';
import { report, SetupStop } from '../report.mjs';
import { runCommand } from '../run-command.mjs';

const STEP = 'SQLite driver';
const FLAGS = '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT';

/** Answers with the path of the file to load instead of the packaged one, or null when the packaged one fits. */
export async function ensureNativeSqlite(cache, electron) {
  const version = installedVersion('better-sqlite3');
  if (!electron.fallback) {
    report.reused(STEP, `${version}, the file of its package`);
    return null;
  }
  const folder = path.join(cache, `better-sqlite3-${version}-electron-${electron.version}-1`);
  const file = path.join(folder, 'better_sqlite3.node');
  if (fs.existsSync(file)) {
    report.reused(STEP, `${version}, built for Electron ${electron.version}`);
    return file;
  }
  report.note(STEP, 'building from source (one to two minutes)');
  await placeFolder(folder, build);
  report.done(STEP, `${version}, built for Electron ${electron.version}`);
  return file;
}

async function build(folder) {
  const source = path.join(folder, 'source');
  fs.cpSync(packageFolder('better-sqlite3'), source, { recursive: true });
  const gyp = path.join(packageFolder('node-gyp'), 'bin', 'node-gyp.js');
  const args = [gyp, 'rebuild', '--release', '--force_build=1', `--nodedir=${headers()}`];
  const { code, output } = await runCommand(carriedNode, args, {
    cwd: source,
    env: { CXXFLAGS: FLAGS, NODE_PATH: path.dirname(packageFolder('node-addon-api')) },
  });
  if (code !== 0) throw new SetupStop(`better-sqlite3 could not be built:\n${output.slice(-3000)}`);
  fs.renameSync(path.join(source, 'build', 'Release', 'better_sqlite3.node'), path.join(folder, 'better_sqlite3.node'));
  fs.rmSync(source, { recursive: true, force: true });
}

/** Node's headers come with the carried Node's package, so no release host is asked. */
function headers() {
  return path.join(packageFolder('node'), 'node_modules', `node-${process.platform}-${process.arch}`);
}

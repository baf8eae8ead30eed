/**
 * A copy of the built application, its runtime and its start-up scripts that any user of this machine can read:
 * the checkout and the cache may lie in a home folder that others cannot enter.
 */
import fs from 'node:fs';
import path from 'node:path';
import { carriedNode, checkout, packageFolder } from '../support/runtime/checkout.mjs';
import type { Runtime } from '../support/runtime/read-runtime.mjs';

export type OpenCopy = {
  readonly app: string;
  readonly node: string;
  readonly electron: string;
  readonly sqliteBinding: string | null;
  readonly withDisplay: string;
};

/** Native packages stay outside the bundle and come along with all they depend on. */
const NATIVE = ['better-sqlite3', 'node-hid', '@node-rs/argon2'];

/** Fills `folder` (made readable for all) and answers with the places in it. */
export function makeOpenCopy(folder: string, runtime: Runtime): OpenCopy {
  fs.chmodSync(folder, 0o755);
  const app = path.join(folder, 'app');
  const place = (from: string, to: string) => linkTree(from, path.join(folder, to));
  place(path.join(checkout, 'out'), 'app/out');
  place(path.join(checkout, 'package.json'), 'app/package.json');
  place(path.join(checkout, 'resources', 'offices'), 'app/resources/offices');
  for (const name of withDependencies(NATIVE)) place(packageFolder(name), `app/node_modules/${name}`);
  place(path.join(checkout, 'test', 'support', 'runtime'), 'runtime');
  place(fs.realpathSync(carriedNode), 'node');
  place(path.dirname(runtime.electron), 'electron');
  if (runtime.betterSqlite3 !== null) place(runtime.betterSqlite3, 'better_sqlite3.node');
  return {
    app,
    node: path.join(folder, 'node'),
    electron: path.join(folder, 'electron', path.basename(runtime.electron)),
    sqliteBinding: runtime.betterSqlite3 === null ? null : path.join(folder, 'better_sqlite3.node'),
    withDisplay: path.join(folder, 'runtime', 'with-display.mjs'),
  };
}

/** Hard links where the file system allows, since the runtime alone has 300 MB; copies elsewhere. */
function linkTree(from: string, to: string): void {
  fs.mkdirSync(path.dirname(to), { recursive: true });
  if (fs.statSync(from).isDirectory()) {
    fs.mkdirSync(to, { recursive: true });
    for (const name of fs.readdirSync(from)) linkTree(path.join(from, name), path.join(to, name));
    return;
  }
  try {
    fs.linkSync(from, to);
  } catch {
    fs.copyFileSync(from, to);
  }
}

function withDependencies(names: readonly string[], found = new Set<string>()): ReadonlySet<string> {
  for (const name of names) {
    if (found.has(name) || !fs.existsSync(packageFolder(name))) continue; // other platforms' parts are not installed
    found.add(name);
    const about = JSON.parse(fs.readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
      optionalDependencies?: Record<string, string>;
    };
    withDependencies(Object.keys({ ...about.dependencies, ...about.optionalDependencies }), found);
  }
  return found;
}

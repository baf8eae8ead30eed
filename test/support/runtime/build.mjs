/**
 * Builds the application when `out/` is missing or older than a source. Used by start, demo and the end-to-end tests.
 */
import fs from 'node:fs';
import path from 'node:path';
import { carriedNode, checkout, packageFolder } from './checkout.mjs';
import { SetupStop } from './report.mjs';
import { runCommand } from './run-command.mjs';
import { withLock } from './with-lock.mjs';

const SOURCES = ['domain', 'electron', 'native', 'renderer', 'resources', 'electron.vite.config.ts', 'package.json'];
const RESULTS = ['main/index.cjs', 'main/station.cjs', 'main/devices.cjs', 'preload/index.cjs', 'renderer/index.html'];

/** Answers 'built' or 'reused'; stops with the builder's words when the build fails. */
export async function ensureBuilt() {
  const out = path.join(checkout, 'out');
  return withLock(
    out,
    () => undefined,
    async () => {
      const stamp = path.join(out, '.built');
      const newest = Math.max(...SOURCES.map((name) => newestOf(path.join(checkout, name))));
      const isFresh = RESULTS.every((name) => fs.existsSync(path.join(out, name))) && newestOf(stamp) >= newest;
      if (isFresh) return 'reused';
      const cli = path.join(packageFolder('electron-vite'), 'bin', 'electron-vite.js');
      const { code, output } = await runCommand(carriedNode, [cli, 'build'], { cwd: checkout, env: { NO_COLOR: '1' } });
      if (code !== 0) throw new SetupStop(`the build failed:\n${output.slice(-4000)}`);
      fs.writeFileSync(stamp, '');
      fs.utimesSync(stamp, newest / 1000, newest / 1000); // a source saved during the build is newer than this
      return 'built';
    },
  );
}

/** Newest change below a path, in ms; folders count too, so that a deleted file is noticed. 0 when it is missing. */
function newestOf(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  const inside = stat.isDirectory() ? fs.readdirSync(place).map((name) => newestOf(path.join(place, name))) : [];
  return Math.max(Math.ceil(stat.mtimeMs), ...inside);
}

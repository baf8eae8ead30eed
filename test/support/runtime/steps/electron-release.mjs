/** The real Electron, by its own downloader (which checks the hash that the electron package carries). */
import fs from 'node:fs';
import path from 'node:path';
import { packageFolder } from '../checkout.mjs';
import { archiveUrl, downloadElectron, extractArchive } from '../electron-tools.mjs';
import { placeFolder } from '../place-folder.mjs';

const HEAD_MS = 3_000;
const EXECUTABLES = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe', linux: 'electron' };
const { platform, arch } = process;

/** Answers with { ok, host, cause }: one HEAD request of the archive itself. */
export async function releaseAnswers(version) {
  const url = await archiveUrl({ version, platform, arch });
  const { host } = new URL(url);
  try {
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(HEAD_MS) });
    return { ok: response.ok, host, cause: `answered ${response.status}` };
  } catch (error) {
    return {
      ok: false,
      host,
      cause: error.name === 'TimeoutError' ? 'no answer in 3 s' : (error.cause?.code ?? error.message),
    };
  }
}

export function releaseInPlace(cache, version) {
  const executable = path.join(folderOf(cache, version), EXECUTABLES[platform]);
  return fs.existsSync(executable) ? { executable, fallback: false, version } : null;
}

export async function installRelease(cache, version) {
  const checksums = JSON.parse(fs.readFileSync(path.join(packageFolder('electron'), 'checksums.json'), 'utf8'));
  const archive = await downloadElectron({ version, checksums, platform, arch });
  await placeFolder(folderOf(cache, version), (folder) => extractArchive(archive, folder));
  return releaseInPlace(cache, version);
}

function folderOf(cache, version) {
  return path.join(cache, `electron-${version}-${platform}-${arch}`);
}

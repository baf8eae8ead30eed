/** Two tools that come with the electron package itself: its downloader, and its fast extractor of zip archives. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageFolder } from './checkout.mjs';

const fromElectron = createRequire(path.join(packageFolder('electron'), 'package.json'));

/** Unpacks a zip archive into a folder. */
export async function extractArchive(archive, folder) {
  const { extract } = await load('@electron-internal/extract-zip');
  await extract(archive, { dir: folder });
}

/** Downloads one Electron archive, checked by `checksums`; answers with the file's path. */
export async function downloadElectron(details) {
  const { downloadArtifact } = await load('@electron/get');
  return downloadArtifact({ ...details, artifactName: 'electron' });
}

/** Where the archive is, mirrors of the environment included. The function is beside the package's entry, not in it. */
export async function archiveUrl(details) {
  const file = path.join(path.dirname(fromElectron.resolve('@electron/get')), 'artifact-utils.js');
  const { getArtifactRemoteURL } = await import(pathToFileURL(file).href);
  return getArtifactRemoteURL({ ...details, artifactName: 'electron', isGeneric: false });
}

function load(name) {
  return import(pathToFileURL(fromElectron.resolve(name)).href);
}

/**
 * Where the office directory lies that came with the application. The station reads parts of it, so it stays a file of its
 * own: in the checkout beside `out/`, in a package beside the archive (electron-builder: extraResources).
 */
import path from 'node:path';
import { builtFile } from './counter-window.ts';

/** The file's path, whether or not it is there; `isPackaged` as Electron says it. */
export function officesFile(isPackaged: boolean): string {
  const resources = isPackaged ? process.resourcesPath : builtFile('..', 'resources');
  return path.join(resources, 'offices', 'offices.bin');
}

/** The checkout this file belongs to, and the versions its lock has installed. */
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const checkout = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** Folder of an installed package. */
export function packageFolder(name) {
  return path.join(checkout, 'node_modules', ...name.split('/'));
}

/** Version of an installed package, or null when it is not installed. */
export function installedVersion(name) {
  try {
    return JSON.parse(fs.readFileSync(path.join(packageFolder(name), 'package.json'), 'utf8')).version;
  } catch {
    return null;
  }
}

/** The Node that the project carries, whatever the machine's own is. */
export const carriedNode = path.join(packageFolder('node'), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');

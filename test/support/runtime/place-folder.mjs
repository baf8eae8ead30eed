/**
 * Folders that appear complete or not at all: filled under another name, then renamed.
 */
import fs from 'node:fs';
import path from 'node:path';

/** Calls `fill(emptyFolder)` and puts the result at `target`; a failed fill leaves nothing behind. */
export async function placeFolder(target, fill) {
  fs.mkdirSync(path.dirname(target), { recursive: true });
  const filling = fs.mkdtempSync(`${target}.tmp-`);
  try {
    await fill(filling);
    fs.chmodSync(filling, 0o755); // mkdtemp keeps others out; a runtime may be used by anyone
    fs.rmSync(target, { recursive: true, force: true });
    fs.renameSync(filling, target);
  } catch (error) {
    fs.rmSync(filling, { recursive: true, force: true });
    throw error;
  }
}

/** Writes a small file whole or not at all. */
export function placeFile(target, text) {
  const filling = `${target}.${process.pid}.tmp`;
  fs.writeFileSync(filling, text);
  fs.renameSync(filling, target);
}

/**
 * Writes a file whole or not at all, and not before it is on the disk.
 * Invariant: after a power cut the old file or the new one is there, never a part.
 */
import { open, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Puts `bytes` at `file`, replacing what was there; throws the system's error. `mode` as for open(2). */
export async function writeDurably(file: string, bytes: Uint8Array, mode = 0o600): Promise<void> {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  const filling = `${file}.${process.pid}.tmp`;
  try {
    const handle = await open(filling, 'w', mode);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(filling, file);
  } catch (error) {
    await rm(filling, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** The new name is durable only when its folder is. Windows cannot open folders and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

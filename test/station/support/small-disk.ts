/**
 * A disk that is really full: a small tmpfs, filled up to the last bytes with a ballast file. Linux, root.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder } from '../../support/station/test-station.ts';

export type SmallDisk = {
  readonly dir: string;
  /** Leaves about `bytes` free, in whole pages of 4 KiB. */
  readonly fillTo: (bytes: number) => void;
  /** Takes the ballast away. */
  readonly free: () => void;
  readonly remove: () => void;
};

/** Null where nothing can be mounted. */
export function mountSmallDisk(bytes: number): SmallDisk | null {
  const folder = temporaryFolder('small-disk');
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder.dir], { stdio: 'ignore' });
  } catch {
    folder.remove();
    return null;
  }
  const ballast = path.join(folder.dir, 'ballast');
  const free = (): void => rmSync(ballast, { force: true });
  return {
    dir: folder.dir,
    fillTo: (left) => {
      free();
      const { bavail, bsize } = statfsSync(folder.dir);
      const handle = openSync(ballast, 'w');
      for (let room = bavail * bsize; room > left; room -= bsize) writeSync(handle, Buffer.alloc(bsize));
      closeSync(handle);
    },
    free,
    remove: () => {
      execFileSync('umount', [folder.dir]);
      folder.remove();
    },
  };
}

/** Whether this machine lets us mount a small disk. */
export function canMount(): boolean {
  const disk = process.platform === 'linux' && process.getuid?.() === 0 ? mountSmallDisk(1_000_000) : null;
  disk?.remove();
  return disk !== null;
}

/**
 * A small disk in a file: ext4 in an image, mounted through a loop device.
 * What is in the image when its writer is frozen is what a power cut at that moment would leave on the disk.
 * Invariant: all mounts are made in a mount namespace of their own, so that none survives its process, however it ends.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Disk = { readonly image: string; readonly folder: string };

const PRIVATE = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc'];
const SIZE = '64M';

/** Arguments for `unshare` to run a program where its mounts are its own and end with it. */
export function inPrivate(program: string, args: readonly string[]): string[] {
  return [...PRIVATE, program, ...args];
}

/** True when this user on this machine can do all of the above; tried, not guessed. */
export function canMountLoop(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const folder = mkdtempSync(path.join(tmpdir(), 'daksetu-loop-'));
  const steps = 'truncate -s 4M "$1/i" && mkfs.ext4 -q -F "$1/i" && mkdir "$1/m" && mount -o loop "$1/i" "$1/m"';
  const tried = spawnSync('unshare', inPrivate('sh', ['-c', steps, 'sh', folder]), { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
  return tried.status === 0;
}

/** A fresh, empty disk, mounted. The image is sparse. */
export function makeDisk(at: string): Disk {
  mkdirSync(at, { recursive: true });
  const image = path.join(at, 'image');
  run('truncate', ['-s', SIZE, image]);
  // Nothing is left to be written later by the kernel on its own, so that a copy is of one moment.
  run('mkfs.ext4', ['-q', '-F', '-b', '4096', '-E', 'lazy_itable_init=0,lazy_journal_init=0', image]);
  return mountImage(at, image);
}

/** Copies the image while its writer is frozen, and mounts the copy: ext4 recovers its journal as after a power cut. */
export function mountCopy(disk: Disk, at: string): Disk {
  mkdirSync(at, { recursive: true });
  const image = path.join(at, 'image');
  // The kernel may be writing back at this moment: a copy that differs from a second look is taken again.
  for (let tries = 0; tries === 0 || !same(disk.image, image); tries += 1) {
    if (tries === 20) throw new Error('the image never came to rest');
    run('cp', ['--sparse=always', disk.image, image]);
  }
  return mountImage(at, image);
}

/** Unmounts, and takes image and folder away. */
export function dropDisk({ image, folder }: Disk): void {
  run('umount', [folder]);
  rmSync(path.dirname(image), { recursive: true, force: true });
}

function mountImage(at: string, image: string): Disk {
  const folder = path.join(at, 'mnt');
  mkdirSync(folder);
  run('mount', ['-o', 'loop', image, folder]);
  if (statSync(folder).dev === statSync(at).dev) throw new Error(`${folder} is not mounted`);
  return { image, folder };
}

function same(a: string, b: string): boolean {
  return spawnSync('cmp', ['-s', a, b]).status === 0;
}

function run(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${error?.message ?? stderr}`);
}

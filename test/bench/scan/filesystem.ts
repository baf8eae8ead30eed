/**
 * On what the bench runs. A durable write to memory costs nothing and proves nothing, so tmpfs is refused.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs';

const IN_MEMORY = new Set(['tmpfs', 'ramfs', 'devtmpfs']);

/** Type of the filesystem that holds an existing folder, as the kernel names it; "unknown" where it cannot say. */
export function filesystemOf(folder: string): string {
  if (!existsSync('/proc/self/mountinfo')) return 'unknown';
  const real = realpathSync(folder);
  let best = { point: '', type: 'unknown' };
  for (const line of readFileSync('/proc/self/mountinfo', 'utf8').split('\n')) {
    const point = (line.split(' ')[4] ?? '').replaceAll('\\040', ' ');
    const type = line.split(' - ')[1]?.split(' ')[0] ?? 'unknown';
    const holds = real === point || real.startsWith(point === '/' ? '/' : `${point}/`);
    if (point !== '' && holds && point.length >= best.point.length) best = { point, type };
  }
  return best.type;
}

export function isInMemory(type: string): boolean {
  return IN_MEMORY.has(type);
}

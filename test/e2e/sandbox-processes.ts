/** What Linux says of a process and of those it started. */
import fs from 'node:fs';

export type ProcessView = {
  readonly pid: number;
  readonly command: readonly string[];
  /** Fields of /proc/<pid>/status, such as Seccomp and Uid. */
  readonly status: ReadonlyMap<string, string>;
};

/** All living descendants of `pid`. A process that ends while we look is left out. */
export function descendantsOf(pid: number): readonly ProcessView[] {
  const all = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => look(Number(name)));
  const below = (parent: number): ProcessView[] =>
    all.filter(({ status }) => Number(status.get('PPid')) === parent).flatMap((one) => [one, ...below(one.pid)]);
  return below(pid);
}

function look(pid: number): ProcessView[] {
  try {
    const command = fs
      .readFileSync(`/proc/${pid}/cmdline`, 'latin1')
      .split(/[\0 ]/)
      .filter((word) => word !== '');
    const rows = fs.readFileSync(`/proc/${pid}/status`, 'utf8').split('\n');
    return [
      { pid, command, status: new Map(rows.map((row) => [row.split(':')[0] ?? '', row.split(':')[1]?.trim() ?? ''])) },
    ];
  } catch {
    return [];
  }
}

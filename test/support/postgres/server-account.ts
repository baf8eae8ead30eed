/**
 * PostgreSQL refuses to run as root, so under root it gets an ordinary account that is already there.
 * No account is ever created on the machine.
 */
import { execFileSync } from 'node:child_process';

/** null: run as whoever runs us. */
export type Account = { readonly uid: number; readonly gid: number } | null;

/** `postgres` where it exists, else `nobody`; null when we are not root or on Windows. Throws when root has neither. */
export function chooseAccount(): Account {
  if (process.getuid?.() !== 0) return null;
  for (const name of ['postgres', 'nobody']) {
    const uid = idOf('-u', name);
    const gid = idOf('-g', name);
    if (uid !== null && gid !== null) return { uid, gid };
  }
  throw new Error('PostgreSQL cannot run as root, and this machine has neither a postgres nor a nobody account');
}

function idOf(flag: '-u' | '-g', name: string): number | null {
  try {
    return Number(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  } catch {
    return null;
  }
}

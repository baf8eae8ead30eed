/**
 * A code by which one person may set their PIN at the stations of one office.
 */
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { mintCode, sha256Hex } from '../enrolment/code.ts';
import { publishEntry } from '../feed/publish-entry.ts';
import { readUsers, setPinCodeHash } from '../store/offices.ts';
import { inTransaction } from '../store/pool.ts';

export type IssuePinCodeFault = { readonly kind: 'user-unknown' };

/** Publishes a new `users` entry and gives the code: twelve capitals and digits, without dashes, as it is hashed. */
export async function issuePinCode(
  deps: CentreDeps,
  who: { readonly office: string; readonly user: string },
): Promise<Reply<{ readonly code: string; readonly version: number }, IssuePinCodeFault>> {
  const code = mintCode(deps.random);
  return inTransaction(deps.pool, async (tx) => {
    if (!(await setPinCodeHash(tx, who, sha256Hex(`${who.user}:${code}`)))) return refuse({ kind: 'user-unknown' });
    const users = [...(await readUsers(tx, who.office))];
    const { version } = await publishEntry(tx, {
      office: who.office,
      entry: { kind: 'users', users },
      atMs: deps.clock(),
    });
    return ok({ code, version });
  });
}

/**
 * A badge for one person: a random name for a card, printed as Code 128 and published to the stations of the office.
 * The badge before it is of no use any more.
 */
import { DEFAULT_BADGE_RULE } from '../../domain/identifiers/badge.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { crockford } from '../enrolment/code.ts';
import { publishEntry } from '../feed/publish-entry.ts';
import { readUsers, setBadge } from '../store/offices.ts';
import { inTransaction } from '../store/pool.ts';

export type IssueBadgeFault = { readonly kind: 'user-unknown' };

/** Publishes a new `users` entry and gives what the card has to say. */
export async function issueBadge(
  deps: CentreDeps,
  who: { readonly office: string; readonly user: string },
): Promise<Reply<{ readonly badge: string; readonly version: number }, IssueBadgeFault>> {
  const { prefix, length } = DEFAULT_BADGE_RULE;
  const badge = `${prefix}${crockford(deps.random(length))}`;
  return inTransaction(deps.pool, async (tx) => {
    if (!(await setBadge(tx, who, badge))) return refuse({ kind: 'user-unknown' });
    const users = [...(await readUsers(tx, who.office))];
    const entry = { kind: 'users', users } as const;
    const { version } = await publishEntry(tx, { office: who.office, entry, atMs: deps.clock() });
    return ok({ badge, version });
  });
}

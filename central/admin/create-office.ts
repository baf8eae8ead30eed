/**
 * A new office: its row, its people, and the first entries of its feed.
 */
import { z } from 'zod';
import { type FeedEntry, officeEntry, sortPlanEntry, usersEntry } from '../../domain/contract/feed.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { sha256Hex } from '../enrolment/code.ts';
import { publishEntry } from '../feed/publish-entry.ts';
import { createFeed } from '../store/feed.ts';
import { type OfficeUser, insertOffice, insertUser } from '../store/offices.ts';
import { type Sql, inTransaction } from '../store/pool.ts';

export const newOffice = z.strictObject({
  office: officeEntry.omit({ kind: true }),
  /** Without a code: nobody can set a PIN before `issuePinCode`. */
  users: z.array(usersEntry.shape.users.element.omit({ pinCodeHash: true })).max(500),
  sortPlan: sortPlanEntry.nullable(),
});
export type NewOffice = z.infer<typeof newOffice>;

export type CreateOfficeFault =
  { readonly kind: 'office-exists' } | { readonly kind: 'bad-office'; readonly where: string };

/** Creates all of it or nothing; gives the newest version of the office's feed. */
export async function createOffice(
  deps: CentreDeps,
  input: NewOffice,
): Promise<Reply<{ readonly version: number }, CreateOfficeFault>> {
  const read = newOffice.safeParse(input);
  if (!read.success) return refuse({ kind: 'bad-office', where: read.error.issues[0]?.path.join('.') ?? '' });
  const { office, sortPlan } = read.data;
  const users = read.data.users.map((user) => ({ ...user, pinCodeHash: unusableHash(deps) }));
  return inTransaction(deps.pool, async (tx) => {
    if (!(await insertOffice(tx, office))) return refuse({ kind: 'office-exists' });
    await createFeed(tx, office.office);
    await insertUsers(tx, office.office, users);
    const entries: readonly FeedEntry[] = [
      { kind: 'office', ...office },
      { kind: 'users', users },
    ];
    let version = 0;
    for (const entry of sortPlan === null ? entries : [...entries, sortPlan]) {
      version = (await publishEntry(tx, { office: office.office, entry, atMs: deps.clock() })).version;
    }
    return ok({ version });
  });
}

/** The hash of nothing anyone knows. */
function unusableHash(deps: CentreDeps): string {
  return sha256Hex(Buffer.from(deps.random(32)).toString('hex'));
}

async function insertUsers(tx: Sql, office: string, users: readonly OfficeUser[]): Promise<void> {
  for (const user of users) await insertUser(tx, office, user);
}

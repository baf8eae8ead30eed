/**
 * Does this database keep what it said it has?
 * Invariant: an acknowledgement tells a station that its events are safe; a database set to be quick and forgetful is refused.
 */
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { Sql } from './pool.ts';

export type DurabilityFault = { readonly kind: 'not-durable'; readonly setting: string; readonly value: string };

/** What each setting may be. `remote_apply` waits for a standby besides the own disk. */
const DURABLE: Readonly<Record<string, readonly string[]>> = {
  fsync: ['on'],
  synchronous_commit: ['on', 'remote_apply'],
};

/** Looks at the settings as a connection of ours gets them. */
export async function checkDurability(sql: Sql): Promise<Reply<true, DurabilityFault>> {
  for (const [setting, allowed] of Object.entries(DURABLE)) {
    const { rows } = await sql.query<Record<string, string>>(`SHOW ${setting}`);
    const value = rows[0]?.[setting] ?? 'unknown';
    if (!allowed.includes(value)) return refuse({ kind: 'not-durable', setting, value });
  }
  return ok(true);
}

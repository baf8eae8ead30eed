/**
 * Acts done without the right, as the projector marks them, and the confirmations it has met.
 * Invariant: every write may be repeated; a confirmation belongs to the first event of its ledger that carries it.
 */
import type { EpochOf } from './ledger.ts';
import type { Sql } from './pool.ts';

export type MarkedAct = EpochOf & {
  readonly seq: number;
  readonly office: string;
  readonly user: string | null;
  readonly action: string;
  readonly doubt: string;
};

export async function insertMarked(tx: Sql, acts: readonly MarkedAct[]): Promise<void> {
  if (acts.length === 0) return;
  await tx.query(
    `INSERT INTO marked_act (station, epoch, seq, office, "user", action, doubt)
     SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[], $5::text[], $6::text[], $7::text[])
     ON CONFLICT DO NOTHING`,
    [
      acts.map(({ station }) => station),
      acts.map(({ epoch }) => epoch),
      acts.map(({ seq }) => seq),
      acts.map(({ office }) => office),
      acts.map(({ user }) => user),
      acts.map(({ action }) => action),
      acts.map(({ doubt }) => doubt),
    ],
  );
}

/** The marked acts of an office, by station and place in its ledger. */
export async function readMarked(sql: Sql, office: string): Promise<readonly MarkedAct[]> {
  const { rows } = await sql.query<MarkedAct>(
    `SELECT station, epoch, seq, office, "user", action, doubt FROM marked_act
     WHERE office = $1 ORDER BY station, epoch, seq`,
    [office],
  );
  return rows;
}

/** Notes that the event carries a confirmation of the action; true when an earlier one did. */
export async function isUsedBefore(tx: Sql, of: EpochOf, use: { action: string; seq: number }): Promise<boolean> {
  await tx.query(
    'INSERT INTO confirmed_act (station, epoch, action, seq) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [of.station, of.epoch, use.action, use.seq],
  );
  const { rows } = await tx.query<{ seq: number }>(
    'SELECT seq FROM confirmed_act WHERE station = $1 AND epoch = $2 AND action = $3',
    [of.station, of.epoch, use.action],
  );
  return rows[0]?.seq !== use.seq;
}

/** The body of the list of people that an office had at a version of its feed; null before the first. */
export async function readUsersAt(sql: Sql, office: string, version: number): Promise<string | null> {
  const { rows } = await sql.query<{ body: string }>(
    `SELECT convert_from(body, 'UTF8') AS body FROM feed_entry
     WHERE office = $1 AND kind = 'users' AND version <= $2 ORDER BY version DESC LIMIT 1`,
    [office, version],
  );
  return rows[0]?.body ?? null;
}

/**
 * The item projection: written by the projector, read by trace.
 * Invariant: every write is an insert that may be repeated, so projecting an event twice changes nothing.
 */
import type { Sql } from './pool.ts';

export type UseRow = {
  readonly item: string;
  readonly useId: string;
  readonly lane: 'forward' | 'quarantine' | null;
  readonly consignment: string | null;
};
export type AliasRow = { readonly value: string; readonly kind: string; readonly item: string; readonly useId: string };
export type UseEventRow = {
  readonly useId: string;
  readonly station: string;
  readonly epoch: string;
  readonly seq: number;
  readonly type: string;
  readonly atMs: number;
  readonly atCount: number;
  readonly office: string;
  readonly counter: string;
};

export async function insertUses(tx: Sql, uses: readonly UseRow[]): Promise<void> {
  if (uses.length === 0) return;
  await tx.query(
    `INSERT INTO item_use (item, use_id, lane, consignment)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [
      uses.map(({ item }) => item),
      uses.map(({ useId }) => useId),
      uses.map(({ lane }) => lane),
      uses.map(({ consignment }) => consignment),
    ],
  );
}

export async function insertAliases(tx: Sql, aliases: readonly AliasRow[]): Promise<void> {
  if (aliases.length === 0) return;
  await tx.query(
    `INSERT INTO item_alias (value, kind, item, use_id)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [
      aliases.map(({ value }) => value),
      aliases.map(({ kind }) => kind),
      aliases.map(({ item }) => item),
      aliases.map(({ useId }) => useId),
    ],
  );
}

export async function insertUseEvents(tx: Sql, events: readonly UseEventRow[]): Promise<void> {
  if (events.length === 0) return;
  await tx.query(
    `INSERT INTO use_event (use_id, station, epoch, seq, type, at_ms, at_count, office, counter)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[],
                          $8::text[], $9::text[])
     ON CONFLICT DO NOTHING`,
    [
      events.map(({ useId }) => useId),
      events.map(({ station }) => station),
      events.map(({ epoch }) => epoch),
      events.map(({ seq }) => seq),
      events.map(({ type }) => type),
      events.map(({ atMs }) => atMs),
      events.map(({ atCount }) => atCount),
      events.map(({ office }) => office),
      events.map(({ counter }) => counter),
    ],
  );
}

/**
 * Items that a printed number may mean: itself, or the articles it is another number of.
 * An order id is never taken for an article: one order can have many. Neither is a part of a number that could be read.
 */
export async function findItems(sql: Sql, number: string): Promise<readonly string[]> {
  const { rows } = await sql.query<{ item: string }>(
    `SELECT item FROM item_use WHERE item = $1
     UNION SELECT item FROM item_alias WHERE value = $1 AND kind NOT IN ('order', 'readable') ORDER BY item`,
    [number],
  );
  return rows.map(({ item }) => item);
}

/** What is known of the numbers an item's uses had before. */
export async function readOldNumbers(
  sql: Sql,
  item: string,
): Promise<readonly { readonly useId: string; readonly kind: 'replaced' | 'readable'; readonly value: string }[]> {
  const { rows } = await sql.query<{ useId: string; kind: 'replaced' | 'readable'; value: string }>(
    `SELECT use_id AS "useId", kind, value FROM item_alias
     WHERE item = $1 AND kind IN ('replaced', 'readable') ORDER BY use_id, kind`,
    [item],
  );
  return rows;
}

/** All uses of an item. */
export async function readUses(sql: Sql, item: string): Promise<readonly UseRow[]> {
  const { rows } = await sql.query<UseRow>(
    'SELECT item, use_id AS "useId", lane, consignment FROM item_use WHERE item = $1 ORDER BY use_id',
    [item],
  );
  return rows;
}

/** Events of the uses, in the order of their clocks; ties by place in the ledgers. */
export async function readUseEvents(sql: Sql, useIds: readonly string[]): Promise<readonly UseEventRow[]> {
  const { rows } = await sql.query<UseEventRow>(
    `SELECT use_id AS "useId", station, epoch, seq, type, at_ms AS "atMs", at_count AS "atCount", office, counter
     FROM use_event WHERE use_id = ANY ($1::text[]) ORDER BY at_ms, at_count, station, epoch, seq`,
    [useIds],
  );
  return rows;
}

export type Duplicate = { readonly item: string; readonly stations: readonly string[] };

/**
 * Numbers of a consignment that more than one station of the office took in or turned away, and did not take back: two
 * parcels with one number, or one parcel claimed twice. The first `limit` by number.
 */
export async function readDuplicates(
  sql: Sql,
  of: { readonly office: string; readonly consignment: string; readonly limit: number },
): Promise<readonly Duplicate[]> {
  const { rows } = await sql.query<Duplicate>(
    `SELECT use.item, array_agg(DISTINCT first.station ORDER BY first.station) AS stations
     FROM item_use use
     JOIN use_event first ON first.use_id = use.use_id AND first.type IN ('item.accepted', 'item.rejected')
     WHERE use.consignment = $1 AND first.office = $2
       AND NOT EXISTS (SELECT 1 FROM use_event e WHERE e.use_id = use.use_id AND e.type = 'acceptance.corrected')
     GROUP BY use.item HAVING count(DISTINCT first.station) > 1 ORDER BY use.item LIMIT $3`,
    [of.consignment, of.office, of.limit],
  );
  return rows;
}

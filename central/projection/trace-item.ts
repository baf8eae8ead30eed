/**
 * Where an article is and what happened to it, from the item projection.
 * Invariant: the answer depends on what is stored, never on the order in which ledgers arrived.
 */
import type { ItemTrace } from '../../domain/contract/central.ts';
import type { Sql } from '../store/pool.ts';
import { type UseEventRow, type UseRow, findItems, readOldNumbers, readUseEvents, readUses } from '../store/items.ts';

/** Traces by article number, or by another number of exactly one article. An unknown number has no events. */
export async function traceItem(sql: Sql, number: string): Promise<ItemTrace> {
  const items = await findItems(sql, number);
  const item = items.includes(number) || items.length !== 1 ? number : (items[0] ?? number);
  const uses = await readUses(sql, item);
  const events = await readUseEvents(
    sql,
    uses.map(({ useId }) => useId),
  );
  return {
    item,
    holder: findHolder(uses, events),
    oldNumbers: oldNumbersOf(await readOldNumbers(sql, item)),
    events: events.map(({ station, epoch, seq, atMs, type, office, counter, useId }) => ({
      station,
      epoch,
      seq,
      atMs,
      type,
      office,
      counter,
      item,
      use: useId,
    })),
  };
}

/** One for each use that began with a new number: what could be read of the old one, and all of it where it is certain. */
function oldNumbersOf(rows: Awaited<ReturnType<typeof readOldNumbers>>): ItemTrace['oldNumbers'] {
  return rows
    .filter(({ kind }) => kind === 'readable')
    .map(({ useId, value }) => ({
      use: useId,
      readable: value === '?' ? '' : value,
      number: rows.find((row) => row.useId === useId && row.kind === 'replaced')?.value ?? null,
    }));
}

const BEGINS: ReadonlySet<string> = new Set(['item.accepted', 'item.booked']);

/** Who holds the article: the newest use that began with an acceptance and was not taken back. `events` in time order. */
export function findHolder(uses: readonly UseRow[], events: readonly UseEventRow[]): ItemTrace['holder'] {
  const ended = new Set(events.filter(({ type }) => type === 'acceptance.corrected').map(({ useId }) => useId));
  const start = events.findLast(({ type, useId }) => BEGINS.has(type) && !ended.has(useId));
  const lane = uses.find(({ useId }) => useId === start?.useId)?.lane;
  if (start === undefined || lane === undefined || lane === null) return null;
  return { office: start.office, station: start.station, counter: start.counter, lane, sinceMs: start.atMs };
}

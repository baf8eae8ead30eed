/**
 * What must hold in a store after any crash: acknowledged means present, the chain is whole, and the projections are
 * what a plain replay of the ledger says.
 */
import { replay, type Book, type ReplayedUse } from '../../domain/custody/replay.ts';
import type { Core } from '../../electron/station/core.ts';
import type { Db } from '../../electron/station/ledger/db.ts';
import { parseStored } from '../../electron/station/ledger/event-table.ts';
import { verifyChain } from '../../electron/station/ledger/verify-chain.ts';
import type { Acknowledged } from './victim.ts';

export type Findings = {
  /** Acknowledged and not there. */
  readonly lost: readonly string[];
  /** There, and not as it should be. */
  readonly broken: readonly string[];
};

/** Examines an opened store against what was acknowledged before the crash. */
export function examineStore(core: Core, acknowledged: readonly Acknowledged[]): Findings {
  const { db } = core.store;
  const broken: string[] = [];
  const integrity: unknown = db.pragma('integrity_check', { simple: true });
  if (integrity !== 'ok') broken.push(`integrity_check: ${String(integrity)}`);
  const walk = verifyChain(db, 0);
  if (walk.broken !== null) broken.push(`chain: ${JSON.stringify(walk.broken)}`);
  broken.push(...differences(core, replay(allEvents(db))));
  return { lost: acknowledged.flatMap((one) => lossOf(core, one)), broken };
}

function allEvents(db: Db) {
  return (db.prepare('SELECT bytes FROM event ORDER BY n').pluck().all() as Uint8Array[]).map(parseStored);
}

function lossOf(core: Core, one: Acknowledged): string[] {
  return one.what === 'finished' ? unfinished(core, one) : lostUse(core, one);
}

/** A finished consignment has its document, whose figures are the ledger's. */
function unfinished(core: Core, { requestId, item }: Acknowledged): string[] {
  const state = core.projections.consignments.byId(item)?.state;
  if (state !== 'finished') return [`${item} was finished and is ${state ?? 'unknown'}`];
  const document = core.store.db.prepare('SELECT counts FROM document WHERE consignment = ?').pluck().get(item);
  if (typeof document !== 'string') return [`${item} was finished and has no document`];
  const counts = JSON.parse(document) as { declared: number; accepted: number; rejected: number; absent: number };
  if (counts.declared !== counts.accepted + counts.rejected + counts.absent) return [`${item}: ${document}`];
  return core.store.requests.find(requestId) === null ? [`${item}: request ${requestId} is not remembered`] : [];
}

function lostUse(core: Core, { what, requestId, item, n }: Acknowledged): string[] {
  const named = `${what} ${item} at ${n}`;
  const event = core.store.events.at(n);
  if (event?.type !== 'item.accepted' || event.payload.item !== item) return [`${named}: no such event`];
  const use = core.projections.uses.byN(n);
  if (use === null || use.item !== item) return [`${named}: no such use`];
  if (what === 'undone' && use.status !== 'cancelled') return [`${named}: not undone`];
  return core.store.requests.find(requestId) === null ? [`${named}: request ${requestId} is not remembered`] : [];
}

type UseRow = Omit<ReplayedUse, 'oldNumber' | 'attention' | 'labels' | 'weightTyped' | 'declaredGrams'> & {
  readonly relabelled: string | null;
  readonly weight_source: string | null;
  readonly use: string;
  readonly declared_grams: number | null;
  readonly attention: string;
  readonly labels: string;
};

function differences(core: Core, book: Book): string[] {
  const rows = core.store.db.prepare('SELECT * FROM item_use').all() as UseRow[];
  const projected = rows.map((row) => [row.use, useAsText(rowToUse(row))] as const);
  const replayed = [...book.uses].map(([use, state]) => [use, useAsText(state)] as const);
  const set = core.projections.sets.open();
  const flows =
    set === null
      ? []
      : ([
          ['received', set.received],
          ['excess', set.excess],
          ['corrections', set.corrections],
        ] as const);
  const lines = set === null ? [] : [...book.lines]; // a closed set's lines are its event's
  return [
    ...compare('use', new Map(projected), new Map(replayed)),
    ...compare('account', core.projections.sets.balances(), book.accounts),
    ...compare('line of the set', new Map<string, number>(flows), new Map<string, number>(lines)),
    ...[...book.consignments].flatMap(([id, { state }]) =>
      core.projections.consignments.byId(id)?.state === state ? [] : [`consignment ${id} is not ${state}`],
    ),
  ];
}

function rowToUse(row: UseRow): ReplayedUse {
  const { item, consignment, basis, lane, line, status, grams, source } = row;
  const attention = JSON.parse(row.attention) as string[];
  const labels = JSON.parse(row.labels) as string[];
  const weight = { grams, weightTyped: row.weight_source === 'manual', declaredGrams: row.declared_grams };
  const old = row.relabelled === null ? null : (JSON.parse(row.relabelled) as { number: ReplayedUse['oldNumber'] });
  const place = { item, oldNumber: old?.number ?? null, consignment, basis, lane, line, status };
  return { ...place, ...weight, attention, source, labels };
}

/** By its members in one order, whichever way it was made. */
function useAsText(use: ReplayedUse): string {
  return JSON.stringify(Object.entries(use).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Names every key whose value differs; one that is missing counts as 0, as an account without postings does. */
function compare<V>(what: string, projected: ReadonlyMap<string, V>, replayed: ReadonlyMap<string, V>): string[] {
  const keys = new Set([...projected.keys(), ...replayed.keys()]);
  return [...keys]
    .filter((key) => (projected.get(key) ?? 0) !== (replayed.get(key) ?? 0))
    .map((key) => `${what} ${key}: book ${String(projected.get(key))}, replay ${String(replayed.get(key))}`);
}

/**
 * The sort plan in force, as a ready router. Plans are large, so they are parsed when they change and not per scan.
 */
import { sortPlanEntry, type SortPlanEntry } from '../../../domain/contract/feed.ts';
import { createRouter, type Router } from '../../../domain/sorting/route-pin.ts';
import type { Db } from '../ledger/db.ts';
import type { InboxTable } from '../ledger/inbox-table.ts';

export type PlanInForce = { readonly plan: string; readonly route: Router };

export type PlanBook = {
  /** The plan with the latest start that is not in the future; null before any came. */
  readonly inForce: (nowMs: number) => PlanInForce | null;
  /** To be called when the inbox brought a plan. */
  readonly reload: () => void;
};

/** Reads plans from the inbox as they are needed. */
export function createPlanBook(db: Db, inbox: InboxTable): PlanBook {
  const list = db.prepare('SELECT version, valid_from_ms FROM sort_plan ORDER BY valid_from_ms DESC, version DESC');
  let known: { version: number; fromMs: number; loaded: PlanInForce | null }[] = read();

  function read() {
    const rows = list.all() as { version: number; valid_from_ms: number }[];
    return rows.map((row) => ({ version: row.version, fromMs: row.valid_from_ms, loaded: null }));
  }
  return {
    inForce: (nowMs) => {
      const current = known.find(({ fromMs }) => fromMs <= nowMs);
      if (current === undefined) return null;
      current.loaded ??= load(inbox, current.version);
      return current.loaded;
    },
    reload: () => {
      known = read();
    },
  };
}

function load(inbox: InboxTable, version: number): PlanInForce | null {
  const entry = inbox.byVersion(version);
  if (entry === null) return null;
  const plan: SortPlanEntry = sortPlanEntry.parse(JSON.parse(entry.body));
  return { plan: plan.plan, route: createRouter(plan) };
}

/**
 * Follows the ledgers into the item projection, one position per epoch.
 * Invariant: position and rows commit together, so an event counts once however often the projector runs or dies.
 */
import { insertAliases, insertUseEvents, insertUses } from '../store/items.ts';
import { type EpochOf, readEvents, readHead } from '../store/ledger.ts';
import { type Pool, type Sql, inTransaction } from '../store/pool.ts';
import { forgetProjection, insertQuarantined, lockPosition, movePosition, readBehind } from '../store/projection.ts';
import { readStation } from '../store/stations.ts';
import { projectEvents } from './project-events.ts';

export type Projector = {
  /** There is news in this epoch; returns at once. */
  wake(of: EpochOf): void;
  /** Resolves when everything this process was woken for is projected (or has failed and was reported). */
  idle(): Promise<void>;
  /** Projects every confirmed epoch that is behind, e.g. after a restart. */
  catchUp(): Promise<void>;
};

const PAGE = 500;

/** `report` hears of failures; the epoch is taken up again at its next wake or catch-up. */
export function createProjector(deps: { readonly pool: Pool; readonly report: (error: unknown) => void }): Projector {
  const waiting = new Map<string, EpochOf>();
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    for (const [key, of] of waiting) {
      waiting.delete(key); // before the work: what arrives meanwhile is a new reason to look
      await projectEpoch(deps.pool, of).catch(deps.report);
    }
    running = null; // in the same turn in which nothing was left, so that no wake falls between
  }
  function wake(of: EpochOf): void {
    waiting.set(`${of.station}/${of.epoch}`, of);
    running ??= run();
  }
  return {
    wake,
    idle: () => running ?? Promise.resolve(), // the run ends only when nothing is waiting
    async catchUp() {
      for (const of of await readBehind(deps.pool)) await projectEpoch(deps.pool, of);
    },
  };
}

/** Empties the projection and builds it again from the ledgers, in one transaction: readers see the old one until then. */
export async function replayProjection(pool: Pool): Promise<void> {
  await inTransaction(pool, async (tx) => {
    await forgetProjection(tx);
    for (const of of await readBehind(tx)) {
      while (await projectPage(tx, of));
    }
  });
}

async function projectEpoch(pool: Pool, of: EpochOf): Promise<void> {
  while (await inTransaction(pool, (tx) => projectPage(tx, of)));
}

/** Projects the next page of an epoch; false when there was none. */
async function projectPage(tx: Sql, of: EpochOf): Promise<boolean> {
  const head = await readHead(tx, of);
  if (head === null || head.held) return false;
  const after = await lockPosition(tx, of);
  const events = await readEvents(tx, of, { after, limit: PAGE });
  const last = events.at(-1);
  const station = await readStation(tx, of.station);
  if (last === undefined || station === null) return false;
  const rows = projectEvents({ ...of, office: station.office, counter: station.counter }, events);
  await insertUses(tx, rows.uses);
  await insertAliases(tx, rows.aliases);
  await insertUseEvents(tx, rows.events);
  await insertQuarantined(tx, rows.quarantined);
  await movePosition(tx, of, last.seq);
  return true;
}

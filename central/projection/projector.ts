/**
 * Follows the ledgers into the item projection, one position per epoch.
 * Invariant: position and rows commit together, so an event counts once however often the projector runs or dies.
 */
import { insertConsignmentEvents } from '../store/consignments.ts';
import { insertAliases, insertUseEvents, insertUses } from '../store/items.ts';
import { type EpochOf, readEvents, readHead } from '../store/ledger.ts';
import { insertMarked } from '../store/marked-acts.ts';
import { insertMinted } from '../store/numbers.ts';
import { type Pool, type Sql, inTransaction } from '../store/pool.ts';
import { forgetProjection, insertQuarantined, lockPosition, movePosition, readBehind } from '../store/projection.ts';
import { readStation } from '../store/stations.ts';
import { judgeActs } from './judge-acts.ts';
import { projectEvents } from './project-events.ts';

export type Projector = {
  /** There is news in this epoch; returns at once. */
  wake(of: EpochOf): void;
  /** Resolves when everything this process was woken for is projected (or has failed and was reported). */
  idle(): Promise<void>;
  /** Resolves when what is queued now has been looked at, whatever comes meanwhile; after `limitMs` in any case. */
  caughtUp(limitMs: number): Promise<void>;
  /** Projects every confirmed epoch that is behind, e.g. after a restart. What fails is tried again later. */
  catchUp(): Promise<void>;
  /** Lets what is queued end; nothing is tried again after it. */
  close(): Promise<void>;
};

const PAGE = 500;

const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 60_000;

export type ProjectorDeps = {
  readonly pool: Pool;
  /** Hears of failures; the epoch is taken up again by itself. */
  readonly report: (error: unknown) => void;
  /** Called after an epoch was brought up to date; what fails is tried again with it. */
  readonly projected?: (of: EpochOf) => Promise<unknown>;
  /** How long the nth failure of an epoch in a row is waited after. */
  readonly retryMs?: (failures: number) => number;
};

/** Doubles from 1 s to 1 min. */
export function retryDelayMs(failures: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
}

/** One per process; several on one database do not harm each other. */
export function createProjector(deps: ProjectorDeps): Projector {
  const retries = createRetries(deps.retryMs ?? retryDelayMs, (of) => wake(of));
  const queue = createQueue(async (of) => {
    try {
      await projectEpoch(deps.pool, of);
      await deps.projected?.(of);
      retries.done(of);
    } catch (error) {
      deps.report(error);
      retries.failed(of);
    }
  });
  let closed = false;
  function wake(of: EpochOf): void {
    if (!closed) queue.add(of);
  }
  return {
    wake,
    idle: queue.idle,
    caughtUp: (limitMs) => withLimit(queue.reached(), limitMs),
    async catchUp() {
      for (const of of await readBehind(deps.pool)) wake(of);
      await queue.idle();
    },
    close: () => {
      closed = true;
      retries.stop();
      return queue.idle();
    },
  };
}

function keyOf({ station, epoch }: EpochOf): string {
  return `${station}/${epoch}`;
}

/** Epochs one after the other, in the order in which there was news of them. */
function createQueue(work: (of: EpochOf) => Promise<void>) {
  const waiting = new Map<string, { readonly of: EpochOf; readonly ticket: number }>();
  let watchers: { readonly ticket: number; readonly resolve: () => void }[] = [];
  let given = 0;
  let served = 0;
  let running: Promise<void> | null = null;

  async function run(): Promise<void> {
    for (const [key, { of, ticket }] of waiting) {
      waiting.delete(key); // before the work: what arrives meanwhile is a new reason to look
      await work(of);
      served = ticket;
      for (const watcher of watchers) if (watcher.ticket <= served) watcher.resolve();
      watchers = watchers.filter((watcher) => watcher.ticket > served);
    }
    running = null; // in the same turn in which nothing was left, so that no wake falls between
  }
  return {
    add(of: EpochOf): void {
      if (!waiting.has(keyOf(of))) waiting.set(keyOf(of), { of, ticket: (given += 1) }); // it keeps its place
      running ??= Promise.resolve().then(run); // not in the caller's turn, who may be the work itself
    },
    idle: (): Promise<void> => running ?? Promise.resolve(), // the run ends only when nothing is waiting
    reached: (): Promise<void> =>
      new Promise((resolve) => {
        if (served >= given) resolve();
        else watchers.push({ ticket: given, resolve });
      }),
  };
}

/** Brings failed epochs back after a while; its timers keep no process alive. */
function createRetries(retryMs: (failures: number) => number, again: (of: EpochOf) => void) {
  const failures = new Map<string, number>();
  const timers = new Set<NodeJS.Timeout>();
  let stopped = false;
  return {
    done: (of: EpochOf): void => void failures.delete(keyOf(of)),
    failed(of: EpochOf): void {
      if (stopped) return;
      const count = (failures.get(keyOf(of)) ?? 0) + 1;
      failures.set(keyOf(of), count);
      const timer = setTimeout(() => {
        timers.delete(timer);
        again(of);
      }, retryMs(count));
      timers.add(timer.unref());
    },
    stop(): void {
      stopped = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

async function withLimit(work: Promise<void>, limitMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([work, limit]);
  clearTimeout(timer);
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
  await insertConsignmentEvents(tx, rows.consignments);
  await insertMinted(tx, rows.minted);
  await insertQuarantined(tx, rows.quarantined);
  const odd = new Set(rows.quarantined.map(({ seq }) => seq));
  const place = { ...of, office: station.office, publicKey: head.publicKey };
  const plain = events.filter(({ seq }) => !odd.has(seq));
  await insertMarked(tx, await judgeActs(tx, place, plain));
  await movePosition(tx, of, last.seq);
  return true;
}

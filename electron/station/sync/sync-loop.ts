/**
 * Up and down, for ever: one uploader, one reader, no hurry when the centre is away.
 * Invariant: nothing here is on the way of a scan; sending twice is harmless; a refusal is shown, never swallowed.
 */
import type { KeyObject } from 'node:crypto';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { Core } from '../core.ts';
import type { Db } from '../ledger/db.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { createDoorbell, type Doorbell } from '../desk/doorbell.ts';
import { createLive, type Live } from '../desk/live.ts';
import { acknowledgedOf } from './acknowledged.ts';
import type { CentralClient, CentralFault } from './central-client.ts';
import { createDownlink, type Downlink } from './downlink.ts';
import { createUplink, type Uplink } from './uplink.ts';
import type { Acknowledged } from './upload-run.ts';

export type SyncView = DeskView['sync'];

export type SyncDeps = {
  readonly core: Core;
  readonly reader: Db;
  readonly client: CentralClient;
  readonly key: KeyObject;
  /** A random number in [0, 1) for jitter. */
  readonly random: () => number;
  /** After the feed brought something. */
  readonly onFeed: () => void;
  /** After the centre acknowledged a head. What it throws is logged, and it is called again in a later round. */
  readonly onAcknowledged: (head: Acknowledged & { hash: string }) => void;
  readonly log?: (line: string) => void;
  /** Milliseconds that only go forward; by default the process's own. */
  readonly monotonicMs?: () => number;
  readonly pollMs: number;
};

export type SyncLoop = {
  readonly live: Live<SyncView>;
  /** Something waits to be sent, or the station was just enrolled. */
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

const FIRST_BACKOFF_MS = 1_000;
const LONGEST_BACKOFF_MS = 60_000;

/** Starts the loop; it waits while the station is not enrolled. */
export function startSync(deps: SyncDeps): SyncLoop {
  const live = createLive<SyncView>(initialView(deps.core));
  const bell = createDoorbell();
  const running = keepInTouch(deps, live, bell);
  return {
    live,
    nudge: () => {
      live.set({ ...live.get(), waiting: waitingCount(deps.core) });
      bell.ring();
    },
    stop: async () => {
      bell.stop();
      deps.client.abort();
      await running;
      live.close();
    },
  };
}

async function keepInTouch(deps: SyncDeps, live: Live<SyncView>, bell: Doorbell): Promise<void> {
  const isEnrolled = (): boolean => deps.core.store.events.station() !== null;
  const ways = createWays(deps, live);
  let failures = 0;
  while (!bell.isStopped()) {
    bell.hear();
    const fault: CentralFault | null = isEnrolled() ? await safely(roundTrip(ways)) : null;
    if (bell.isStopped()) return;
    const isAway: boolean = fault?.kind === 'away';
    failures = isAway ? failures + 1 : 0;
    if (isAway) for (const way of [ways.up, ways.down]) way.doubt(); // it may come back restored from an older copy
    if (fault !== null) live.set(withFault(live.get(), fault, deps.core));
    await bell.rest(isAway ? backoffMs(failures, deps.random()) : deps.pollMs, !isAway);
  }
}

type Ways = { readonly up: Uplink; readonly down: Downlink };

function createWays(deps: SyncDeps, live: Live<SyncView>): Ways {
  const onReached = (serverTimeMs: number): void => {
    const view = reached(live.get(), deps.core, serverTimeMs);
    const standing = up.refusal() ?? down.refusal();
    live.set(standing === null ? view : withFault(view, standing, deps.core));
  };
  const waitMs = (refusals: number): number => backoffMs(refusals, deps.random());
  const monotonicMs = deps.monotonicMs ?? (() => performance.now());
  const up = createUplink({ ...deps, onReached, waitMs, monotonicMs });
  const down = createDownlink({ ...deps, onReached });
  return { up, down };
}

/** Doubles from 1 s to 1 min, with half of it random so that thousands of stations do not return at once. */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
}

/** A refused upload does not keep manifests out: the two directions have nothing to do with each other. */
async function roundTrip({ up, down }: Ways): Promise<CentralFault | null> {
  const sent = await up.send();
  if (sent?.kind === 'away') return sent;
  const read = await down.read();
  return sent ?? read;
}

/** A disk that takes nothing must not end the loop: it is tried again as the centre would be. */
async function safely(work: Promise<CentralFault | null>): Promise<CentralFault | null> {
  try {
    return await work;
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return { kind: 'away', detail: `this PC's disk: ${fault}` };
  }
}

/** Events the centre has not acknowledged. */
export function waitingCount(core: Core): number {
  const head = core.store.events.head();
  if (head === null) return 0;
  const acknowledged = acknowledgedOf(core);
  if (acknowledged === null) return head.n;
  const n = core.store.events.positionOf(acknowledged.epoch, acknowledged.seq) ?? 0;
  return Math.max(0, head.n - n);
}

function initialView(core: Core): SyncView {
  const waiting = waitingCount(core);
  return { state: 'never', reachedAtMs: null, awaySinceMs: null, waiting, clockAheadMs: null, refusal: null };
}

function reached(view: SyncView, core: Core, serverTimeMs: number): SyncView {
  const now = core.clock.nowMs();
  const clockAheadMs = now - serverTimeMs;
  return {
    ...view,
    state: 'reached',
    reachedAtMs: now,
    awaySinceMs: null,
    waiting: waitingCount(core),
    clockAheadMs,
    refusal: null,
  };
}

function withFault(view: SyncView, fault: CentralFault, core: Core): SyncView {
  const waiting = waitingCount(core);
  if (fault.kind === 'away')
    return { ...view, state: 'away', awaySinceMs: view.awaySinceMs ?? core.clock.nowMs(), waiting };
  return { ...view, state: 'refused', waiting, refusal: `${fault.code}: ${fault.detail}`.slice(0, 200) };
}

/**
 * Up and down, for ever: one uploader, one reader, no hurry when the centre is away.
 * Invariant: nothing here is on the way of a scan; sending twice is harmless; a refusal is shown, never swallowed.
 */
import type { KeyObject } from 'node:crypto';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { EpochId } from '../../../domain/custody/ids.ts';
import type { Core } from '../core.ts';
import type { Db } from '../ledger/db.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { createDoorbell, type Doorbell } from '../desk/doorbell.ts';
import { createLive, type Live } from '../desk/live.ts';
import type { CentralClient, CentralFault } from './central-client.ts';
import { takeFeed } from './take-feed.ts';
import { nextRun, type Acknowledged } from './upload-run.ts';

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
  /** After the centre acknowledged a head. */
  readonly onAcknowledged: (head: Acknowledged & { hash: string }) => void;
  readonly pollMs: number;
};

export type SyncLoop = {
  readonly live: Live<SyncView>;
  /** Something waits to be sent, or the station was just enrolled. */
  readonly nudge: () => void;
  readonly stop: () => Promise<void>;
};

const RUN_LIMIT = 500;
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
  let failures = 0;
  /** After a start and after each absence the centre is asked what it has: it may have been restored meanwhile. */
  let sure = false;
  while (!bell.isStopped()) {
    bell.hear();
    const fault: CentralFault | null = isEnrolled() ? await safely(roundTrip(deps, live, sure)) : null;
    if (bell.isStopped()) return;
    const isAway: boolean = fault?.kind === 'away';
    failures = isAway ? failures + 1 : 0;
    sure = !isAway && isEnrolled();
    if (fault !== null) live.set(withFault(live.get(), fault, deps.core));
    await bell.rest(isAway ? backoffMs(failures, deps.random()) : deps.pollMs, !isAway);
  }
}

/** Doubles from 1 s to 1 min, with half of it random so that thousands of stations do not return at once. */
export function backoffMs(failures: number, random: number): number {
  const full = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS * 2 ** (failures - 1));
  return full / 2 + (full / 2) * random;
}

/** A refused upload does not keep manifests out: the two directions have nothing to do with each other. */
async function roundTrip(deps: SyncDeps, live: Live<SyncView>, sure: boolean): Promise<CentralFault | null> {
  const lost = sure ? null : await compareHeads(deps);
  if (lost !== null) return lost;
  const up = await sendAll(deps, live);
  if (up?.kind === 'away') return up;
  const down = await readAll(deps, live, up);
  return up ?? down;
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

/** What the centre lost (it was restored from an older copy) is sent again, also when nothing new waits. */
async function compareHeads(deps: SyncDeps): Promise<CentralFault | null> {
  const { core, client } = deps;
  const station = core.store.events.station();
  const known = acknowledgedOf(core);
  if (station === null || known === null) return null;
  const answer = await client.head(station, known.epoch);
  if (!answer.ok) return answer.fault;
  const seq = answer.value.head?.seq ?? 0;
  if (seq < known.seq) remember(core, { epoch: known.epoch, seq });
  return null;
}

async function sendAll(deps: SyncDeps, live: Live<SyncView>): Promise<CentralFault | null> {
  for (;;) {
    const run = nextRun(deps.reader, deps.key, acknowledgedOf(deps.core), RUN_LIMIT);
    if (run === null) return null;
    const answer = await deps.client.upload(run.station, run.upload);
    if (!answer.ok) {
      // The centre may know less than we thought (it was restored): go back to what it has.
      if (answer.fault.kind !== 'refused' || answer.fault.next === null) return answer.fault;
      if (answer.fault.next === run.upload.from) return answer.fault;
      remember(deps.core, { epoch: run.upload.epoch as EpochId, seq: answer.fault.next - 1 });
      continue;
    }
    const { head, serverTimeMs } = answer.value;
    const acknowledged = { epoch: head.epoch as EpochId, seq: head.seq };
    remember(deps.core, acknowledged);
    deps.onAcknowledged({ ...acknowledged, hash: head.hash });
    live.set(reached(live.get(), deps.core, serverTimeMs));
  }
}

async function readAll(
  deps: SyncDeps,
  live: Live<SyncView>,
  refused: CentralFault | null,
): Promise<CentralFault | null> {
  const station = deps.core.store.events.station();
  if (station === null) return null;
  for (;;) {
    const answer = await deps.client.feed(station, deps.core.store.inbox.version());
    if (!answer.ok) return answer.fault;
    const taken = takeFeed(deps.core, answer.value);
    if (!taken.ok) return { kind: 'away', detail: `feed entry ${taken.fault.version} was damaged on the way` };
    if (taken.value > 0) deps.onFeed();
    const view = reached(live.get(), deps.core, answer.value.serverTimeMs);
    live.set(refused === null ? view : withFault(view, refused, deps.core));
    if (answer.value.entries.length === 0 || deps.core.store.inbox.version() >= answer.value.head) return null;
  }
}

/** Up to where the centre has this ledger, as far as we know. */
export function acknowledgedOf(core: Core): Acknowledged | null {
  const text = core.store.settings.get('acknowledged');
  return text === null ? null : (JSON.parse(text) as Acknowledged);
}

function remember(core: Core, acknowledged: Acknowledged): void {
  core.store.settings.set('acknowledged', JSON.stringify(acknowledged));
}

/** Events the centre has not acknowledged. */
export function waitingCount(core: Core): number {
  const head = core.store.events.head();
  if (head === null) return 0;
  const acknowledged = acknowledgedOf(core);
  if (acknowledged === null) return head.n;
  const n = core.store.events.positionOf(acknowledged.epoch, acknowledged.seq) ?? 0;
  return head.n - n;
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

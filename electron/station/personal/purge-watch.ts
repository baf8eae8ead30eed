/**
 * Looks now and then whether personal records are due, while nobody works.
 * Invariant: without a clock that the centre bears out nothing is purged; nothing here is on the way of a scan.
 */
import { confirmedNow, type ClockSeen } from '../../../domain/personal/retention.ts';
import type { Core } from '../core.ts';
import { storageFaultOf } from '../ledger/storage-fault.ts';
import { purgeDue, sweep } from './purge.ts';

export type PurgeWatch = {
  /** One look; a timer calls it, and tests do. */
  readonly look: () => void;
  readonly stop: () => void;
};

export type PurgeWatchDeps = {
  readonly core: Core;
  readonly clockSeen: () => ClockSeen;
  /** Days after a month's end for which its records are kept. */
  readonly days: number;
  readonly log: (line: string) => void;
  readonly everyMs?: number;
};

const LOOK_MS = 60_000;

/** The timer keeps no process alive. */
export function startPurgeWatch(deps: PurgeWatchDeps): PurgeWatch {
  const look = (): void => {
    try {
      lookNow(deps);
    } catch (cause) {
      const fault = storageFaultOf(cause);
      if (fault === null) throw cause;
      deps.log(`personal records could not be looked through: ${fault}`); // the next look tries again
    }
  };
  const timer = setInterval(look, deps.everyMs ?? LOOK_MS).unref();
  return { look, stop: () => clearInterval(timer) };
}

function lookNow({ core, clockSeen, days, log }: PurgeWatchDeps): void {
  if (core.session.person !== null || core.store.events.station() === null) return;
  sweep(core); // an earlier purge may have been cut off before its last step
  if (core.vault.held().length === 0) return;
  const nowMs = confirmedNow(clockSeen(), core.clock.nowMs());
  if (nowMs === null) return;
  const purged = purgeDue(core, nowMs, days);
  if (!purged.ok) return log(`personal records could not be purged: ${purged.fault.kind}`);
  for (const { month, records } of purged.value) log(`purged ${records} personal records of ${month}`);
  core.vault.confirm(nowMs);
  sweep(core);
}

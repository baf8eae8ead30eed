/**
 * What the Accept screen shows now: the last result, the stop that waits for F9, the last scans.
 * Invariant: every change is published as a whole view with the next version.
 */
import type { AcceptView, RecentScan, ScanResult, StopReason } from '../../../domain/contract/accept-view.ts';
import type { Core } from '../core.ts';
import { acceptView } from './accept-view.ts';
import { createLive, type Live } from './live.ts';
import { acceptedResult, recentOf, type ResultStamp } from './scan-results.ts';

export type AcceptScreen = {
  readonly live: Live<AcceptView>;
  /** A result's number and time. */
  readonly stamp: () => ResultStamp;
  /** `rejected` is the reason when the result is a parcel given back. */
  readonly show: (result: ScanResult, rejected?: string) => AcceptView;
  readonly stop: (number: string, reason: StopReason) => AcceptView;
  readonly isStopped: () => boolean;
  /** A scan that came while stopped: counted, named as missed unless it is null, and sounded again. */
  readonly ignore: (number: string | null) => AcceptView;
  /** A scan of a parcel with these numbers is being answered: it is missed no more. Published with its result. */
  readonly answering: (numbers: readonly string[]) => void;
  /** Ends the stop, and names the parcel that is not in; without a stop it puts all such names away. */
  readonly understood: () => AcceptView;
  /** Composes the view anew from the projections. */
  readonly refresh: () => AcceptView;
  /** Takes everything off the screen, without publishing. */
  readonly clear: () => void;
};

/** How many lines of "last scans" are kept. */
const RECENT = 20;
const MOST_MISSED = 50;

type Refused = NonNullable<AcceptView['refused']>;
type Shown = {
  readonly result: ScanResult | null;
  readonly refused: Refused | null;
  readonly stopped: { readonly ignored: number } | null;
  readonly missed: readonly string[];
  readonly recent: readonly RecentScan[];
};
const NOTHING: Shown = { result: null, refused: null, stopped: null, missed: [], recent: [] };

/** Starts without a result, but with the last scans that count: after a restart nobody has to wonder which ones did. */
export function createAcceptScreen(core: Core): AcceptScreen {
  let shown: Shown = { ...NOTHING, recent: countedBefore(core) };
  let nextId = shown.recent.length + 1;
  let version = 0;
  const live = createLive(acceptView(core, { version, ...shown }));
  const refresh = (): AcceptView => {
    version += 1;
    const view = acceptView(core, { version, ...shown });
    live.set(view);
    return view;
  };
  const change = (to: Partial<Shown>): AcceptView => {
    shown = { ...shown, ...to };
    return refresh();
  };
  const stamp = (): ResultStamp => ({ id: nextId++, atMs: core.clock.nowMs() });
  const show: AcceptScreen['show'] = (result, rejected) => {
    const recent = [recentOf(result, rejected ?? null), ...shown.recent].slice(0, RECENT);
    return change({ result, recent, refused: null, stopped: result.kind === 'stop' ? { ignored: 0 } : shown.stopped });
  };
  return {
    live,
    stamp,
    show,
    stop: (number, reason) => show({ ...stamp(), kind: 'stop', number: number.slice(0, 80), reason }),
    isStopped: () => shown.stopped !== null,
    ignore: (number) =>
      change({
        stopped: { ignored: (shown.stopped?.ignored ?? 0) + 1 },
        missed: number === null ? shown.missed : withMissed(shown, number.slice(0, 80)),
      }),
    answering: (numbers) => {
      shown = { ...shown, missed: shown.missed.filter((number) => !numbers.includes(number)) };
    },
    understood: () => {
      // The parcel in the clerk's hand is the refused one: what was accepted before it must not be shown for it.
      if (shown.result?.kind !== 'stop') return change({ stopped: null, refused: null, missed: [] });
      const { number, reason } = shown.result;
      return change({ stopped: null, result: null, refused: { number, reason } });
    },
    refresh,
    clear: () => {
      shown = NOTHING;
    },
  };
}

/** The refused parcel is named by itself; of very many the first are enough. */
function withMissed({ missed, result }: Shown, number: string): readonly string[] {
  const isKnown = missed.includes(number) || result?.number === number;
  return isKnown || missed.length >= MOST_MISSED ? missed : [...missed, number];
}

/** The newest articles of the open consignment that are on hand, newest first, numbered from 1 upwards by age. */
function countedBefore(core: Core): RecentScan[] {
  const open = core.projections.consignments.open();
  if (open === null) return [];
  const uses = core.projections.uses.latestOnHand(open.consignment, RECENT);
  return uses.map((use, at) =>
    recentOf(acceptedResult(core, use, { id: uses.length - at, atMs: use.acceptedAtMs }, 'missing')),
  );
}

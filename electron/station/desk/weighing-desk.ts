/**
 * The scale of the counter: its reports in, the weight for the parcel being scanned out.
 */
import type { DeviceEvent } from '../../../domain/contract/devices.ts';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { WeighingOutcome } from '../../../domain/custody/weight-attention.ts';
import {
  NO_SCALE,
  weightNow,
  withGivenBack,
  withReport,
  withUsed,
  type Weighing,
} from '../../../domain/custody/weighing.ts';

export type ScaleView = Omit<DeskView['scale'], 'belongsTo' | 'declaredGrams' | 'limitGrams'>;
type WeightReport = Extract<DeviceEvent, { kind: 'weight' }>;

export type WeighingDesk = {
  readonly report: (report: WeightReport) => void;
  /** A scale that came or went has nothing on it that was weighed: it must report anew. */
  readonly presence: (state: 'ready' | 'gone' | 'fault') => void;
  /**
   * The reading of a parcel that was taken back just now is still its own, by whichever of its numbers it is scanned:
   * `item` gives its article number, and is asked only then.
   */
  readonly now: (item?: () => string) => WeighingOutcome;
  /** For a parcel that is in. A reading put under it when it was scanned again is its own while it has no weight. */
  readonly again: (use: { readonly n: number; readonly grams: number | null }) => WeighingOutcome;
  /** The parcel whose use began at `n` was taken back: scanned again, it has the weight it had. */
  readonly takenBack: (n: number, item: string) => void;
  /** The present reading belongs to a parcel now: one just accepted, or one that has nothing more to be done here.
   * `n` is where its use began, null when it has none. */
  readonly use: (n: number | null) => void;
  /** Where the use of the parcel that took the present reading began; null while the reading is free. */
  readonly heldBy: () => number | null;
  readonly view: () => ScaleView;
};

/** One scale per counter in this release; reports of another start afresh. */
export function createWeighingDesk(): WeighingDesk {
  let weighing: Weighing = NO_SCALE;
  let state: ScaleView['state'] = 'never';
  let holder: number | null = null;
  let givenBackTo: string | null = null;
  return {
    report: (report) => {
      state = 'ready';
      weighing = withReport(weighing, report);
      if (weighing.takenGrams === null) givenBackTo = null;
    },
    presence: (next) => {
      state = next;
      weighing = NO_SCALE;
    },
    now: (item) => weightNow(givenBackTo !== null && item?.() === givenBackTo ? withGivenBack(weighing) : weighing),
    again: ({ n, grams }) => weightNow(grams === null && holder === n ? withGivenBack(weighing) : weighing),
    use: (n) => {
      weighing = withUsed(weighing);
      holder = n;
      givenBackTo = null;
    },
    takenBack: (n, item) => {
      if (holder === n && weighing.takenGrams !== null) givenBackTo = item;
    },
    heldBy: () => (weighing.takenGrams === null ? null : holder),
    view: () => ({
      state,
      reading: readingOf(weighing, state),
      grams: weighing.last?.grams ?? null,
      held: weighing.takenGrams !== null,
      zeroAtMs: weighing.zeroAtMs,
    }),
  };
}

function readingOf(weighing: Weighing, state: ScaleView['state']): ScaleView['reading'] {
  if (state !== 'ready' || weighing.last === null) return 'none';
  if (weighing.takenGrams !== null && weighing.last.status === 'stable') return 'stable';
  const outcome = weightNow(weighing);
  if (outcome.kind === 'weight') return 'stable';
  switch (outcome.why) {
    case 'empty':
      return 'empty';
    case 'fault':
      return 'fault';
    case 'missing':
      return 'none';
    case 'moving':
    case 'unchanged':
      return 'moving';
  }
}

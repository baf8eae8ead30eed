/**
 * A counter's day as plainly as it can be said: what must be true of the station after each act of a clerk.
 * Written from the rules in words, without a line of the station's code.
 */
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { OpenedCopy } from '../support/prepared-folder.ts';

export type HeldParcel = {
  readonly item: string;
  readonly consignment: number;
  /** Whether the open consignment's manifest names it. */
  readonly advised: boolean;
  readonly by: string;
  grams: number | null;
  labels: number;
};

export type DayModel = {
  person: string | null;
  setOpen: boolean;
  setsOpened: number;
  open: number | null;
  readonly finished: Set<number>;
  readonly held: Map<string, HeldParcel>;
  /** "item|consignment" */
  readonly rejected: Set<string>;
  /** The parcel whose acceptance may still be undone. */
  last: string | null;
  stopped: boolean;
  /** `holder` took the reading; `backTo` was taken back since and may take it once more. */
  scale: { readonly grams: number; used: boolean; holder: string | null; backTo: string | null } | null;
  /** How many new numbers were given, taken back or not. */
  minted: number;
  /** How many events the ledger must hold. */
  events: number;
};

/** What a run works on. */
export type Day = { readonly copy: OpenedCopy; readonly manifests: readonly [ManifestEntry, ManifestEntry] };

/** The morning of a station that was enrolled and fed: one event, nobody there. */
export function morning(): DayModel {
  return {
    person: null,
    setOpen: false,
    setsOpened: 0,
    open: null,
    finished: new Set(),
    held: new Map(),
    rejected: new Set(),
    last: null,
    stopped: false,
    scale: null,
    minted: 0,
    events: 1,
  };
}

export type ParcelInHand = { readonly item: string; readonly advisedIn: number | null; readonly declaredGrams: number };

/** What a scan of a parcel must lead to now. */
export function expectedScan(
  model: DayModel,
  parcel: ParcelInHand,
): 'dropped' | 'ignored' | 'already' | 'stop' | 'accepted' {
  if (model.person === null || !model.setOpen) return 'dropped';
  if (model.stopped) return 'ignored';
  if (model.held.has(parcel.item)) return 'already';
  if (model.open === null || model.rejected.has(`${parcel.item}|${model.open}`)) return 'stop';
  if (parcel.advisedIn !== null && parcel.advisedIn !== model.open && !model.finished.has(parcel.advisedIn))
    return 'stop';
  return 'accepted';
}

/** The weight that belongs to a parcel scanned now. */
export function gramsNow({ scale }: DayModel, item: string | null): number | null {
  if (scale === null || (scale.used && (item === null || scale.backTo !== item))) return null;
  return scale.grams;
}

/** Whether the clerk who is here may change the parcel accepted last. */
export function mayCorrect(model: DayModel): HeldParcel | null {
  if (model.person === null || model.stopped || model.open === null || model.last === null) return null;
  const parcel = model.held.get(model.last);
  return parcel?.by === model.person ? parcel : null;
}

/** Counts of a consignment: declared = accepted + rejected + absent. */
export function countsOf(model: DayModel, consignment: number, declared: number) {
  const held = [...model.held.values()].filter((parcel) => parcel.consignment === consignment);
  const accepted = held.filter(({ advised }) => advised).length;
  const unmanifested = held.length - accepted;
  const rejected = advisedRejections(model, consignment);
  return { declared, accepted, rejected, absent: declared - accepted - rejected, unmanifested };
}

const advisedItems = new WeakMap<DayModel, ReadonlyMap<string, number>>();

/** Tells the model which article numbers which manifest names. */
export function advise(model: DayModel, consignmentByItem: ReadonlyMap<string, number>): void {
  advisedItems.set(model, consignmentByItem);
}

function advisedRejections(model: DayModel, consignment: number): number {
  const named = advisedItems.get(model);
  return [...model.rejected].filter((key) => {
    const [item = '', of] = key.split('|');
    return of === String(consignment) && named?.get(item) === consignment;
  }).length;
}

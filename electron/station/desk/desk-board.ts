/**
 * The status strip and the scale panel: one small view from four sources.
 */
import type { AcceptView } from '../../../domain/contract/accept-view.ts';
import type { DeskView } from '../../../domain/contract/station.ts';
import type { Core } from '../core.ts';
import { createLive, type Live } from './live.ts';
import type { WeighingDesk } from './weighing-desk.ts';

export type DeskBoard = {
  readonly live: Live<DeskView>;
  /** A counter may have two scanners: it has none only when the last one is gone. */
  readonly scanner: (device: string, state: 'ready' | 'gone' | 'fault') => void;
  readonly scannersGone: () => void;
  /** A scan came while nobody could answer for it. */
  readonly scanRefused: () => void;
  readonly refresh: () => void;
};

export type BoardSources = {
  readonly scale: WeighingDesk;
  /** What the Accept screen shows now. */
  readonly shown: () => AcceptView['result'];
  /** What keeps scans from being taken; refused ones are counted anew for each. */
  readonly situation: () => string;
  readonly sync: () => DeskView['sync'];
  readonly printer: () => DeskView['labelPrinter'];
  readonly reportPrinter: () => DeskView['reportPrinter'];
  readonly numbers: () => DeskView['numbers'];
};

/** Composes the view whenever it is asked to refresh. */
export function createDeskBoard(core: Core, sources: BoardSources): DeskBoard {
  const ready = new Set<string>();
  let known = false;
  let refused = { situation: sources.situation(), scans: 0 };
  const compose = (): DeskView => {
    const scale = sources.scale.view();
    const situation = sources.situation();
    if (refused.situation !== situation) refused = { situation, scans: 0 };
    const scanner = ready.size > 0 ? 'ready' : known ? 'gone' : 'never';
    const limits = limitsOf(core, { n: sources.scale.heldBy(), isTaken: scale.held }, sources.shown());
    return {
      sync: sources.sync(),
      scanner,
      scansRefused: refused.scans,
      scale: { ...scale, ...limits },
      labelPrinter: sources.printer(),
      reportPrinter: sources.reportPrinter(),
      numbers: sources.numbers(),
    };
  };
  const live = createLive(compose());
  const refresh = (): void => live.set(compose());
  return {
    live,
    refresh,
    scanner: (device, state) => {
      known = true;
      if (state === 'ready') ready.add(device);
      else ready.delete(device);
      refresh();
    },
    scanRefused: () => {
      const situation = sources.situation();
      refused = { situation, scans: (refused.situation === situation ? refused.scans : 0) + 1 };
      refresh();
    },
    scannersGone: () => {
      known = true;
      ready.clear();
      refresh();
    },
  };
}

/** A reading that was put away with its parcel is taken, and no use holds it. */
type Holder = { readonly n: number | null; readonly isTaken: boolean };
type Limits = Pick<DeskView['scale'], 'belongsTo' | 'declaredGrams' | 'limitGrams'>;

/**
 * The declared weight of the parcel that took the present reading, and the contract's limit, while it is the one shown:
 * beside another one they would be read as its own. A weight that no parcel has taken yet belongs to the next one.
 */
function limitsOf(core: Core, { n, isTaken }: Holder, shown: AcceptView['result']): Limits {
  const use = n === null ? null : core.projections.uses.byN(n);
  const isShown = use !== null && shown !== null && shown.kind !== 'stop' && shown.number === use.item;
  if (!isShown) return { belongsTo: isTaken ? 'other' : 'nobody', declaredGrams: null, limitGrams: null };
  const limitGrams = core.projections.manifests.byConsignment(use.consignment)?.terms.weightToleranceGrams ?? null;
  return { belongsTo: 'shown', declaredGrams: use.declaredGrams, limitGrams };
}

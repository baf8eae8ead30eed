/**
 * Which weight belongs to the parcel being scanned.
 * Invariant: one reading serves one parcel: after use it counts again only when the pan moved, was emptied, or
 * holds another weight. A flicker of the same weight is the same reading.
 */
import type { WeighingOutcome } from './weight-attention.ts';

export type ScaleStatus =
  'fault' | 'zero' | 'motion' | 'stable' | 'under-zero' | 'over-limit' | 'needs-calibration' | 'needs-zero';

export type ScaleReport = {
  readonly device: string;
  readonly status: ScaleStatus;
  readonly grams: number | null;
  readonly raw: string;
  readonly atMs: number;
};

export type Weighing = {
  readonly device: string | null;
  readonly last: ScaleReport | null;
  /** How many stable reports of the same weight came in a row. */
  readonly equal: number;
  /** The weight that a parcel took and that is still on the pan; null while the reading is free. */
  readonly takenGrams: number | null;
  readonly zeroAtMs: number | null;
};

/** Equal stable reports that make a weight. */
export const STABLE_REPORTS = 3;

/** One division of a counter scale of 15 to 30 kg: within it the same parcel flickers. */
export const DIVISION_GRAMS = 5;

export const NO_SCALE: Weighing = { device: null, last: null, equal: 0, takenGrams: null, zeroAtMs: null };

/** The state after one more report. Reports of another scale start afresh. */
export function withReport(state: Weighing, report: ScaleReport): Weighing {
  const before = state.device === report.device ? state : NO_SCALE;
  const same =
    before.last !== null &&
    report.status === 'stable' &&
    before.last.status === 'stable' &&
    before.last.grams === report.grams;
  return {
    device: report.device,
    last: report,
    equal: report.status === 'stable' ? (same ? before.equal + 1 : 1) : 0,
    takenGrams: isFreedBy(report, before.takenGrams) ? null : before.takenGrams,
    zeroAtMs: report.status === 'zero' ? report.atMs : before.zeroAtMs,
  };
}

/** True when the report shows that the pan no longer holds what was taken. A fault says nothing about the pan. */
function isFreedBy({ status, grams }: ScaleReport, takenGrams: number | null): boolean {
  switch (status) {
    case 'zero':
    case 'under-zero':
    case 'motion':
    case 'over-limit':
      return true;
    case 'stable':
      return takenGrams !== null && grams !== null && Math.abs(grams - takenGrams) > DIVISION_GRAMS;
    case 'fault':
    case 'needs-calibration':
    case 'needs-zero':
      return false;
  }
}

/** The weight for a parcel scanned now, rounded to whole grams, or why there is none. */
export function weightNow(state: Weighing): WeighingOutcome {
  const { last } = state;
  if (last === null) return { kind: 'none', why: 'missing' };
  switch (last.status) {
    case 'zero':
      return { kind: 'none', why: 'empty' };
    case 'motion':
      return { kind: 'none', why: 'moving' };
    case 'stable': {
      if (state.equal < STABLE_REPORTS) return { kind: 'none', why: 'moving' };
      if (state.takenGrams !== null) return { kind: 'none', why: 'unchanged' };
      const grams = Math.round(last.grams ?? 0);
      if (grams <= 0) return { kind: 'none', why: 'empty' };
      return { kind: 'weight', weight: { grams, source: 'scale', device: last.device, raw: last.raw } };
    }
    case 'fault':
    case 'under-zero':
    case 'over-limit':
    case 'needs-calibration':
    case 'needs-zero':
      return { kind: 'none', why: 'fault' };
  }
}

/** The state once the present reading belongs to a parcel, settled or not. */
export function withUsed(state: Weighing): Weighing {
  const { last } = state;
  if (last === null || last.status !== 'stable' || last.grams === null || last.grams <= 0) return state;
  return { ...state, takenGrams: last.grams };
}

/**
 * True when the present reading may be that of a parcel which weighed `grams` before: it lies on the pan, or nobody
 * can tell. A neighbour's number read by mistake must not take the weight of the parcel that lies there.
 */
export function mayBeReadingOf(grams: number | null, reading: { readonly grams: number }): boolean {
  return grams === null || Math.abs(reading.grams - grams) <= 2 * DIVISION_GRAMS;
}

/** The state in which the parcel that took the present reading may take it once more. */
export function withGivenBack(state: Weighing): Weighing {
  return { ...state, takenGrams: null };
}

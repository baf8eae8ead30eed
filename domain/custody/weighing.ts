/**
 * Which weight belongs to the parcel being scanned.
 * Invariant: one reading serves one parcel: after use it counts again only when the scale moved, went to zero or changed.
 */
import type { WeighingOutcome } from './accept-item.ts';

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
  /** True once a parcel took the present reading. */
  readonly used: boolean;
  readonly zeroAtMs: number | null;
};

/** Equal stable reports that make a weight. */
export const STABLE_REPORTS = 3;

export const NO_SCALE: Weighing = { device: null, last: null, equal: 0, used: false, zeroAtMs: null };

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
    used: same && before.used,
    zeroAtMs: report.status === 'zero' ? report.atMs : before.zeroAtMs,
  };
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
      if (state.used) return { kind: 'none', why: 'unchanged' };
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

/** The state once a parcel took the present weight. */
export function withUsed(state: Weighing): Weighing {
  return { ...state, used: true };
}

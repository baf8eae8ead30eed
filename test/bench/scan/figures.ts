/** From latencies to the few figures that are compared. */
import type { Timed } from './rounds.ts';

export type Figures = {
  readonly p50Us: number;
  readonly p99Us: number;
  readonly meanUs: number;
  /** Of the round in which the machine disturbed least. */
  readonly bestRoundP50Us: number;
  readonly samples: number;
  readonly syncsPerOperation: number | null;
};

/** Sums up one contestant. */
export function figuresOf({ rounds, syncs }: Timed): Figures {
  const all = rounds.flat();
  return {
    p50Us: Math.round(quantile(all, 0.5)),
    p99Us: Math.round(quantile(all, 0.99)),
    meanUs: Math.round(all.reduce((sum, us) => sum + us, 0) / Math.max(1, all.length)),
    bestRoundP50Us: Math.round(Math.min(...rounds.map((round) => quantile(round, 0.5)))),
    samples: all.length,
    syncsPerOperation: syncs === null ? null : Math.round((syncs / Math.max(1, all.length)) * 100) / 100,
  };
}

/** How many times slower `a` is than `b`: the middle of the rounds' own ratios, so that a busy minute counts once. */
export function ratioOf(a: Timed, b: Timed): number {
  const ratios = a.rounds.map((round, at) => quantile(round, 0.5) / quantile(b.rounds[at] ?? [], 0.5));
  return Math.round(quantile(ratios, 0.5) * 1000) / 1000;
}

function quantile(values: readonly number[], share: number): number {
  const rising = values.toSorted((a, b) => a - b);
  return rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] ?? Number.NaN;
}

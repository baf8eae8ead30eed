/** The verdict of the latency bench, for people as a table and for programs as JSON. */

/** Milliseconds from the moment the report was handed to the mocked device. */
export type Scanned = { readonly domMs: number; readonly paintMs: number; readonly toneMs: number };
export type Burst = {
  readonly scans: number;
  readonly perSecond: number;
  /** Scans without an acceptance in the ledger, and with more than one. */
  readonly lost: number;
  readonly twice: number;
};
export type Figures = {
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly worstMs: number;
  readonly samples: number;
};

export type LatencyResult = {
  readonly bench: 'latency';
  readonly dom: Figures;
  readonly paint: Figures;
  readonly tone: Figures;
  readonly blank: Figures;
  /** Medians: report to paint over a blank page's round trip. */
  readonly ratioToBlank: number;
  /** What is not known about the difference of the two clocks. */
  readonly uncertainMs: number;
  readonly burst: Burst;
  readonly bars: {
    readonly paintP50: boolean;
    readonly paintP99: boolean;
    readonly toneP99: boolean;
    readonly lost: boolean;
  };
};

/** One frame of a 60 Hz screen; three; and what a person still hears as at once (R16). */
const BARS = { paintP50Ms: 16.7, paintP99Ms: 50, toneP99Ms: 100 } as const;

type Run = {
  readonly scanned: readonly Scanned[];
  readonly burst: Burst;
  readonly uncertainMs: number;
  readonly blank: readonly number[];
};

/** Judges one run. */
export function resultOf({ scanned, burst, uncertainMs, blank }: Run): LatencyResult {
  const [dom, paint, tone] = [
    figuresOf(scanned.map(({ domMs }) => domMs)),
    figuresOf(scanned.map(({ paintMs }) => paintMs)),
    figuresOf(scanned.map(({ toneMs }) => toneMs)),
  ];
  const floor = figuresOf(blank);
  return {
    bench: 'latency',
    dom,
    paint,
    tone,
    blank: floor,
    ratioToBlank: Math.round((paint.p50Ms / floor.p50Ms) * 100) / 100,
    uncertainMs: rounded(uncertainMs),
    burst,
    bars: {
      paintP50: paint.p50Ms <= BARS.paintP50Ms,
      paintP99: paint.p99Ms <= BARS.paintP99Ms,
      toneP99: tone.p99Ms <= BARS.toneP99Ms,
      lost: burst.lost === 0 && burst.twice === 0,
    },
  };
}

/** A few lines of fixed-width text. */
export function tableOf(result: LatencyResult): string {
  const { dom, paint, tone, blank, burst } = result;
  return [
    `${''.padEnd(34)}p50 ms  p99 ms   worst  samples`,
    row('report → number in the page', dom),
    row('report → painted', paint),
    row('report → tone started', tone),
    row('blank page, there and back', blank),
    `painted over blank page: ${result.ratioToBlank}; clocks known to ± ${result.uncertainMs} ms`,
    `${burst.scans} scans at ${burst.perSecond}/s: ${burst.lost} lost, ${burst.twice} twice`,
  ].join('\n');
}

function row(name: string, { p50Ms, p99Ms, worstMs, samples }: Figures): string {
  const cells = [p50Ms, p99Ms, worstMs, samples].map((value) => String(value).padStart(6));
  return `${name.padEnd(34)}${cells.join('  ')}`;
}

function figuresOf(values: readonly number[]): Figures {
  const rising = values.toSorted((a, b) => a - b);
  const at = (share: number): number => rising[Math.min(rising.length - 1, Math.floor(share * rising.length))] ?? NaN;
  return { p50Ms: rounded(at(0.5)), p99Ms: rounded(at(0.99)), worstMs: rounded(at(1)), samples: values.length };
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}

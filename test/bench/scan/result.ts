/**
 * The verdict: ratios of one run, for people as a table and for programs as JSON.
 * Invariant: the ratios on top are those of the largest ledger, the hardest for us.
 */
import type { Field, Standing } from './field.ts';
import { figuresOf, ratioOf, type Figures } from './figures.ts';
import type { Contestant, Timed } from './rounds.ts';

export type LedgerResult = {
  readonly events: number;
  readonly acceptances: number;
  readonly ours: Figures;
  readonly peer: Figures | null;
  /** Ours over the floor: 1 is as fast as the disk allows. */
  readonly ratioToFloor: number;
  /** The peer over ours: 2 is twice as fast as the peer. */
  readonly ratioToPeer: number | null;
};

export type ScanResult = Omit<LedgerResult, 'events' | 'acceptances'> & {
  readonly bench: 'scan';
  readonly filesystem: string;
  readonly node: string;
  readonly peerVersion: string | null;
  readonly floor: Figures;
  /** The same command where the contract asks for no label, on the smallest ledger: one event instead of two. */
  readonly withoutLabel: Figures;
  readonly withoutLabelToFloor: number;
  /** PouchDB made to force its writes to the disk as we do, on the smallest ledger. */
  readonly durablePeer: Figures | null;
  readonly ratioToDurablePeer: number | null;
  /** Share by which an accept is slower on the largest ledger than on the smallest; null with one ledger. */
  readonly slowdownAtLargest: number | null;
  /** The same, when the largest has a million events. */
  readonly slowdownAt1M: number | null;
  readonly bars: { readonly floor: boolean; readonly peer: boolean | null; readonly size: boolean | null };
  readonly ledgers: readonly LedgerResult[];
};

const BARS = { ratioToFloor: 2, ratioToPeer: 2, slowdown: 0.2 } as const;

/** Judges everyone in the field by what was timed. */
export function resultOf(
  timed: readonly Timed[],
  field: Field,
  run: { readonly filesystem: string; readonly pouch: string | null },
): ScanResult {
  const of = (contestant: Contestant): Timed => byName(timed, contestant.name);
  const { standings, withoutLabel, durablePeer } = field;
  const [smallest, largest, floor] = [standings[0], standings.at(-1), of(field.floor)];
  if (smallest === undefined || largest === undefined) throw new Error('nothing was measured');
  const ledgers = standings.map((standing) => ledgerResult(standing, floor, of));
  const top = ledgers.at(-1);
  if (top === undefined) throw new Error('nothing was measured');
  const slowdown = smallest === largest ? null : round(ratioOf(of(largest.ours), of(smallest.ours)) - 1);
  const { events: _events, acceptances: _acceptances, ...figures } = top;
  return {
    bench: 'scan',
    ...figures,
    floor: figuresOf(floor),
    withoutLabel: figuresOf(of(withoutLabel)),
    withoutLabelToFloor: ratioOf(of(withoutLabel), floor),
    durablePeer: durablePeer === null ? null : figuresOf(of(durablePeer)),
    ratioToDurablePeer: durablePeer === null ? null : ratioOf(of(durablePeer), of(smallest.ours)),
    slowdownAtLargest: slowdown,
    slowdownAt1M: largest.wanted === 1_000_000 ? slowdown : null,
    bars: {
      floor: top.ratioToFloor <= BARS.ratioToFloor,
      peer: top.ratioToPeer === null ? null : top.ratioToPeer >= BARS.ratioToPeer,
      size: slowdown === null ? null : slowdown <= BARS.slowdown,
    },
    filesystem: run.filesystem,
    node: process.version,
    peerVersion: run.pouch === null ? null : `pouchdb ${run.pouch}`,
    ledgers,
  };
}

/** A few lines of fixed-width text. */
export function tableOf(result: ScanResult): string {
  const rows = [
    row('append 4 KiB + fdatasync', result.floor),
    ...result.ledgers.flatMap(({ events, acceptances, ours, peer }) => [
      row(`accept, ledger of ${events.toLocaleString('en')}`, ours),
      ...(peer === null ? [] : [row(`PouchDB put, ${acceptances.toLocaleString('en')} documents`, peer)]),
    ]),
    row('accept without label, smallest ledger', result.withoutLabel),
    ...(result.durablePeer === null ? [] : [row('PouchDB put, forced to the disk', result.durablePeer)]),
  ];
  const verdicts = [
    `accept over floor: ${result.ledgers.map(({ ratioToFloor }) => ratioToFloor).join(', ')} (bar: at most ${BARS.ratioToFloor})`,
    `PouchDB over accept: ${result.ledgers.map(({ ratioToPeer }) => ratioToPeer ?? 'not run').join(', ')} (bar: at least ${BARS.ratioToPeer}; it forces nothing to the disk)`,
    `accept without label over floor: ${result.withoutLabelToFloor}`,
    `PouchDB forced to the disk over accept: ${result.ratioToDurablePeer ?? 'not run'}`,
    `slower on the largest ledger: ${result.slowdownAtLargest === null ? 'one ledger only' : `${(result.slowdownAtLargest * 100).toFixed(1)} %`} (bar: at most 20 %)`,
  ];
  return [`${''.padEnd(40)}    p50     p99    mean  best round  syncs/op`, ...rows, ...verdicts].join('\n');
}

function row(name: string, { p50Us, p99Us, meanUs, bestRoundP50Us, syncsPerOperation }: Figures): string {
  const cells = [p50Us, p99Us, meanUs].map((us) => String(us).padStart(7));
  return `${name.padEnd(40)}${cells.join(' ')} ${String(bestRoundP50Us).padStart(11)} ${String(syncsPerOperation ?? '-').padStart(9)}`;
}

function ledgerResult(standing: Standing, floor: Timed, of: (contestant: Contestant) => Timed): LedgerResult {
  const { events, acceptances, ours, peer } = standing;
  return {
    events,
    acceptances,
    ours: figuresOf(of(ours)),
    peer: peer === null ? null : figuresOf(of(peer)),
    ratioToFloor: ratioOf(of(ours), floor),
    ratioToPeer: peer === null ? null : ratioOf(of(peer), of(ours)),
  };
}

function byName(timed: readonly Timed[], name: string): Timed {
  const found = timed.find((one) => one.name === name);
  if (found === undefined) throw new Error(`${name} did not run`);
  return found;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

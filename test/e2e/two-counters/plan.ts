/**
 * What happens to a thousand parcels that two counters share, decided before the first scan: every kind of difference
 * that an acceptance knows is in each half. What must come out is counted from here, without the ledger.
 */
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { must } from '../../support/station/ready-station.ts';

export const DECLARED = 1_000;
const HALF = DECLARED / 2;

/** A PIN of the Army Postal Service, for which the office's plan has no rule. */
const PIN_WITHOUT_ROUTE = '903456';

export type Act =
  | { readonly do: 'scan' | 'type'; readonly number: string; readonly grams: number; readonly expect: Expected }
  /** A label of which this much can be read, "?" for the rest. */
  | { readonly do: 'torn'; readonly readable: string; readonly number: string; readonly grams: number }
  /** The scale is empty. */
  | { readonly do: 'scan-unweighed'; readonly number: string }
  | { readonly do: 'undo'; readonly number: string }
  | { readonly do: 'reject'; readonly number: string; readonly key: 'F5' | 'F6' }
  /** A typing error: the work stops, F9 goes on. */
  | { readonly do: 'mistype'; readonly number: string }
  | { readonly do: 'switch-clerk' };
type Expected = 'accepted' | 'attention' | 'already';

export type HalfPlan = { readonly acts: readonly Act[]; readonly expected: ExpectedHalf };
export type ExpectedHalf = {
  /** Numbers on hand at the end that are on the manifest; those that are on nobody's list. */
  readonly held: ReadonlySet<string>;
  readonly strays: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
  readonly weightDiffers: number;
  readonly notWeighed: number;
  readonly typed: number;
  readonly wrongDigitOnLabel: number;
  readonly withoutRoute: number;
  readonly takenBack: number;
};

/** The sample made as odd as the plan needs it. */
export function withOddLines(manifest: ManifestEntry): ManifestEntry {
  return { ...manifest, lines: manifest.lines.map(odd) };
}

function odd(line: ManifestLine): ManifestLine {
  const at = ((line.line - 1) % HALF) + 1;
  if (at === AT.wrongDigit) return { ...line, item: withWrongDigit(line.item), aliases: [] };
  return at === AT.noRoute ? { ...line, pin: PIN_WITHOUT_ROUTE } : line;
}

/** By place in each counter's half, from 1. */
const AT = {
  absent: [17, 88, 143, 499],
  heavy: [25, 125, 425],
  twice: [31, 231],
  typed: [40, 340],
  unweighed: [60],
  stray: [70, 270],
  undone: 90,
  scannedAfterUndo: 95,
  damaged: 110,
  wet: 111,
  wrongDigit: 150,
  mistyped: 180,
  noRoute: 200,
  torn: 220,
  switchClerk: 250,
  /** The second counter is given a parcel with a number that the first one has accepted. */
  claimed: 300,
} as const;
/** Which line of the first half is claimed by the second counter too. */
export const CLAIMED_LINE = 10;

/** `half` 0 is the first counter's pallet. */
export function planHalf(manifest: ManifestEntry, half: 0 | 1): HalfPlan {
  const lines = manifest.lines.slice(half * HALF, (half + 1) * HALF);
  const claimed = manifest.lines[CLAIMED_LINE - 1];
  const acts = lines.flatMap((line, at) => [
    ...actsAt(line, at + 1, { lines, half }),
    ...(half === 1 && at + 1 === AT.claimed && claimed !== undefined ? [parcel(claimed)] : []),
  ]);
  return { acts, expected: expectedOf(acts) };
}

type Around = { readonly lines: readonly ManifestLine[]; readonly half: 0 | 1 };

function actsAt(line: ManifestLine, at: number, { lines, half }: Around): readonly Act[] {
  const { item: number, grams } = line;
  if (AT.absent.includes(at as never)) return [];
  if (AT.heavy.includes(at as never)) return [{ ...parcel(line), grams: grams + 470, expect: 'attention' }];
  if (AT.twice.includes(at as never)) return [parcel(line), { ...parcel(line), expect: 'already' }];
  if (AT.typed.includes(at as never)) return [{ ...parcel(line), do: 'type' }];
  if (AT.unweighed.includes(at as never)) return [{ do: 'scan-unweighed', number }];
  if (AT.stray.includes(at as never)) return [parcel(line), stray(half, at)];
  switch (at) {
    case AT.undone:
      return [parcel(line), { do: 'undo', number }];
    case AT.scannedAfterUndo: {
      const undone = lines[AT.undone - 1];
      return undone === undefined ? [parcel(line)] : [parcel(line), parcel(undone)];
    }
    case AT.damaged:
      return [parcel(line), { do: 'reject', number, key: 'F5' }];
    case AT.wet:
      return [parcel(line), { do: 'reject', number, key: 'F6' }];
    case AT.wrongDigit:
    case AT.noRoute:
      return [{ ...parcel(line), expect: 'attention' }];
    case AT.mistyped:
      return [{ do: 'mistype', number: withWrongDigit(number) }, parcel(line)];
    case AT.torn:
      return [{ do: 'torn', readable: `${number.slice(0, 9)}????`, number, grams: nearly(line) }];
    case AT.switchClerk:
      return [{ do: 'switch-clerk' }, parcel(line)];
    default:
      return [parcel(line)];
  }
}

type Scanned = Extract<Act, { expect: Expected }>;

function parcel(line: ManifestLine): Scanned {
  return { do: 'scan', number: line.item, grams: nearly(line), expect: 'accepted' };
}

function stray(half: 0 | 1, at: number): Act {
  const number = must(mintS10('CK', 91_000_000 + half * 1_000 + at));
  return { do: 'scan', number, grams: 640, expect: 'attention' };
}

/** Scales and partners never agree to the gram: up to 40 g either way, the same in every run. */
function nearly({ grams, line }: ManifestLine): number {
  return Math.max(1, grams + ((line * 37) % 81) - 40);
}

function withWrongDigit(number: string): string {
  return `${number.slice(0, 10)}${(Number(number[10]) + 1) % 10}${number.slice(11)}`;
}

function expectedOf(acts: readonly Act[]): ExpectedHalf {
  const came = acts.flatMap((act) => ('number' in act && COMING.has(act.do) ? [act.number] : []));
  const rejected = new Set(acts.flatMap((act) => (act.do === 'reject' ? [act.number] : [])));
  const strays = new Set(came.filter((number) => number.startsWith('CK91')));
  const held = new Set(came.filter((number) => !rejected.has(number) && !strays.has(number)));
  const count = (is: (act: Act) => boolean): number => acts.filter(is).length;
  return {
    held,
    strays,
    rejected,
    weightDiffers: AT.heavy.length,
    notWeighed: count((act) => act.do === 'scan-unweighed'),
    typed: count((act) => act.do === 'type' || act.do === 'torn'),
    wrongDigitOnLabel: 1,
    withoutRoute: 1,
    takenBack: count((act) => act.do === 'undo' || act.do === 'reject'),
  };
}

const COMING: ReadonlySet<Act['do']> = new Set(['scan', 'type', 'torn', 'scan-unweighed']);

/**
 * What happens to each parcel of the demo, decided before the first scan: 200 declared, 3 never come, one is typed,
 * one weighs too much, two that nobody announced, one scanned twice.
 */
import { mintS10 } from '../../domain/identifiers/s10.ts';
import type { ManifestEntry, ManifestLine } from '../../domain/contract/feed.ts';
import { must } from '../support/station/ready-station.ts';

export type Parcel = {
  readonly number: string;
  readonly grams: number;
  readonly how: 'scanned' | 'typed';
  readonly expect: 'accepted' | 'attention' | 'already';
  readonly why: 'pre-advised' | 'weight-differs' | 'unmanifested' | 'twice';
};

export type DemoPlan = { readonly parcels: readonly Parcel[]; readonly absent: readonly ManifestLine[] };

/** Lines of the manifest that never come. */
const ABSENT = [17, 88, 143];
const TYPED = 40;
const HEAVY = 25;
const TWICE = 31;
/** The two that are on nobody's list follow these lines. */
const STRAYS = new Map([
  [60, 90_000_011],
  [110, 90_000_022],
]);

/** The parcels in the order in which the clerk takes them from the pallet. */
export function planDemo(manifest: ManifestEntry): DemoPlan {
  const parcels = manifest.lines.flatMap((line) => (ABSENT.includes(line.line) ? [] : parcelsAt(line)));
  return { parcels, absent: manifest.lines.filter(({ line }) => ABSENT.includes(line)) };
}

function parcelsAt(line: ManifestLine): Parcel[] {
  const { item: number, grams } = line;
  const usual: Parcel = { number, grams: nearly(line), how: 'scanned', expect: 'accepted', why: 'pre-advised' };
  if (line.line === TYPED) return [{ ...usual, how: 'typed' }];
  if (line.line === HEAVY) return [{ ...usual, grams: grams + 470, expect: 'attention', why: 'weight-differs' }];
  if (line.line === TWICE) return [usual, { ...usual, expect: 'already', why: 'twice' }];
  const serial = STRAYS.get(line.line);
  if (serial === undefined) return [usual];
  const stray = must(mintS10('CK', serial));
  return [usual, { number: stray, grams: 640, how: 'scanned', expect: 'attention', why: 'unmanifested' }];
}

/** Scales and partners never agree to the gram: up to 40 g either way, the same in every run. */
function nearly({ grams, line }: ManifestLine): number {
  return Math.max(1, grams + ((line * 37) % 81) - 40);
}

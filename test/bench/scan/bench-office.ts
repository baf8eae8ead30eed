/**
 * An office that grows: consignments of any number and size, with fresh article numbers every time.
 * Invariant: no two lines of any two consignments carry the same number, and every check digit is right.
 */
import type { FeedEntry, ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import type { ItemNumber } from '../../../domain/custody/ids.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { demoFeed } from '../../support/station/demo-feed.ts';

/** Lines of one manifest: more than Amazon's largest so far, well under what the feed allows. */
export const LINES_PER_CONSIGNMENT = 5_000;

export type BenchOffice = {
  /** Office, people and sort plan, as the feed brings them. */
  readonly entries: readonly FeedEntry[];
  /** The manifest of consignment `no`, from 0. */
  readonly manifest: (no: number) => ManifestEntry;
  /** A number that stands on no manifest. */
  readonly unmanifested: (no: number) => ItemNumber;
};

/** Places, terms and weights are those of the demo's manifest; numbers are made up. */
export async function readBenchOffice(lines: number = LINES_PER_CONSIGNMENT): Promise<BenchOffice> {
  const { entries, manifest } = await demoFeed();
  const lineOf = (no: number, at: number): ManifestLine => {
    const place = manifest.lines[at % manifest.lines.length];
    if (place === undefined) throw new Error('the demo manifest is empty');
    const k = no * lines + at;
    const order = `402-${digits(k % 9_973, 7)}-${digits(k % 10_000_000, 7)}`;
    return {
      ...place,
      line: at + 1,
      item: mint('CK', k),
      aliases: [
        { kind: 'amazon-tracking', value: `TBA${digits(scatter(k), 12)}` },
        { kind: 'order', value: order },
      ],
    };
  };
  return {
    entries: entries.filter(({ kind }) => kind !== 'manifest'),
    manifest: (no) => {
      const list = Array.from({ length: lines }, (_, at) => lineOf(no, at));
      const declaredGrams = list.reduce((sum, { grams }) => sum + grams, 0);
      const consignment = `AMZ-BENCH-${digits(no, 5)}`;
      return { ...manifest, consignment, declaredCount: lines, declaredGrams, lines: list };
    },
    unmanifested: (no) => mint('EK', no),
  };
}

function mint(prefix: string, k: number): ItemNumber {
  const minted = mintS10(prefix, scatter(k));
  if (!minted.ok) throw new Error(minted.fault.kind);
  return minted.value;
}

/**
 * Neighbours in time are strangers in the index, which is the worst case for a B-tree; a permutation of the serials,
 * because the factor shares no divisor with their count.
 */
function scatter(k: number): number {
  return (k * 61_803_399) % 100_000_000;
}

function digits(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

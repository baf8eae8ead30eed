/**
 * Article numbers that this station makes itself, out of ranges the centre leased to it for one epoch.
 * Invariant: within a range serials are given upwards and none is passed over in silence; a number is given once, and
 * never one that this book knows of another parcel.
 */
import type { Brand } from '../brand.ts';
import { mintS10 } from '../identifiers/s10.ts';
import { refuse, ok, type Reply } from '../reply.ts';
import type { ItemNumber } from './ids.ts';

/** A range by its prefix and its first and last serial, e.g. "CK10000000-10000199". */
export type RangeId = Brand<string, 'RangeId'>;

/** Two letters of an S10 number and its serials, both ends included; the issuer is always IN. */
export type NumberRange = { readonly prefix: string; readonly from: number; readonly to: number };

/** `next` is the first serial not used up yet; `to + 1` when all are. */
export type LeasedRange = NumberRange & { readonly next: number };

/** Kept in the event that uses the number, so that what is used up can be told from the ledger alone. */
export type Minted = {
  readonly range: RangeId;
  readonly serial: number;
  /** How many serials right before it were passed over because this book knew their numbers. */
  readonly skipped: number;
};

export type NumberStock = {
  /** `never`: no range was leased to this epoch. */
  readonly state: 'never' | 'plenty' | 'low' | 'none';
  readonly left: number;
};

export type NoNumber =
  /** No range was leased to this epoch. */
  | { readonly kind: 'no-range' }
  | {
      readonly kind: 'no-numbers';
      /** How many serials the ranges of this epoch hold, used up or not. */
      readonly leased: number;
      /** Serials that are left and were no use: this book knows their numbers. */
      readonly known: number;
    };

const SERIAL_DIGITS = 8;

/** The name of a range. */
export function rangeIdOf({ prefix, from, to }: NumberRange): RangeId {
  return `${prefix}${padded(from)}-${padded(to)}` as RangeId; // the format is the brand
}

/** The range behind its name; null when the text names none. */
export function readRangeId(text: string): NumberRange | null {
  const [, prefix, from, to] = /^([A-Z]{2})(\d{8})-(\d{8})$/.exec(text) ?? [];
  if (prefix === undefined || from === undefined || to === undefined || from > to) return null;
  return { prefix, from: Number(from), to: Number(to) };
}

/** How many serials a range has, used up or not. */
export function sizeOf({ from, to }: NumberRange): number {
  return to - from + 1;
}

/** How many serials are not used up. */
export function leftIn({ next, to }: LeasedRange): number {
  return Math.max(0, to - next + 1);
}

/** Low from one fifth on, of the ranges that still hold numbers: a range that is used up says nothing of what is left. */
export function stockOf(ranges: readonly LeasedRange[]): NumberStock {
  if (ranges.length === 0) return { state: 'never', left: 0 };
  const open = ranges.filter((range) => leftIn(range) > 0);
  const left = open.reduce((sum, range) => sum + leftIn(range), 0);
  const size = open.reduce((sum, range) => sum + sizeOf(range), 0);
  if (left === 0) return { state: 'none', left };
  return { state: left * LOW_PART <= size ? 'low' : 'plenty', left };
}

/** One in five left is low. */
const LOW_PART = 5;

/**
 * The next number of the ranges, in the order in which they were leased; `isKnown` says whether this book has the number
 * on a manifest or on a parcel. Refused when nothing is left that may be given.
 */
export function mintNext(
  ranges: readonly LeasedRange[],
  isKnown: (number: ItemNumber) => boolean,
): Reply<{ readonly number: ItemNumber; readonly minted: Minted }, NoNumber> {
  if (ranges.length === 0) return refuse({ kind: 'no-range' });
  let known = 0;
  for (const range of ranges) {
    for (let serial = range.next; serial <= range.to; serial += 1) {
      const number = numberAt(range.prefix, serial);
      if (isKnown(number)) known += 1;
      else return ok({ number, minted: { range: rangeIdOf(range), serial, skipped: serial - range.next } });
    }
  }
  return refuse({ kind: 'no-numbers', leased: ranges.reduce((sum, range) => sum + sizeOf(range), 0), known });
}

/** The article number of a serial. Throws for what is no prefix or serial: ranges come checked. */
export function numberAt(prefix: string, serial: number): ItemNumber {
  const number = mintS10(prefix, serial);
  if (!number.ok) throw new RangeError(`no article number has the prefix ${prefix} and the serial ${serial}`);
  return number.value;
}

/**
 * Where a range stands after one more mint; null when the mint does not follow: another range, or a serial that was used
 * up, or one behind a gap that it does not name.
 */
export function afterMint(range: LeasedRange, { range: id, serial, skipped }: Minted): LeasedRange | null {
  const follows = rangeIdOf(range) === id && serial - skipped === range.next && serial <= range.to;
  return follows ? { ...range, next: serial + 1 } : null;
}

function padded(serial: number): string {
  return String(serial).padStart(SERIAL_DIGITS, '0');
}

/**
 * HID scales (usage page 0x8D): one report to one reading. Pure and total.
 * Invariant: `grams` is a number only when unit and status give one; never NaN, never a guess.
 *
 * Report 3 (Dymo and Mettler class): [3] status, unit, signed exponent of ten, weight in 16 bits, low byte first.
 * Some drivers leave the id out, which gives 5 bytes.
 */
const STATUSES = [
  'fault',
  'zero',
  'motion',
  'stable',
  'under-zero',
  'over-limit',
  'needs-calibration',
  'needs-zero',
] as const;

export type ScaleStatus = (typeof STATUSES)[number];

export type ScaleReading = {
  readonly status: ScaleStatus;
  /** Rounded to the milligram; negative under zero. */
  readonly grams: number | null;
  /** The report in hex, at most 32 bytes, so that a weight in the ledger can be proved. */
  readonly raw: string;
};

/** Grams of one unit, by the usage tables' number. Missing: the tael (5), which differs from place to place. */
const GRAMS_BY_UNIT: Readonly<Record<number, number>> = {
  1: 0.001, // milligram
  2: 1,
  3: 1000,
  4: 0.2, // metric carat
  6: 0.06479891, // grain
  7: 1.55517384, // pennyweight
  8: 1_000_000, // metric ton
  9: 907_184.74, // short ton
  10: 31.1034768, // troy ounce
  11: 28.349523125, // ounce
  12: 453.59237, // pound
};
const MAX_GRAMS = 1_000_000;

/** Takes one input report. Null when the bytes are no scale data report. */
export function decodeHidScale(report: Uint8Array): ScaleReading | null {
  const withId = report.length >= 6;
  if (report.length < 5 || (withId && report[0] !== 3)) return null;
  const body = withId ? report.subarray(1, 6) : report;
  const status = STATUSES[(body[0] ?? 0) - 1];
  if (status === undefined) return null;
  return { status, grams: toGrams(status, body), raw: toHex(report.subarray(0, 32)) };
}

function toGrams(status: ScaleStatus, body: Uint8Array): number | null {
  if (status === 'zero') return 0;
  if (status !== 'stable' && status !== 'motion' && status !== 'under-zero') return null;
  const perUnit = GRAMS_BY_UNIT[body[1] ?? 0];
  if (perUnit === undefined) return null;
  const exponent = ((body[2] ?? 0) << 24) >> 24; // sign of the byte
  const weight = (body[3] ?? 0) + (body[4] ?? 0) * 256;
  // Dividing keeps tenths exact where multiplying by 0.1 would not.
  const scaled = exponent < 0 ? weight / 10 ** -exponent : weight * 10 ** exponent;
  const grams = Math.round(scaled * perUnit * 1000) / 1000;
  if (!(grams <= MAX_GRAMS)) return null;
  return status === 'under-zero' && grams > 0 ? -grams : grams;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Whether a parcel is inside of what its contract carries: by measured weight, declared sides and volumetric weight.
 * Invariant: total, and it blocks nothing: what is outside is named with both sides.
 */
import type { Band, Bands } from './manifest-ref.ts';

/** Whole centimetres; for a roll the breadth is its diameter. 0 is "not given". */
export type Sides = { readonly length: number; readonly breadth: number; readonly height: number };

/** `found` is in grams for the weights and in cm for the sides. */
export type OutOfBand = { readonly what: BandOf; readonly found: number } & Band;
export type BandOf = 'grams' | 'length' | 'breadth' | 'height' | 'volumetric';

/** Length x breadth x height in cm over the divisor is kilograms; 5000 in the department's booking. To the gram. */
export function volumetricGrams({ length, breadth, height }: Sides, divisor: number): number {
  return Math.round((length * breadth * height * 1_000) / divisor);
}

/** Null when it is inside, or when the contract names no band. */
export function outOfWeightBand(bands: Bands | undefined, grams: number): OutOfBand | null {
  return outside('grams', grams, bands?.grams);
}

/** The first side that is outside, then the volumetric weight; null when all that is known is inside. */
export function outOfSizeBand(bands: Bands | undefined, cm: Sides | null): OutOfBand | null {
  if (bands === undefined || cm === null) return null;
  for (const side of ['length', 'breadth', 'height'] as const) {
    const found = cm[side] === 0 ? null : outside(side, cm[side], bands[side]);
    if (found !== null) return found;
  }
  if (bands.volumetric === undefined) return null;
  const { divisor, maxGrams } = bands.volumetric;
  return outside('volumetric', volumetricGrams(cm, divisor), { min: 0, max: maxGrams });
}

function outside(what: BandOf, found: number, band: Band | undefined): OutOfBand | null {
  if (band === undefined || (found >= band.min && found <= band.max)) return null;
  return { what, found, min: band.min, max: band.max };
}

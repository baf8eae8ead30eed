/**
 * The terms of a contract as they travel: with each manifest from the centre, and to the page that shows them.
 * Invariant: what was sent before is still read: every term that came later is optional.
 */
import { z } from 'zod';
import { bilingual, count, grams } from './shapes.ts';

const band = z.strictObject({ min: count, max: count }).refine(({ min, max }) => min <= max);

export const contractTerms = z.strictObject({
  weigh: z.enum(['all', 'sample', 'none']),
  sampleEvery: z.int().min(1).max(10_000).optional(),
  weightToleranceGrams: grams,
  label: z.enum(['none', 'sort', 'full']),
  bands: z
    .strictObject({
      grams: band.optional(),
      length: band.optional(),
      breadth: band.optional(),
      height: band.optional(),
      volumetric: z.strictObject({ divisor: z.int().min(1), maxGrams: count }).optional(),
    })
    .optional(),
  prohibited: z.enum(['none', 'consignment', 'parcel']).optional(),
  prohibitedList: z.array(bilingual).min(1).max(20).optional(),
});

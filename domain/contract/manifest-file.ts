/**
 * A partner's manifest in a file, as the screen follows it: chosen in a dialog of main, read in the station, then taken.
 * Invariant: no value of a cell is in it but numbers of parcels' own; what is wrong is told by place and kind.
 */
import { z } from 'zod';
import { consignmentId, count, hash } from './shapes.ts';

/** The kinds are those of domain/manifests/file-faults.ts. */
export const lineFault = z.strictObject({
  row: count,
  column: z.string().max(40),
  cause: z.enum([
    'missing',
    'not-a-whole-number',
    'out-of-range',
    'not-an-article-number',
    'not-a-pin',
    'not-a-flag',
    'unknown-code',
    'value-without-code',
    'other-office',
    'number-twice',
    'counts-differ',
    'wrong-field',
  ]),
  found: z.enum(['empty', 'flag', 'whole-number', 'decimal', 'text', 'other']),
  other: count.nullable(),
});
export type LineFaultView = z.infer<typeof lineFault>;

const columns = z.array(z.string().max(40)).max(48).readonly();

export const fileProblem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('wrong-lines'),
    faults: z.array(lineFault).max(200).readonly(),
    more: count,
    rows: count,
  }),
  z.strictObject({ kind: z.literal('wrong-headings'), missing: columns, misspelt: columns, twice: columns }),
  z.strictObject({ kind: z.literal('too-many-rows'), most: count }),
  z.strictObject({ kind: z.literal('too-large'), mostMegabytes: count }),
  z.strictObject({ kind: z.literal('no-sheet'), sheet: z.string().max(40) }),
  z.strictObject({
    kind: z.enum([
      'no-rows',
      'not-json',
      'not-a-workbook',
      'unknown-format',
      'locked-or-old',
      'cannot-open',
      'no-dialog',
    ]),
  }),
]);
export type FileProblem = z.infer<typeof fileProblem>;

export const fileView = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('idle') }),
  z.strictObject({ phase: z.literal('choosing') }),
  z.strictObject({ phase: z.literal('reading') }),
  z.strictObject({ phase: z.literal('refused'), problem: fileProblem }),
  z.strictObject({
    phase: z.literal('read'),
    /** SHA-256 of the file: what is taken is what was read. */
    file: hash,
    format: z.enum(['workbook', 'json']),
    parcels: count,
    totalGrams: count,
    /** The number that the file names; null when it names none that fits. */
    consignment: consignmentId.nullable(),
    partner: z.string().max(40).nullable(),
    vehicle: z.string().max(40).nullable(),
    /** Parcels whose number fails its check digit, and sides beyond the usual. */
    checkDigits: count,
    unusualSizes: count,
    /** Letters of columns that were passed over. */
    unknownColumns: z.array(z.string().max(4)).max(300),
  }),
]);
export type FileView = z.infer<typeof fileView>;

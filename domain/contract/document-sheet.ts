/**
 * One sheet of a document: the model, and what is true of this sheet alone.
 * Invariant: what is written to the disk has no place for a person's name or drawing.
 */
import { z } from 'zod';
import { documentModel } from './document-model.ts';

/** Which copy on paper; copies of a document count from 1. */
export const sheetCopy = z.strictObject({
  no: z.int().min(1),
  /** Whom it came out for by itself; null when somebody asked for it. */
  for: z.enum(['office', 'partner']).nullable(),
});

/** As a file: no copy of anything. */
export const fileSheet = z.strictObject({ model: documentModel });

/** On paper. */
export const paperSheet = fileSheet.extend({ copy: sheetCopy });

/** What the document page is given. */
export const documentSheet = fileSheet.extend({ copy: sheetCopy.nullable() });

export type SheetCopy = z.infer<typeof sheetCopy>;
export type FileSheet = z.infer<typeof fileSheet>;
export type PaperSheet = z.infer<typeof paperSheet>;
export type DocumentSheet = z.infer<typeof documentSheet>;

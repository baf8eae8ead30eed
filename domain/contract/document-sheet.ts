/**
 * One sheet of a document: the model, and what is true of this sheet alone.
 * Invariant: what is written to the disk has no place for a person's name or drawing.
 */
import { z } from 'zod';
import { documentModel } from './document-model.ts';
import { atMs, bilingual } from './shapes.ts';

/** Which copy on paper; copies of a document count from 1. */
export const sheetCopy = z.strictObject({
  no: z.int().min(1),
  /** Whom it came out for by itself; null when somebody asked for it. */
  for: z.enum(['office', 'partner']).nullable(),
});

/** That the partner's side signed, and where the ledger says so; nothing of who it was. */
export const sheetSignature = z.strictObject({
  how: z.enum(['paper', 'drawn']),
  atMs,
  /** Station and place in its ledger. */
  record: z.string().max(60),
  /** Who confirmed it at the counter. */
  confirmedBy: bilingual,
});

/** Lines in whole units of a box 1000 wide and 400 high: x0, y0, x1, y1, … */
export const strokes = z.array(z.array(z.int().min(0).max(1000)).min(2).max(4_000)).max(200);

/** Opened from the vault for one sheet. */
export const sheetSigner = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('known'),
    name: z.string().max(80),
    organisation: z.string().max(80),
    strokes: strokes.nullable(),
  }),
  /** Its term is over and the key was destroyed. */
  z.strictObject({ state: z.literal('purged') }),
  z.strictObject({ state: z.literal('unreadable') }),
]);

/** As a file: no copy of anything, and no name. */
export const fileSheet = z.strictObject({ model: documentModel, signed: sheetSignature.nullable() });

/** On paper, in memory only. */
export const paperSheet = fileSheet.extend({ copy: sheetCopy, signer: sheetSigner.nullable() });

/** What the document page is given. */
export const documentSheet = fileSheet.extend({ copy: sheetCopy.nullable(), signer: sheetSigner.nullable() });

export type SheetSignature = z.infer<typeof sheetSignature>;
export type SheetSigner = z.infer<typeof sheetSigner>;
export type SheetCopy = z.infer<typeof sheetCopy>;
export type FileSheet = z.infer<typeof fileSheet>;
export type PaperSheet = z.infer<typeof paperSheet>;
export type DocumentSheet = z.infer<typeof documentSheet>;

/**
 * A document of a finished consignment as the screens show it: where its file is, which copies went to paper.
 */
import { z } from 'zod';
import { atMs, consignmentId, count, documentId } from './shapes.ts';

export const closedCounts = z.strictObject({
  declared: count,
  accepted: count,
  rejected: count,
  absent: count,
  unmanifested: count,
});

export const paperView = z.strictObject({
  document: documentId,
  consignment: consignmentId,
  partner: z.string().max(40),
  vehicle: z.string().max(40).nullable(),
  finishedAtMs: atMs,
  counts: closedCounts,
  /** Null where nobody renders, or before it was. */
  file: z.string().nullable(),
  sha256: z.string().nullable(),
  pages: z.int().nullable(),
  /** The list of the parcels that go back; null when none does. */
  giveBack: documentId.nullable(),
  /** The copy asked for last; null when none ever was. "handed" is not "printed". */
  copy: z
    .strictObject({
      no: z.int().min(1),
      state: z.enum(['asked', 'sending', 'handed', 'refused', 'unknown']),
      detail: z.string().max(200),
    })
    .nullable(),
  /** How and when the partner's side signed; null while nobody has. */
  signed: z.strictObject({ how: z.enum(['paper', 'drawn']), atMs }).nullable(),
  /** The document that this one corrects; null for a first one. */
  corrects: documentId.nullable(),
  /** Whether a later document of the same consignment corrects this one: then it is not. */
  isNewest: z.boolean(),
});
export type PaperView = z.infer<typeof paperView>;

/**
 * The shapes that more than one wire carries. Strict everywhere: an unknown field is refused, not dropped.
 */
import { z } from 'zod';

export const requestId = z.uuid();
export const officeId = z.string().regex(/^\d{8}$/);
export const userId = z.string().regex(/^\d{8}$/);
export const stationId = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,31}$/);
export const epochId = z.string().regex(/^[0-9a-f]{32}$/);
export const hash = z.string().regex(/^[0-9a-f]{64}$/);
export const pin = z.string().regex(/^[1-9]\d{5}$/);
/** The serial of an S10 number, without its check digit. */
export const serial = z.int().min(0).max(99_999_999);
export const itemNumber = z.string().regex(/^[0-9A-Z]{4,40}$/);
export const consignmentId = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,39}$/);
/** As `domain/identifiers/badge.ts` reads it; [I] looser here, so that another form needs no new wire. */
export const badgeCode = z.string().regex(/^[0-9A-Z-]{8,40}$/);
export const atMs = z.int().min(0);
export const grams = z.int().min(0).max(1_000_000);
export const count = z.int().min(0);

/** A text in the two languages of the first release. */
export const bilingual = z.strictObject({ en: z.string().max(80), hi: z.string().max(80) });
export type Bilingual = z.infer<typeof bilingual>;

export const mode = z.enum(['air', 'surface']);
export type Mode = z.infer<typeof mode>;

export const alias = z.strictObject({
  kind: z.enum(['amazon-tracking', 'order', 'sscc']),
  value: z.string().min(1).max(40),
});

/** Why a clerk gives a parcel back to the partner. */
export const rejectReason = z.enum(['damaged', 'wet', 'prohibited', 'label-unreadable']);

/** Why a parcel goes back, the partner's own word among them. */
export const givenBackReason = z.enum([...rejectReason.options, 'cancelled-by-partner']);
/** Why a finished consignment is worked on again. */
export const reopenReason = z.enum(['parcel-found', 'parcel-goes-back', 'wrong-figures']);

/** Why a weight was typed. */
export const manualReason = z.enum(['no-scale', 'scale-faulty', 'too-large', 'weighed-elsewhere']);

/** Advice that travels with an error: when it makes sense to try again. */
export const retry = z.enum(['now', 'later', 'never']);

/** Name of a document of this station, and of its file: "AM-AMZ-24112026-04", "GB-AMZ-24112026-04-2". */
export const documentId = z.string().regex(/^[A-Z0-9-]{4,60}$/);

export const language = z.enum(['en', 'hi']);

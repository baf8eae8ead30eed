/**
 * What the Accept screen shows, as data: codes and figures, no sentences. The catalogue of the renderer holds the words.
 * Invariant: a result of kind `accepted` or `attention` exists only after its commit.
 */
import { z } from 'zod';
import { atMs, bilingual, consignmentId, count, grams, mode, pin } from './shapes.ts';

export const destination = z.strictObject({
  pin,
  place: bilingual,
  /** Delivery office as the manifest names it; null when unknown. */
  office: z.string().max(80).nullable(),
  circle: z.string().max(40).nullable(),
  slot: z.string().max(4),
  mode,
  next: bilingual,
  leaves: z.string().max(5),
});
export type Destination = z.infer<typeof destination>;

/** Why the result needs a look, each with both sides. */
export const attentionReason = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('weight-differs'), declaredGrams: grams, measuredGrams: grams, limitGrams: grams }),
  z.strictObject({
    code: z.literal('not-weighed'),
    scale: z.enum(['missing', 'moving', 'empty', 'unchanged', 'fault']),
  }),
  z.strictObject({ code: z.literal('not-on-manifest'), consignment: consignmentId }),
  z.strictObject({ code: z.literal('beyond-declared'), declared: count }),
  z.strictObject({ code: z.literal('check-digit-on-label'), expected: z.string().length(1) }),
  z.strictObject({ code: z.literal('no-route'), pin: pin.nullable() }),
]);
export type AttentionReason = z.infer<typeof attentionReason>;

/** Why nothing was written. */
export const stopReason = z.discriminatedUnion('code', [
  /** `number` is as read, `expected` the digit by the rule, `position` its place from 0. */
  z.strictObject({
    code: z.literal('check-digit'),
    number: z.string().max(40),
    found: z.string().length(1),
    expected: z.string().length(1),
    position: z.int().min(0),
    typed: z.boolean(),
  }),
  /** A code that is no article number: an order id, a bag number, something else. */
  z.strictObject({
    code: z.literal('not-a-parcel'),
    shown: z.string().max(80),
    what: z.enum(['order-id', 'bag-number', 'pin', 'unknown-code', 'unreadable']),
  }),
  z.strictObject({ code: z.literal('no-consignment'), shown: z.string().max(80) }),
  z.strictObject({ code: z.literal('rejected-before'), number: z.string().max(40), reason: z.string().max(40), atMs }),
  z.strictObject({ code: z.literal('storage'), detail: z.enum(['disk-full', 'disk-fault', 'read-only', 'unknown']) }),
]);
export type StopReason = z.infer<typeof stopReason>;

/** One use of an item number, by the event that began it: "station/epoch/seq". */
export const useId = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,31}\/[0-9a-f]{32}\/[1-9]\d{0,15}$/);

const resultBase = { id: z.int().min(1), atMs, number: z.string().max(80) };

export const scanResult = z.discriminatedUnion('kind', [
  z.strictObject({
    ...resultBase,
    kind: z.literal('accepted'),
    ordinal: count,
    declared: count,
    /** Null under a count alone: the line is unknown until the manifest comes. */
    destination: destination.nullable(),
    grams: grams.nullable(),
    codPaise: count,
  }),
  z.strictObject({
    ...resultBase,
    kind: z.literal('attention'),
    ordinal: count,
    declared: count,
    /** False when the article went to the quarantine lane and has no slot. */
    lane: z.enum(['forward', 'quarantine']),
    destination: destination.nullable(),
    grams: grams.nullable(),
    codPaise: count,
    /** Most important first; never empty. */
    reasons: z.array(attentionReason).min(1),
  }),
  z.strictObject({
    ...resultBase,
    kind: z.literal('already'),
    destination: destination.nullable(),
    lane: z.enum(['forward', 'quarantine']),
    acceptedAtMs: atMs,
    acceptedBy: bilingual.nullable(),
    counter: z.string().max(40),
    grams: grams.nullable(),
  }),
  z.strictObject({ ...resultBase, kind: z.literal('stop'), reason: stopReason }),
  /** A key's own outcome, shown in the same place: undone, rejected, weighed again, label printed again. */
  z.strictObject({ ...resultBase, kind: z.literal('undone'), destination: destination.nullable() }),
]);
export type ScanResult = z.infer<typeof scanResult>;

/** A line of "last scans", newest first. */
export const recentScan = z.strictObject({
  id: z.int().min(1),
  kind: z.enum(['accepted', 'already', 'attention', 'stop', 'rejected', 'undone']),
  number: z.string().max(80),
  pin: pin.nullable(),
  place: bilingual.nullable(),
  slot: z.string().max(4).nullable(),
  /** Code of the reason when kind is attention, stop or rejected. */
  reason: z.string().max(40).nullable(),
  /** When it was accepted first, for `already`. */
  sinceMs: atMs.nullable(),
});
export type RecentScan = z.infer<typeof recentScan>;

export const consignmentSummary = z.strictObject({
  consignment: consignmentId,
  partner: z.string().max(40),
  vehicle: z.string().max(40).nullable(),
  declared: count,
  declaredGrams: count,
  manifestAtMs: atMs,
  /** `aside`: begun, and left for a later set. */
  state: z.enum(['expected', 'open', 'aside', 'finished']),
  /** What it is worked by; `declared` is a count without a list. */
  by: z.enum(['feed', 'file', 'declared']),
  /** Its manifest has come and waits to be compared. */
  toReconcile: z.boolean(),
});
export type ConsignmentSummary = z.infer<typeof consignmentSummary>;

export const acceptView = z.strictObject({
  /** Rises with each change while the station runs; `boot` changes when it restarted. */
  version: z.int().min(0),
  boot: z.string().max(40),
  consignment: consignmentSummary.nullable(),
  /** declared = accepted + rejected + left; unmanifested stands beside the equation. */
  counts: z.strictObject({ declared: count, accepted: count, rejected: count, left: count, unmanifested: count }),
  result: scanResult.nullable(),
  /** Present while a stop waits for F9: scans since then were not written. */
  stopped: z.strictObject({ ignored: count }).nullable(),
  recent: z.array(recentScan).max(24),
  /** The article that undo, weigh again, print and reject act on: the one the screen names. Null when there is none. */
  use: useId.nullable(),
  can: z.strictObject({
    undo: z.boolean(),
    weighAgain: z.boolean(),
    print: z.boolean(),
    reject: z.boolean(),
    finish: z.boolean(),
  }),
});
export type AcceptView = z.infer<typeof acceptView>;

/**
 * What the Accept screen shows, as data: codes and figures, no sentences. The catalogue of the renderer holds the words.
 * Invariant: a result of kind `accepted` or `attention` exists only after its commit.
 */
import { z } from 'zod';
import { atMs, bilingual, consignmentId, count, grams, itemNumber, mode, pin } from './shapes.ts';
import { contractTerms } from './terms.ts';

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
    /** The contract wants every weight, or drew this parcel as one of a sample. */
    asked: z.enum(['all', 'sample']),
  }),
  z.strictObject({ code: z.literal('out-of-weight-band'), measuredGrams: grams, minGrams: count, maxGrams: count }),
  /** `found`, `min` and `max` are in cm for a side, in grams for the volumetric weight. */
  z.strictObject({
    code: z.literal('out-of-size-band'),
    what: z.enum(['length', 'breadth', 'height', 'volumetric']),
    found: count,
    min: count,
    max: count,
  }),
  z.strictObject({ code: z.literal('not-on-manifest'), consignment: consignmentId }),
  z.strictObject({ code: z.literal('beyond-declared'), declared: count }),
  z.strictObject({ code: z.literal('check-digit-on-label'), expected: z.string().length(1) }),
  z.strictObject({ code: z.literal('no-route'), pin: pin.nullable() }),
  /** `old` is what was readable of its own number, the whole of it when that is certain; empty for nothing. */
  z.strictObject({ code: z.literal('relabelled'), old: z.string().max(40) }),
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
  /** A code that means no parcel: an order id, a bag, a carton of which no manifest knows, something else. */
  z.strictObject({
    code: z.literal('not-a-parcel'),
    shown: z.string().max(80),
    what: z.enum([
      'order-id',
      'bag-number',
      'badge',
      'command',
      'other-label',
      'unknown-label',
      'receptacle',
      'despatch',
      'sscc',
      'digipin',
      'pin',
      'label-data',
      'several-numbers',
      'part-of-number',
      'unknown-code',
      'unreadable',
    ]),
  }),
  z.strictObject({ code: z.literal('no-consignment'), shown: z.string().max(80) }),
  z.strictObject({ code: z.literal('rejected-before'), number: z.string().max(40), reason: z.string().max(40), atMs }),
  z.strictObject({ code: z.literal('storage'), detail: z.enum(['disk-full', 'disk-fault', 'read-only', 'unknown']) }),
  /** A label of ours whose acceptance was taken back. `newer`: the parcel is in again, under another label. */
  z.strictObject({
    code: z.literal('void-label'),
    number: z.string().max(40),
    why: z.enum(['taken-back', 'rejected']),
    newer: z.boolean(),
  }),
  /** `consignment` waits here and names the parcel; another one is open. */
  /** The partner took it off the list; `acceptedAtMs` when it had come in before. */
  z.strictObject({
    code: z.literal('cancelled-by-partner'),
    number: z.string().max(40),
    consignment: consignmentId,
    cancelledAtMs: atMs,
    acceptedAtMs: atMs.nullable(),
  }),
  z.strictObject({ code: z.literal('other-consignment'), number: z.string().max(40), consignment: consignmentId }),
]);
export type StopReason = z.infer<typeof stopReason>;

/** One use of an item number, by the event that began it: "station/epoch/seq". */
export const useId = z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,31}\/[0-9a-f]{32}\/[1-9]\d{0,15}$/);

/** Ordered with the carriage, beside what is to be collected. */
const addOns = z.array(z.enum(['registration', 'otp', 'insured'])).max(3);
/** The weight was typed by a person, not given by a scale. */
const weightTyped = z.boolean();

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
    weightTyped,
    codPaise: count,
    addOns,
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
    weightTyped,
    codPaise: count,
    addOns,
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
    weightTyped,
    /** The code on our own label was read, not the parcel's number: the label can be read. */
    labelRead: z.boolean(),
    /** Of a parcel with a new number: what is known of its old one, empty for nothing. Null of all others. */
    oldNumber: z.string().max(40).nullable(),
  }),
  z.strictObject({ ...resultBase, kind: z.literal('stop'), reason: stopReason }),
  /** A key's own outcome, shown in the same place: undone, rejected, a rejection undone, weighed again, label printed again. */
  z.strictObject({
    ...resultBase,
    kind: z.literal('undone'),
    /** What was taken back; of a rejection the parcel may be scanned again. */
    what: z.enum(['acceptance', 'rejection']),
    destination: destination.nullable(),
    /** Labels that are on the parcel, or may be, and when the last of them was issued: they are void. */
    onPaper: z.strictObject({ labels: count, atMs }).nullable(),
  }),
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
  weightTyped,
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
  /** What the clerk will be asked for. */
  terms: contractTerms,
  /** The partner cancelled the whole of it. */
  cancelled: z.boolean(),
  /** The partner changed it after it was finished here: its figures stand. */
  changedAfterMs: atMs.nullable(),
});
export type ConsignmentSummary = z.infer<typeof consignmentSummary>;

/** A parcel on hand that the partner's change touches. `pin` is where it goes now. */
const toPutRight = z.strictObject({
  number: itemNumber,
  why: z.enum(['cancelled', 'pin-changed', 'services-changed', 'listed']),
  pin: pin.nullable(),
});
export type ToPutRight = z.infer<typeof toPutRight>;

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
  /** Numbers that came while stopped and were not scanned since, oldest first. Until then, or F9 once more. */
  missed: z.array(z.string().max(80)).max(50),
  /** The parcel of the last stop, once F9 was pressed: it is not in. Until the next result, or F9 once more. */
  refused: z.strictObject({ number: z.string().max(80), reason: stopReason }).nullable(),
  recent: z.array(recentScan).max(24),
  /** What the partner changed last in the consignment under work; `whole`: all of it was cancelled. */
  change: z.strictObject({ atMs, added: count, changed: count, cancelled: count, whole: z.boolean() }).nullable(),
  /** Until each was put right; of very many the first. */
  toPutRight: z.array(toPutRight).max(20),
  toPutRightCount: count,
  /**
   * The article that the keys act on: the one the screen names. After a rejection it is the rejection's own, for undo. Null
   * when there is none.
   */
  use: useId.nullable(),
  /** The parcel shown is the first that the person at work ever accepted at this station. */
  first: z.boolean(),
  /** Its newest label: which copy, when it was asked for, and how far it is. "sent" is not "printed". */
  label: z.strictObject({ copy: z.int().min(1), atMs, state: z.enum(['waits', 'sent', 'unknown']) }).nullable(),
  can: z.strictObject({
    undo: z.boolean(),
    /** Another person accepted it: a supervisor has to confirm. */
    undoOthers: z.boolean(),
    weighAgain: z.boolean(),
    print: z.boolean(),
    reject: z.boolean(),
    /** The parcel named in `refused` was cancelled by the partner: it goes back to the driver. */
    giveBack: z.boolean(),
    finish: z.boolean(),
  }),
});
export type AcceptView = z.infer<typeof acceptView>;

/** `rule`: announced by nobody, the only number that the check digit allows. */
const tornCandidate = z.strictObject({
  number: itemNumber,
  from: z.enum(['expected', 'rule']),
  pin: pin.nullable(),
  office: z.string().max(80).nullable(),
  grams: grams.nullable(),
});
export type TornCandidate = z.infer<typeof tornCandidate>;

export const tornAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('candidates'), candidates: z.array(tornCandidate).min(1).max(3) }),
  z.strictObject({ kind: z.literal('too-short'), readable: count, least: count }),
  z.strictObject({ kind: z.literal('too-many'), matching: count }),
  z.strictObject({ kind: z.literal('none') }),
]);
export type TornAnswer = z.infer<typeof tornAnswer>;

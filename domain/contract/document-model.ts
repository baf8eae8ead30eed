/**
 * The model of a printed document: figures and rows, no layout.
 * Invariant: every figure in it was computed from the ledger up to `head`, the event that made the document, and never
 * changes afterwards; what differs from sheet to sheet stands beside the model.
 */
import { z } from 'zod';
import { COMMANDS } from '../identifiers/command-code.ts';
import {
  atMs,
  bilingual,
  consignmentId,
  count,
  documentId,
  epochId,
  givenBackReason,
  grams,
  hash,
  itemNumber,
  language,
  pin,
  reopenReason,
  stationId,
} from './shapes.ts';

const manifestRow = z.strictObject({
  line: z.int().min(1).nullable(),
  item: itemNumber,
  pin: pin.nullable(),
  office: z.string().max(80).nullable(),
  declaredGrams: grams.nullable(),
  measuredGrams: grams.nullable(),
  /** When it was accepted, or rejected. */
  atMs: atMs.nullable(),
  /** Its number was typed, not scanned. */
  typed: z.boolean(),
  /** Its weight was typed, not weighed. */
  weightTyped: z.boolean(),
  /** What could be read of the number it had before, empty for nothing; null when it has its own. */
  oldNumber: z.string().max(40).nullable(),
  /** Why it was rejected. */
  reason: givenBackReason.nullable(),
});

const documentCounts = z.strictObject({
  declared: count,
  accepted: count,
  rejected: count,
  absent: count,
  unmanifested: count,
  onHand: count,
});
const fate = z.enum(['accepted', 'rejected', 'absent', 'unmanifested']);

export const acceptanceManifest = z.strictObject({
  kind: z.literal('acceptance-manifest'),
  id: documentId,
  language,
  composedAtMs: atMs,
  office: bilingual,
  /** Null where the feed gives the office none. */
  officePin: pin.nullable(),
  counter: z.string().max(40),
  set: z.string().max(40),
  /** Everyone who accepted one of the parcels on hand, in the order of their first. */
  acceptedBy: z.array(bilingual),
  finishedBy: bilingual,
  partner: z.string().max(40),
  consignment: consignmentId,
  vehicle: z.string().max(40).nullable(),
  receivedAtMs: atMs,
  counts: documentCounts,
  /** The document that this one corrects, and every parcel that they count otherwise; null for a first one. */
  corrects: z
    .strictObject({
      document: documentId,
      reason: reopenReason,
      confirmedBy: bilingual,
      counts: documentCounts,
      changed: z.array(z.strictObject({ item: itemNumber, before: fate.nullable(), after: fate.nullable() })),
    })
    .nullable(),
  declaredGrams: count,
  /** Of the accepted parcels that were weighed; what is in quarantine is not among them. */
  measuredGrams: count,
  weighed: count,
  accepted: z.array(manifestRow),
  weightDifferences: z.array(manifestRow),
  notWeighed: z.array(manifestRow),
  absent: z.array(manifestRow),
  rejected: z.array(manifestRow),
  unmanifested: z.array(manifestRow),
  /** On hand, and cancelled by the partner since; counted beside the manifest. */
  cancelled: z.array(manifestRow),
  /** On hand, and changed by the partner since: `pin` is where it goes now. */
  changed: z.array(manifestRow),
  /** Of the accepted parcels: what is to be collected, in paise, and what else was ordered. */
  ordered: z.strictObject({
    cod: count,
    codPaise: count,
    registration: count,
    otp: count,
    insured: count,
    insuredPaise: count,
  }),
  /** Those on hand under a new number. */
  relabelled: z.array(manifestRow),
  /** True when the station runs on a key that no keystore protects: the sheet is marked TEST. */
  test: z.boolean(),
  head: z.strictObject({ station: stationId, epoch: epochId, seq: z.int().min(1), hash }),
});

/** Parcels that go back with the driver, who takes a copy. */
export const giveBackList = z.strictObject({
  kind: z.literal('give-back-list'),
  id: documentId,
  language,
  composedAtMs: atMs,
  office: bilingual,
  officePin: pin.nullable(),
  counter: z.string().max(40),
  set: z.string().max(40),
  finishedBy: bilingual,
  partner: z.string().max(40),
  consignment: consignmentId,
  vehicle: z.string().max(40).nullable(),
  /** The manifest it was made with. */
  manifest: documentId,
  rows: z.array(
    z.strictObject({
      item: itemNumber,
      /** Of the manifest; null when it is on none. */
      line: z.int().min(1).nullable(),
      reason: givenBackReason,
      atMs,
      by: bilingual,
    }),
  ),
  test: z.boolean(),
  head: z.strictObject({ station: stationId, epoch: epochId, seq: z.int().min(1), hash }),
});

/** Command barcodes of a counter. Figures of the ledger have no place on it. */
export const commandSheet = z.strictObject({
  kind: z.literal('command-sheet'),
  id: documentId,
  language,
  composedAtMs: atMs,
  office: bilingual,
  officePin: pin.nullable(),
  counter: z.string().max(40),
  commands: z.array(z.strictObject({ command: z.enum(COMMANDS), text: z.string().regex(/^[ -~]{4,24}$/) })).min(1),
  /** As on every sheet of a station without a keystore. */
  test: z.boolean(),
});

/** For the customer: nothing of a person is on it but what the customer writes there. */
export const walkInReceipt = z.strictObject({
  kind: z.literal('walk-in-receipt'),
  id: documentId,
  language,
  composedAtMs: atMs,
  office: bilingual,
  officePin: pin.nullable(),
  counter: z.string().max(40),
  set: z.string().max(40),
  item: itemNumber,
  product: z.enum(['document', 'parcel']),
  grams,
  cm: z.strictObject({ length: count, breadth: count, height: count }).nullable(),
  pin,
  /** Where the sort plan has the PIN; null when it knows none. */
  place: bilingual.nullable(),
  registration: z.boolean(),
  otp: z.boolean(),
  codPaise: count,
  insuredPaise: count,
  /** As the clerk typed it. */
  tariffPaise: count,
  bookedAtMs: atMs,
  bookedBy: bilingual,
  /** It was taken back: the receipt is worth nothing. */
  voided: z.boolean(),
  test: z.boolean(),
  head: z.strictObject({ station: stationId, epoch: epochId, seq: z.int().min(1), hash }),
});
export type WalkInReceipt = z.infer<typeof walkInReceipt>;

/** Documents of custody: made by an event, kept as they were made. */
export const paperModel = z.discriminatedUnion('kind', [acceptanceManifest, giveBackList]);
export type PaperModel = z.infer<typeof paperModel>;

export const documentModel = z.discriminatedUnion('kind', [
  acceptanceManifest,
  giveBackList,
  commandSheet,
  walkInReceipt,
]);
export type DocumentModel = z.infer<typeof documentModel>;
export type GiveBackList = z.infer<typeof giveBackList>;
export type AcceptanceManifest = z.infer<typeof acceptanceManifest>;
export type CommandSheet = z.infer<typeof commandSheet>;
export type ManifestRow = z.infer<typeof manifestRow>;

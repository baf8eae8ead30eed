/**
 * station (client) ↔ centre (server), over HTTP; the OpenAPI document is generated from this.
 * The upload itself has a binary body (gzip) and its own schema below, so it is declared for the document only.
 */
import { oc } from '@orpc/contract';
import { z } from 'zod';
import {
  atMs,
  bilingual,
  consignmentId,
  count,
  epochId,
  hash,
  itemNumber,
  officeId,
  retry,
  stationId,
} from './shapes.ts';

/**
 * Twelve Crockford characters in any case, dashes allowed: 60 bits, one use, ten minutes, five tries.
 * O, I and L are read as 0 and 1 (`normaliseCode` in domain/sync).
 */
export const enrolmentCode = z.string().regex(/^[0-9A-TV-Za-tv-z]{4}-?[0-9A-TV-Za-tv-z]{4}-?[0-9A-TV-Za-tv-z]{4}$/);

/** Ed25519 public key, raw 32 bytes in base64url. */
export const publicKey = z.string().regex(/^[A-Za-z0-9_-]{43}$/);
/** Ed25519 signature, 64 bytes in base64url. */
export const signature = z.string().regex(/^[A-Za-z0-9_-]{86}$/);

export const ledgerHead = z.strictObject({ epoch: epochId, seq: z.int().min(0), hash });
export type LedgerHead = z.infer<typeof ledgerHead>;

/** An event that finishes a consignment names every absent parcel: 20,000 lines of a manifest are 860 kB. */
const MAX_EVENT_CHARS = 1_000_000;

/**
 * A run of events from one epoch, exactly as stored, with the signed head after the last of them.
 * The centre recomputes every hash: only `prev` of the first and the head bind the run.
 */
export const ledgerUpload = z.strictObject({
  epoch: epochId,
  from: z.int().min(1),
  events: z.array(z.string().max(MAX_EVENT_CHARS)).min(1).max(2_000),
  head: z.strictObject({ seq: z.int().min(1), hash, signature }),
});
export type LedgerUpload = z.infer<typeof ledgerUpload>;

export const ledgerAck = z.strictObject({ head: ledgerHead, serverTimeMs: atMs, held: z.boolean() });
export type LedgerAck = z.infer<typeof ledgerAck>;

/** `code` says which rule refused, e.g. "nonce-expired": take a new nonce and sign again. */
const refusal = z.strictObject({ code: z.string(), text: z.string(), retry });

/** Body of every answer to an upload that is not an acknowledgement: the reason the stream stopped, with both sides. */
export const uploadRefusal = z.object({
  code: z.string(),
  text: z.string(),
  retry,
  /** The event at which the two sides differ. */
  seq: z.int().optional(),
  /** What the centre holds or expects there: a hash, or for a gap the next `seq` as text. */
  centre: z.string().optional(),
  /** What the upload says there. */
  station: z.string().optional(),
});
export type UploadRefusal = z.infer<typeof uploadRefusal>;

export const tracedEvent = z.strictObject({
  station: stationId,
  epoch: epochId,
  seq: z.int().min(1),
  atMs,
  type: z.string(),
  office: officeId,
  counter: z.string(),
  item: itemNumber,
  use: z.string(),
});
export type TracedEvent = z.infer<typeof tracedEvent>;

export const itemTrace = z.strictObject({
  item: itemNumber,
  holder: z
    .strictObject({ office: officeId, station: stationId, counter: z.string(), lane: z.string(), sinceMs: atMs })
    .nullable(),
  events: z.array(tracedEvent),
  /** What is known of the number the article had before, for each use that began with a new one. */
  oldNumbers: z.array(z.strictObject({ use: z.string(), readable: z.string().max(40), number: itemNumber.nullable() })),
});
export type ItemTrace = z.infer<typeof itemTrace>;

const consignmentCounts = z.strictObject({
  declared: count,
  accepted: count,
  rejected: count,
  absent: count,
  unmanifested: count,
});

export const consignmentState = z.strictObject({
  consignment: consignmentId,
  partner: z.string().max(40),
  declared: count,
  /** Sums over the stations that have finished. */
  accepted: count,
  rejected: count,
  unmanifested: count,
  /** On the books of more than one station: both entries stay, and somebody has to look. The first thousand. */
  duplicates: z.array(z.strictObject({ item: itemNumber, stations: z.array(stationId).min(2) })).max(1_000),
  /** Parcels that no station saw, the first thousand; null while nobody can name them. */
  absent: z.array(itemNumber).max(1_000).nullable(),
  absentCount: count.nullable(),
  /** `provisional` until every station that took it up has finished and sent its ledger. */
  absentIs: z.enum(['final', 'provisional']),
  /** Stations whose word is still missing. */
  notIn: z.array(stationId),
  stations: z.array(
    z.strictObject({
      station: stationId,
      counter: z.string().max(40),
      state: z.enum(['open', 'finished', 'silent', 'not-involved']),
      counts: consignmentCounts.nullable(),
    }),
  ),
});
export type ConsignmentState = z.infer<typeof consignmentState>;

export const centralContract = {
  nonce: {
    /** A nonce for signed requests; valid for some minutes by the centre's clock, so a station's wrong clock cannot matter. */
    issue: oc
      .route({ method: 'GET', path: '/v1/nonce' })
      .output(z.strictObject({ nonce: z.string(), serverTimeMs: atMs })),
  },
  station: {
    /** `proof` is the Ed25519 signature over "daksetu-enrol-v1:" + code (normalised) + ":" + publicKey: possession of the key. */
    enrol: oc
      .route({ method: 'POST', path: '/v1/enrolments' })
      .errors({ CODE_REFUSED: { status: 403, data: refusal } })
      .input(z.strictObject({ code: enrolmentCode, publicKey, proof: signature, build: z.string().max(40) }))
      .output(
        z.strictObject({
          station: stationId,
          office: officeId,
          counter: z.string().max(40),
          officeName: bilingual,
          serverTimeMs: atMs,
        }),
      ),
    /** Where this station's ledger ends at the centre. `null` before the first event. */
    head: oc
      .route({ method: 'GET', path: '/v1/stations/{station}/head' })
      .errors({ UNAUTHORISED: { status: 401, data: refusal } })
      .input(z.strictObject({ station: stationId, epoch: epochId }))
      .output(z.strictObject({ head: ledgerHead.nullable(), serverTimeMs: atMs })),
  },
  feed: {
    /** Entries with a version above `after`, oldest first. `body` is the entry's exact JSON text, `hash` its SHA-256. */
    read: oc
      .route({ method: 'GET', path: '/v1/stations/{station}/feed' })
      .errors({ UNAUTHORISED: { status: 401, data: refusal } })
      .input(
        z.strictObject({
          station: stationId,
          after: z.coerce.number().int().min(0),
          limit: z.coerce.number().int().min(1).max(100).default(20),
        }),
      )
      .output(
        z.strictObject({
          entries: z.array(z.strictObject({ version: z.int().min(1), body: z.string(), hash })),
          head: z.int().min(0),
          serverTimeMs: atMs,
        }),
      ),
  },
  consignment: {
    /** How far the caller's office is with a consignment; null when none of its stations told of it. */
    state: oc
      .route({ method: 'GET', path: '/v1/consignments/{consignment}' })
      .errors({ UNAUTHORISED: { status: 401, data: refusal } })
      .input(z.strictObject({ consignment: consignmentId }))
      .output(z.strictObject({ state: consignmentState.nullable() })),
  },
  item: {
    trace: oc
      .route({ method: 'GET', path: '/v1/items/{item}' })
      .errors({ UNAUTHORISED: { status: 401, data: refusal } })
      .input(z.strictObject({ item: itemNumber }))
      .output(itemTrace),
  },
};

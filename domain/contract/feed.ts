/**
 * What the centre tells a station: entries of its inbox, in the order of their version.
 * Invariant: an entry's bytes are kept as they came, and nothing of a person's address is in them.
 */
import { z } from 'zod';
import {
  alias,
  badgeCode,
  bilingual,
  consignmentId,
  count,
  epochId,
  grams,
  itemNumber,
  mode,
  officeId,
  pin,
  serial,
  stationId,
  userId,
} from './shapes.ts';

export const officeEntry = z.strictObject({
  kind: z.literal('office'),
  office: officeId,
  name: bilingual,
  pin,
});

export const usersEntry = z.strictObject({
  kind: z.literal('users'),
  users: z
    .array(
      z.strictObject({
        user: userId,
        name: bilingual,
        title: bilingual,
        role: z.enum(['clerk', 'hub-staff', 'supervisor', 'administrator']),
        /** SHA-256 in hex of "user:code", the manager's one-time code for setting a PIN at a station. */
        pinCodeHash: z.string().regex(/^[0-9a-f]{64}$/),
        /** What the person's badge says; without one they are chosen from the list. */
        badge: badgeCode.optional(),
      }),
    )
    .max(500),
});

export const sortPlanEntry = z.strictObject({
  kind: z.literal('sort-plan'),
  plan: z.string().min(1).max(40),
  /** UTC ms from which the plan holds. */
  validFromMs: z.int().min(0),
  /** Longest matching PIN prefix wins; the rule with the empty prefix is the default. */
  rules: z
    .array(
      z.strictObject({
        prefix: z.string().regex(/^\d{0,6}$/),
        place: bilingual,
        slot: z.string().regex(/^[A-Z]\d{1,2}$/),
        mode,
        next: bilingual,
        /** Local time of departure, "13:05". */
        leaves: z.string().regex(/^\d{2}:\d{2}$/),
      }),
    )
    .max(20_000),
});

export const manifestLine = z.strictObject({
  line: z.int().min(1),
  item: itemNumber,
  aliases: z.array(alias).max(5),
  pin,
  /** Delivery office and circle as the partner names them; null where the source has none, as the bulk workbook. */
  office: z.string().min(1).max(80).nullable(),
  circle: z.string().min(1).max(40).nullable(),
  grams,
  /** Sides in whole centimetres; for a roll the breadth is its diameter. */
  cm: z.strictObject({ length: count, breadth: count, height: count }).optional(),
  /** Insured for so much, in paise. */
  insuredPaise: count.optional(),
  /** Amount to collect in paise; 0 for prepaid. */
  codPaise: count,
  registration: z.boolean(),
  otp: z.boolean(),
});

export const manifestEntry = z.strictObject({
  kind: z.literal('manifest'),
  consignment: consignmentId,
  partner: z.string().min(1).max(40),
  office: officeId,
  vehicle: z.string().max(40).nullable(),
  declaredCount: count,
  declaredGrams: z.int().min(0),
  terms: z.strictObject({
    weigh: z.enum(['all', 'sample', 'none']),
    weightToleranceGrams: grams,
    label: z.enum(['none', 'full']),
  }),
  lines: z.array(manifestLine).max(20_000),
});

/** Article numbers that one epoch of one station may give out itself; the feed is the office's, everybody else passes it over. */
export const numberRangeEntry = z
  .strictObject({
    kind: z.literal('number-range'),
    station: stationId,
    epoch: epochId,
    prefix: z.string().regex(/^[A-Z]{2}$/),
    /** Serials of eight digits, both ends included. */
    from: serial,
    to: serial,
  })
  .refine(({ from, to }) => from <= to);

export const feedEntry = z.discriminatedUnion('kind', [
  officeEntry,
  usersEntry,
  sortPlanEntry,
  manifestEntry,
  numberRangeEntry,
]);
export type FeedEntry = z.infer<typeof feedEntry>;
export type OfficeEntry = z.infer<typeof officeEntry>;
export type UsersEntry = z.infer<typeof usersEntry>;
export type SortPlanEntry = z.infer<typeof sortPlanEntry>;
export type NumberRangeEntry = z.infer<typeof numberRangeEntry>;
export type ManifestEntry = z.infer<typeof manifestEntry>;
export type ManifestLine = z.infer<typeof manifestLine>;

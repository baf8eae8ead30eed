/**
 * Parcels handed in at the counter, on the wire. What is of a person goes in here and comes back nowhere.
 */
import { z } from 'zod';
import { destination, useId } from './accept-view.ts';
import { atMs, count, grams, pin } from './shapes.ts';

const text = z.string().trim().min(1).max(80);

export const partyInput = z.strictObject({
  name: text,
  /** Address, line by line, without the PIN. */
  lines: z.array(text).min(1).max(4),
  pin,
  phone: z
    .string()
    .regex(/^\d{6,12}$/)
    .nullable(),
});

const side = z.int().min(1).max(999);
/** One crore rupees: more is a slip of the finger. */
const paise = z.int().min(0).max(1_000_000_000);

export const bookingInput = z.strictObject({
  receiver: partyInput,
  sender: partyInput,
  /** Whole centimetres. */
  cm: z.strictObject({ length: side, breadth: side, height: side }).nullable(),
  registration: z.boolean(),
  otp: z.boolean(),
  codPaise: paise,
  insuredPaise: paise,
  /** What the customer pays, typed. */
  tariffPaise: paise,
  /** The sender has said that nothing prohibited is in it. */
  contentsDeclared: z.boolean(),
});
export type BookingInput = z.infer<typeof bookingInput>;

const walkInRow = z.strictObject({
  use: useId,
  number: z.string().max(40),
  atMs,
  pin,
  grams: grams.nullable(),
  product: z.enum(['document', 'parcel']),
  tariffPaise: count,
  voided: z.boolean(),
  /** Null without a route. */
  destination: destination.nullable(),
  /** The PDF, where somebody prints. */
  receipt: z.string().nullable(),
});
export type WalkInRow = z.infer<typeof walkInRow>;

export const walkInView = z.strictObject({
  /** On hand of the open set. */
  count,
  paise: count,
  /** Newest first, taken back or not. */
  rows: z.array(walkInRow).max(8),
  /** The newest, while the person here may take it back. */
  undo: useId.nullable(),
});
export type WalkInView = z.infer<typeof walkInView>;

/**
 * Article numbers such as "CK123456785IN": two letters, eight digits, a check digit, the issuing country (UPU S10-12).
 * Invariant: `parseS10` and `mintS10` give only numbers whose check digit is right.
 */
import type { ItemNumber } from '../custody/ids.ts';
import { ok, refuse, type Reply } from '../reply.ts';

export type S10 = {
  readonly number: ItemNumber;
  readonly prefix: string;
  readonly serial: string;
  /** One digit, as printed; only a parsed number promises that it is right. */
  readonly check: string;
  readonly issuer: string;
};

export type WrongCheckDigit = {
  readonly kind: 'wrong-check-digit';
  readonly found: string;
  readonly expected: string;
  /** Place of the check digit in the number, from 0. */
  readonly position: number;
};
export type S10Fault = { readonly kind: 'wrong-shape' } | WrongCheckDigit;
export type MintFault = { readonly kind: 'wrong-prefix' } | { readonly kind: 'wrong-serial' };

/** Place of the check digit, from 0. */
export const CHECK_POSITION = 10;

/**
 * Reads a number that must be right in every respect. Takes it bare: 13 characters, upper case.
 *
 * What the check digit can promise: with S the weighted sum, it is 5 for both S mod 11 = 0 and S mod 11 = 6, and no
 * other value is shared. So one misread digit of the serial goes unnoticed exactly when it moves S mod 11 between 0
 * and 6: 1 in 55 of all such misreadings (130,909,104 of 7,200,000,000), and only in numbers whose check digit is 5.
 * A misread check digit is always noticed; the four letters are not covered at all.
 */
export function parseS10(text: string): Reply<S10, S10Fault> {
  const s10 = splitS10(text);
  if (s10 === null) return refuse({ kind: 'wrong-shape' });
  const expected = checkDigit(s10.serial);
  if (s10.check !== expected) {
    return refuse({ kind: 'wrong-check-digit', found: s10.check, expected, position: CHECK_POSITION });
  }
  return ok(s10);
}

/** Takes a number apart by its shape alone, whether or not its check digit is right; null when it has another shape. */
export function splitS10(text: string): S10 | null {
  const [number, prefix, serial, check, issuer] = SHAPE.exec(text) ?? [];
  if (number === undefined || prefix === undefined || serial === undefined) return null;
  if (check === undefined || issuer === undefined) return null;
  return { number: number as ItemNumber, prefix, serial, check, issuer }; // the shape is the brand
}

/**
 * The check digit of eight serial digits, as one character. Anything but eight digits is a mistake of the caller
 * and throws.
 */
export function checkDigit(serial: string): string {
  if (!SERIAL.test(serial)) throw new RangeError('serial must be eight digits');
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(serial[place]), 0);
  const digit = 11 - (sum % 11);
  if (digit === 10) return '0';
  return digit === 11 ? '5' : String(digit);
}

/**
 * Makes the number of a serial out of an allotted range, from 0 to 99,999,999.
 * Issuer: the country of the post that gave out the range.
 */
export function mintS10(prefix: string, serial: number, issuer = 'IN'): Reply<ItemNumber, MintFault> {
  if (!LETTERS.test(prefix) || !LETTERS.test(issuer)) return refuse({ kind: 'wrong-prefix' });
  if (!Number.isInteger(serial) || serial < 0 || serial > MAX_SERIAL) return refuse({ kind: 'wrong-serial' });
  const digits = String(serial).padStart(8, '0');
  return ok(`${prefix}${digits}${checkDigit(digits)}${issuer}` as ItemNumber); // built to the shape
}

/** Whether a text, in capitals, is the beginning or the end of a number, with three digits at the least. */
export function isPartOfS10(text: string): boolean {
  return BEGINNING.test(text) || END.test(text);
}

const BEGINNING = /^[A-Z]{2}(?:[0-9]{3,9}|[0-9]{9}[A-Z])$/;
const END = /^(?:[0-9]{3,9}|[A-Z][0-9]{9})[A-Z]{2}$/;
const SHAPE = /^([A-Z]{2})([0-9]{8})([0-9])([A-Z]{2})$/;
const SERIAL = /^[0-9]{8}$/;
const LETTERS = /^[A-Z]{2}$/;
const MAX_SERIAL = 99_999_999;
/** Left to right over the serial, from the standard. */
const WEIGHTS = [8, 6, 4, 2, 3, 5, 9, 7];

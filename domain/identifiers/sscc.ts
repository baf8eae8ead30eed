/**
 * Numbers of cartons and pallets (GS1 serial shipping container codes): extension digit, company prefix and serial,
 * check digit; 18 digits in all.
 * Invariant: the brand is of numbers whose check digit is right.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import { gs1CheckDigit } from './gs1-check-digit.ts';
import type { WrongCheckDigit } from './s10.ts';

export type Sscc = Brand<string, 'Sscc'>;
export type SsccFault = { readonly kind: 'wrong-shape' } | WrongCheckDigit;

/** Place of the check digit, from 0. */
const CHECK_POSITION = 17;

/** Reads the 18 digits without the application identifier 00 in front. One misread digit is always refused. */
export function parseSscc(text: string): Reply<Sscc, SsccFault> {
  if (!SHAPE.test(text)) return refuse({ kind: 'wrong-shape' });
  const found = text.slice(CHECK_POSITION);
  const expected = gs1CheckDigit(text.slice(0, CHECK_POSITION));
  if (found !== expected) return refuse({ kind: 'wrong-check-digit', found, expected, position: CHECK_POSITION });
  return ok(text as Sscc); // the brand is earned by shape and check digit
}

/**
 * The number as an EPC, the form of EPCIS events: "urn:epc:id:sscc:0614141.1234567890". The company prefix follows the
 * extension digit and has 6 to 12 digits; how many, only GS1's register knows.
 */
export function ssccToEpc(sscc: Sscc, prefixLength: number): Reply<string, { readonly kind: 'wrong-prefix-length' }> {
  if (!Number.isInteger(prefixLength) || prefixLength < 6 || prefixLength > 12) {
    return refuse({ kind: 'wrong-prefix-length' });
  }
  const prefix = sscc.slice(1, 1 + prefixLength);
  return ok(`urn:epc:id:sscc:${prefix}.${sscc.slice(0, 1)}${sscc.slice(1 + prefixLength, CHECK_POSITION)}`);
}

const SHAPE = /^[0-9]{18}$/;

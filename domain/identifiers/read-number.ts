/**
 * Numbers that name one thing in custody, read from a bare code or from a field of a label in the same way.
 */
import { type NumericLengths, parseAmazonTracking } from './amazon-id.ts';
import type { ItemMeaning, SsccMeaning } from './reading.ts';
import { CHECK_POSITION, checkDigit, splitS10 } from './s10.ts';
import { parseSscc } from './sscc.ts';

/** An article number by its shape; a wrong check digit is part of the answer. Null for any other text. */
export function readS10(text: string): ItemMeaning | null {
  const s10 = splitS10(text);
  if (s10 === null) return null;
  const item = { kind: 'item', number: s10.number, form: 's10' } as const;
  const expected = checkDigit(s10.serial);
  if (s10.check === expected) return { ...item, check: 'right' };
  return { ...item, check: 'wrong', found: s10.check, expected, position: CHECK_POSITION };
}

/** Amazon's tracking id, or a bare number of one of the lengths. Null for any other text. */
export function readAmazonNumber(text: string, lengths: NumericLengths): ItemMeaning | null {
  const tracking = parseAmazonTracking(text, lengths);
  return tracking.ok ? { kind: 'item', ...tracking.value, check: 'none' } : null;
}

/** Eighteen digits that something else has announced as an SSCC; a wrong check digit is part of the answer. */
export function readAnnouncedSscc(text: string): SsccMeaning | null {
  const sscc = parseSscc(text);
  if (sscc.ok) return { kind: 'sscc', sscc: sscc.value, check: 'right' };
  if (sscc.fault.kind === 'wrong-shape') return null;
  const { found, expected, position } = sscc.fault;
  return { kind: 'sscc', sscc: text, check: 'wrong', found, expected, position };
}

/** Eighteen digits that nothing has announced: only the check digit says what they are, so it has to be right. */
export function readBareSscc(text: string): SsccMeaning | null {
  const sscc = parseSscc(text);
  return sscc.ok ? { kind: 'sscc', sscc: sscc.value, check: 'right' } : null;
}

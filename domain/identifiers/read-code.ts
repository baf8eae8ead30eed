/**
 * What a code is: the one place where a barcode or a typed number gets its meaning.
 * Invariant: total. Every text gives one reading, none throws, and no text has two readings.
 */
import type { ItemNumber } from '../custody/ids.ts';
import { isGs1Aim, aimToSymbology, splitAim } from './aim-id.ts';
import { type AmazonForm, type NumericLengths, type OrderId, parseAmazonTracking, parseOrderId } from './amazon-id.ts';
import { type BadgeCode, type BadgeRule, DEFAULT_BADGE_RULE, parseBadge } from './badge.ts';
import { type BagNumber, parseBagNumber } from './bag-number.ts';
import { parsePin, type Pin } from './pin.ts';
import { codeToShown } from './printable.ts';
import { CHECK_POSITION, checkDigit, splitS10 } from './s10.ts';

/** `right` and `wrong` are of numbers that carry a check digit; `none` is of those that carry none. */
type Checked =
  | { readonly check: 'right' | 'none' }
  | {
      readonly check: 'wrong';
      /** The digit as read and the digit by the rule, one character each, and its place in the number from 0. */
      readonly found: string;
      readonly expected: string;
      readonly position: number;
    };

type Meaning =
  | ({ readonly kind: 'item'; readonly number: ItemNumber; readonly form: 's10' | AmazonForm } & Checked)
  | { readonly kind: 'bag'; readonly bag: BagNumber }
  | { readonly kind: 'badge'; readonly badge: BadgeCode }
  | { readonly kind: 'order-id'; readonly order: OrderId }
  | { readonly kind: 'pin'; readonly pin: Pin }
  | { readonly kind: 'unknown-code' }
  | { readonly kind: 'unreadable'; readonly why: 'empty' | 'too-long' | 'control-characters' };

export type CodeReading = Meaning & {
  /** Safe for any screen or paper, at most 80 characters. */
  readonly shown: string;
  /** AIM identifier of the barcode, also when it came in line; null for typed text and for silent scanners. */
  readonly aim: string | null;
};
export type ItemReading = Extract<CodeReading, { kind: 'item' }>;

/** What differs between customers and has no published form. */
export type CodeRules = { readonly amazonNumericLengths: NumericLengths; readonly badge: BadgeRule };

/** Twelve digits is what is commonly seen on parcels of Amazon's Indian carrier. */
export const DEFAULT_CODE_RULES: CodeRules = { amazonNumericLengths: [12], badge: DEFAULT_BADGE_RULE };

/** As long as a device may send: the largest 2D symbols in use at a counter hold less. */
export const MAX_CODE_LENGTH = 4096;

/**
 * Reads one code. `data` is the scanner's bytes as Latin-1 text, one character a byte, taken as it is but for line
 * ends after it; typed text goes through `normaliseTyped` first. `aim` is the identifier the scanner sent apart, or
 * null; without it one at the start of `data` is taken off.
 */
export function readCode(data: string, aim: string | null, rules: CodeRules = DEFAULT_CODE_RULES): CodeReading {
  if (data.length > MAX_CODE_LENGTH) {
    return { kind: 'unreadable', why: 'too-long', shown: codeToShown(data), aim };
  }
  const bare = withoutLineEnd(data);
  const code = aim === null ? splitAim(bare) : { aim, data: bare };
  const meaning = meaningOf({ text: code.data, aim: code.aim, rules });
  const shown = meaning.kind === 'badge' ? `${rules.badge.prefix}…` : codeToShown(code.data); // a photo makes no card
  return { ...meaning, shown, aim: code.aim };
}

type Code = { readonly text: string; readonly aim: string | null; readonly rules: CodeRules };
type Step = (code: Code) => Meaning | null;

function meaningOf(code: Code): Meaning {
  for (const step of STEPS) {
    const meaning = step(code);
    if (meaning !== null) return meaning;
  }
  return { kind: 'unknown-code' };
}

/** Message of ISO/IEC 15434. Its parts are not read yet, so it is a code we do not know, control characters and all. */
function readEnvelope(code: Code): Meaning | null {
  return code.text.startsWith('[)>\u001e') ? { kind: 'unknown-code' } : null;
}

/**
 * GS1 element strings begin with a digit. They are not read yet, and must not pass for a bare number: what looks
 * like twelve digits is two fields. FNC1 in front of a plain article number is a printer's mistake and is let through.
 */
function readGs1(code: Code): Meaning | null {
  return isGs1Aim(code.aim) && /^[0-9]/.test(code.text) ? { kind: 'unknown-code' } : null;
}

function refuseUnreadable(code: Code): Meaning | null {
  if (code.text === '') return { kind: 'unreadable', why: 'empty' };
  return hasControlCharacter(code.text) ? { kind: 'unreadable', why: 'control-characters' } : null;
}

function readS10(code: Code): Meaning | null {
  const s10 = splitS10(code.text);
  if (s10 === null) return null;
  const item = { kind: 'item', number: s10.number, form: 's10' } as const;
  const expected = checkDigit(s10.serial);
  if (s10.check === expected) return { ...item, check: 'right' };
  return { ...item, check: 'wrong', found: s10.check, expected, position: CHECK_POSITION };
}

function readBag(code: Code): Meaning | null {
  const bag = parseBagNumber(code.text);
  return bag.ok ? { kind: 'bag', bag: bag.value } : null;
}

function readBadge(code: Code): Meaning | null {
  const badge = parseBadge(code.text, code.rules.badge);
  return badge.ok ? { kind: 'badge', badge: badge.value } : null;
}

function readOrderId(code: Code): Meaning | null {
  const order = parseOrderId(code.text);
  return order.ok ? { kind: 'order-id', order: order.value } : null;
}

/** A bare number from the barcode of an article of trade (EAN, UPC) names the goods, not the parcel. */
function readAmazonTracking(code: Code): Meaning | null {
  const lengths = aimToSymbology(code.aim) === 'ean-upc' ? [] : code.rules.amazonNumericLengths;
  const tracking = parseAmazonTracking(code.text, lengths);
  return tracking.ok ? { kind: 'item', ...tracking.value, check: 'none' } : null;
}

function readPin(code: Code): Meaning | null {
  const pin = parsePin(code.text);
  return pin.ok ? { kind: 'pin', pin: pin.value } : null;
}

/** The order is that of the field: what announces itself comes first, what is told by its shape alone comes after. */
const STEPS: readonly Step[] = [
  readEnvelope,
  readGs1,
  refuseUnreadable,
  readS10,
  readBag,
  readBadge,
  // UPU S9 and S8, the numbers of international bags, belong here.
  readOrderId,
  readAmazonTracking,
  // DIGIPIN belongs here.
  readPin,
];

function withoutLineEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === '\r' || text[end - 1] === '\n')) end -= 1;
  return text.slice(0, end);
}

/** The control characters of ASCII. Bytes above 0x7F may be text in UTF-8: unknown, but not garbled. */
function hasControlCharacter(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const byte = text.charCodeAt(at);
    if (byte < 0x20 || byte === 0x7f) return true;
  }
  return false;
}

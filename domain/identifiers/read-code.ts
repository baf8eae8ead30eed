/**
 * What a code is: the one place where a barcode or a typed number gets its meaning.
 * Invariant: total. Every text gives one reading, none throws, and no text has two readings.
 */
import { aimToSymbology, isGs1Aim, splitAim } from './aim-id.ts';
import { parseOrderId } from './amazon-id.ts';
import { parseBadge } from './badge.ts';
import { parseBagNumber } from './bag-number.ts';
import { parseCommand } from './command-code.ts';
import { parseCustodyCode } from './custody-code.ts';
import { parseDigipin } from './digipin.ts';
import { hasEnvelopeHeader } from './iso-15434.ts';
import { parseDespatch, parseReceptacle } from './mail-receptacle.ts';
import { parsePin } from './pin.ts';
import { codeToShown } from './printable.ts';
import { readElementString, readMessage } from './read-label.ts';
import { readAmazonNumber, readAnnouncedSscc, readBareSscc, readS10 } from './read-number.ts';
import { isPartOfS10 } from './s10.ts';
import { type CodeReading, type CodeRules, DEFAULT_CODE_RULES, type Meaning } from './reading.ts';

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
  return { ...meaning, shown: shownOf(meaning, code.data, rules), aim: code.aim };
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

/** A number found in a field is what the clerk can compare with the label; the separators around it are not. */
function shownOf(meaning: Meaning, text: string, { badge }: CodeRules): string {
  if (meaning.kind === 'badge') return `${badge.prefix}…`; // a photo of a screen makes no card
  if (meaning.kind === 'item') return codeToShown(meaning.number);
  return codeToShown(meaning.kind === 'sscc' ? meaning.sscc : text);
}

function readEnvelope({ text, rules }: Code): Meaning | null {
  return hasEnvelopeHeader(text) ? readMessage(text, rules) : null;
}

/** Element strings begin with a digit. FNC1 before a plain article number is a printer's mistake and is let through. */
function readGs1({ text, aim, rules }: Code): Meaning | null {
  return isGs1Aim(aim) && /^[0-9]/.test(text) ? readElementString(text, rules) : null;
}

function refuseUnreadable({ text }: Code): Meaning | null {
  if (text === '') return { kind: 'unreadable', why: 'empty' };
  return hasControlCharacter(text) ? { kind: 'unreadable', why: 'control-characters' } : null;
}

/** Some printers write the letters small; that changes no number. In a field of a label the standards want capitals. */
function readPlainS10({ text }: Code): Meaning | null {
  return readS10(/^[A-Za-z]{2}[0-9]{9}[A-Za-z]{2}$/.test(text) ? text.toUpperCase() : text);
}

/** Of a torn or badly lit label. What has another meaning is not taken for a part. */
function readPart({ text }: Code): Meaning | null {
  return isPartOfS10(text) ? { kind: 'part-of-number' } : null;
}

function readBag({ text }: Code): Meaning | null {
  const bag = parseBagNumber(text);
  return bag.ok ? { kind: 'bag', bag: bag.value } : null;
}

function readBadge({ text, rules }: Code): Meaning | null {
  const badge = parseBadge(text, rules.badge);
  return badge.ok ? { kind: 'badge', badge: badge.value } : null;
}

function readCommand({ text }: Code): Meaning | null {
  const command = parseCommand(text);
  return command.ok ? { kind: 'command', command: command.value } : null;
}

function readCustodyId({ text }: Code): Meaning | null {
  const label = parseCustodyCode(text);
  return label.ok ? { kind: 'custody-id', label: label.value } : null;
}

function readInternationalMail({ text }: Code): Meaning | null {
  const receptacle = parseReceptacle(text);
  if (receptacle.ok) return { kind: 'receptacle', receptacle: receptacle.value };
  const despatch = parseDespatch(text);
  return despatch.ok ? { kind: 'despatch', despatch: despatch.value } : null;
}

function readOrderId({ text }: Code): Meaning | null {
  const order = parseOrderId(text);
  return order.ok ? { kind: 'order-id', order: order.value } : null;
}

/** A bare number from the barcode of an article of trade (EAN, UPC) names the goods, not the parcel. */
function readTracking({ text, aim, rules }: Code): Meaning | null {
  return readAmazonNumber(text, aimToSymbology(aim) === 'ean-upc' ? [] : rules.amazonNumericLengths);
}

/** Without GS1's mark: typed from below the barcode, where the identifier has brackets, or from a silent scanner. */
function readPlainSscc({ text }: Code): Meaning | null {
  if (text.startsWith(SSCC_IN_BRACKETS)) return readAnnouncedSscc(text.slice(SSCC_IN_BRACKETS.length));
  return readBareSscc(text) ?? (text.startsWith('00') ? readBareSscc(text.slice(2)) : null);
}

function readDigipin({ text }: Code): Meaning | null {
  const digipin = parseDigipin(text);
  return digipin.ok ? { kind: 'digipin', digipin: digipin.value } : null;
}

function readPin({ text }: Code): Meaning | null {
  const pin = parsePin(text);
  return pin.ok ? { kind: 'pin', pin: pin.value } : null;
}

/** The order is that of the field: what announces itself comes first, what is told by its shape alone comes after. */
const STEPS: readonly Step[] = [
  readEnvelope,
  readGs1,
  refuseUnreadable,
  readPlainS10,
  readBag,
  readBadge,
  readCommand,
  readCustodyId,
  readInternationalMail,
  readOrderId,
  readTracking,
  readPlainSscc,
  readDigipin,
  readPin,
  readPart,
];

const SSCC_IN_BRACKETS = '(00)';

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

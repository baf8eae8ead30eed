/**
 * Random codes, fast enough for a million: noise, valid numbers, damaged ones, structured labels with FNC1 anywhere.
 * Invariant: the same seed gives the same codes.
 */
import { gs1CheckDigit } from '../../../domain/identifiers/gs1-check-digit.ts';
import { GS1_ELEMENTS } from '../../../domain/identifiers/gs1-element-table.ts';
import { checkDigit } from '../../../domain/identifiers/s10.ts';

/** A whole number from 0 below `limit`. */
export type Random = (limit: number) => number;
/** `from` names what was made; damaged codes keep the name of what they were. */
export type Sample = {
  readonly data: string;
  readonly aim: string | null;
  readonly from: string;
  readonly damaged: boolean;
};

/** Mulberry32: 32 bits of state, good enough to vary inputs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}

/** One code: in three of ten cases with a character put in, taken out or exchanged. */
export function nextSample(random: Random): Sample {
  const [from, make] = pick(KINDS, random);
  const whole = make(random);
  const damaged = random(10) < 3;
  const data = damaged ? damage(whole, random) : whole;
  const aim = random(3) === 0 ? null : pick(AIMS, random);
  // A silent scanner sends the identifier in line, or none.
  const inLine = aim === null && random(2) === 0 ? pick(AIMS, random) : '';
  return { data: `${inLine}${data}${random(8) === 0 ? '\r\n' : ''}`, aim, from, damaged };
}

type Make = (random: Random) => string;

const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const GRID = '23456789CJKLMPFT';
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SIGNS = `${DIGITS}${LETTERS}abcxyz-/.+`;
const GS = '\u001d';
const AIMS = [
  ']C0',
  ']C1',
  ']C2',
  ']A0',
  ']I0',
  ']d1',
  ']d2',
  ']d5',
  ']Q1',
  ']Q3',
  ']Q4',
  ']E0',
  ']e0',
  ']L0',
  ']z1',
  ']X9',
];

function pick<T>(from: readonly T[], random: Random): T {
  return from[random(from.length)] as T; // never empty
}

function text(signs: string, length: number, random: Random): string {
  let made = '';
  for (let at = 0; at < length; at += 1) made += signs[random(signs.length)];
  return made;
}

const digits = (length: number, random: Random) => text(DIGITS, length, random);
const letters = (length: number, random: Random) => text(LETTERS, length, random);

function s10(random: Random): string {
  const serial = digits(8, random);
  return `${letters(2, random)}${serial}${random(5) === 0 ? digits(1, random) : checkDigit(serial)}${letters(2, random)}`;
}

function sscc(random: Random): string {
  const body = digits(17, random);
  return body + (random(5) === 0 ? digits(1, random) : gs1CheckDigit(body));
}

const tracking: Make = (random) => `TB${pick(['A', 'C', 'M'], random)}${digits(12 + random(2), random)}`;
const orderId: Make = (random) => `${digits(3, random)}-${digits(7, random)}-${digits(7, random)}`;
const despatch: Make = (random) =>
  letters(12, random) + pick(['A', 'B', 'C', 'D', 'X'], random) + letters(2, random) + digits(5, random);

function digipin(random: Random): string {
  const made = text(GRID, 10, random);
  return random(2) === 0 ? made : `${made.slice(0, 3)}-${made.slice(3, 6)}-${made.slice(6)}`;
}

/** What may stand in a field: numbers of every kind, and anything. */
function value(random: Random): string {
  const make = pick<Make>(
    [s10, s10, sscc, tracking, orderId, (r) => `J${s10(r)}`, (r) => text(SIGNS, 1 + r(12), r)],
    random,
  );
  return make(random);
}

function dataField(random: Random): string {
  return pick(['J', '1J', '5J', 'S', 'Q', 'K', '4L', '99Z'], random) + value(random);
}

function element(random: Random): string {
  const id = random(3) === 0 ? '00' : pick(ELEMENT_IDS, random);
  const form = GS1_ELEMENTS.get(id);
  if (id === '00') return id + sscc(random);
  if (form === undefined) return id;
  const length = form.min + random(Math.min(form.max, 30) - form.min + 1);
  return (
    id + text(DIGITS, Math.min(form.digits, length), random) + text(SIGNS, Math.max(length - form.digits, 0), random)
  );
}

/** FNC1 anywhere: needed, allowed, missing or too many. */
function elements(random: Random): string {
  let made = '';
  for (let count = 1 + random(4); count > 0; count -= 1) made += element(random) + (random(2) === 0 ? GS : '');
  return random(4) === 0 ? insert(made, GS, random) : made;
}

function message(random: Random): string {
  let made = '[)>\u001e';
  for (let count = 1 + random(2); count > 0; count -= 1) {
    const fields = Array.from({ length: 1 + random(3) }, () => dataField(random)).join(GS);
    made += random(4) === 0 ? `05${GS}${elements(random)}\u001e` : `06${GS}${fields}\u001e`;
  }
  return `${made}\u0004`;
}

function bytes(random: Random): string {
  let made = '';
  for (let count = random(40); count > 0; count -= 1) made += String.fromCharCode(random(256));
  return made;
}

function insert(whole: string, part: string, random: Random): string {
  const at = random(whole.length + 1);
  return whole.slice(0, at) + part + whole.slice(at);
}

function damage(whole: string, random: Random): string {
  const at = random(whole.length + 1);
  const signs = random(2) === 0 ? SIGNS[random(SIGNS.length)] : String.fromCharCode(random(256));
  return whole.slice(0, at) + (random(3) === 0 ? '' : signs) + whole.slice(at + random(2));
}

const ELEMENT_IDS: readonly string[] = [...GS1_ELEMENTS.keys(), '56', '8', ''];

/** A label torn at one end, or a barcode lit in part. */
function torn(random: Random): string {
  const whole = s10(random);
  const at = 1 + random(whole.length - 1);
  return random(2) === 0 ? whole.slice(0, at) : whole.slice(at);
}

const COMMAND_WORDS = ['UNDO', 'FINISH', 'UNDERSTOOD', 'LOCK', 'NOSUCHCOMMAND', 'F9', 'X'];

function custodyId(random: Random): string {
  const station = pick(['BLR-GPO-C2', '560001-C2', 'X00', 'A'], random);
  return `${station}/${text('0123456789abcdef', 32, random)}/${1 + random(300_000)}`;
}

const KINDS: readonly (readonly [string, Make])[] = [
  ['bytes', bytes],
  ['bytes', (random) => String.fromCharCode(...Array.from({ length: random(12) }, () => random(0x10000)))],
  ['s10', s10],
  ['s10', (random) => s10(random).toLowerCase()],
  ['torn', torn],
  ['tracking', tracking],
  ['digits', (random) => digits(1 + random(22), random)],
  ['order-id', orderId],
  ['bag', (random) => letters(3, random) + digits(10, random)],
  ['badge', (random) => `DKB-${text(CROCKFORD, 16, random)}`],
  ['command', (random) => `DKC${random(5) === 0 ? digits(1, random) : 1}-${pick(COMMAND_WORDS, random)}`],
  ['custody-id', custodyId],
  ['despatch', despatch],
  ['receptacle', (random) => `${despatch(random)}${digits(3, random)}${text('0198', 2, random)}${digits(4, random)}`],
  ['sscc', (random) => pick(['', '00', '(00)'], random) + sscc(random)],
  ['digipin', digipin],
  ['elements', elements],
  ['elements', elements],
  ['message', message],
  ['message', message],
];

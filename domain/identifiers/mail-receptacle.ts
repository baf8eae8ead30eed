/**
 * Numbers of international mail: a despatch (UPU S8, 20 characters) and one bag of it, a receptacle (UPU S9, 29).
 * Invariant: taking a number apart loses nothing; `formatDespatch` and `formatReceptacle` give the same number back.
 *
 * What the form can promise: there is no check digit. Of the 126 ways to misread one digit of a receptacle only those
 * are noticed that leave the three states of its two flags: 7 of 9 for each flag, 14 in all. In a despatch none is.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';

export type DespatchNumber = Brand<string, 'DespatchNumber'>;
export type ReceptacleNumber = Brand<string, 'ReceptacleNumber'>;

export type Despatch = {
  readonly number: DespatchNumber;
  /** Offices of exchange: country 2, place 3, unit 1. */
  readonly origin: string;
  readonly destination: string;
  readonly category: MailCategory;
  /** Two letters, the first the mail class. */
  readonly subclass: string;
  /** Last digit of the year. */
  readonly year: string;
  /** Four digits, counted for each origin, destination, category, subclass and year. */
  readonly serial: string;
};

export type Receptacle = {
  readonly number: ReceptacleNumber;
  readonly despatch: Despatch;
  /** Three digits from 001, counted in its despatch. */
  readonly serial: string;
  /** True for the last bag of the despatch; null when it was not said. */
  readonly isLast: boolean | null;
  /** True when registered or insured articles are in it; null when it was not said. */
  readonly hasRegistered: boolean | null;
  /** In steps of 100 g; null for more than 999.8 kg, which the number cannot say. */
  readonly grossGrams: number | null;
};

/** Air or priority, surface air lifted, surface, priority by surface. */
export type MailCategory = 'A' | 'B' | 'C' | 'D';
export type MailNumberFault = { readonly kind: 'wrong-shape' | 'unknown-category' | 'unknown-flag' };

/** Reads the 20 characters of a despatch. */
export function parseDespatch(text: string): Reply<Despatch, MailNumberFault> {
  if (!DESPATCH.test(text)) return refuse({ kind: 'wrong-shape' });
  const category = CATEGORIES.find((one) => one === text[12]);
  if (category === undefined) return refuse({ kind: 'unknown-category' });
  return ok({
    number: text as DespatchNumber, // the brand is earned by the shape
    origin: text.slice(0, 6),
    destination: text.slice(6, 12),
    category,
    subclass: text.slice(13, 15),
    year: text.slice(15, 16),
    serial: text.slice(16),
  });
}

/** Reads the 29 characters of a receptacle. */
export function parseReceptacle(text: string): Reply<Receptacle, MailNumberFault> {
  if (!RECEPTACLE.test(text)) return refuse({ kind: 'wrong-shape' });
  const despatch = parseDespatch(text.slice(0, 20));
  if (!despatch.ok) return despatch;
  const isLast = FLAGS.get(text.slice(23, 24));
  const hasRegistered = FLAGS.get(text.slice(24, 25));
  if (isLast === undefined || hasRegistered === undefined) return refuse({ kind: 'unknown-flag' });
  const weight = text.slice(25);
  return ok({
    number: text as ReceptacleNumber, // the brand is earned by the shape
    despatch: despatch.value,
    serial: text.slice(20, 23),
    isLast,
    hasRegistered,
    grossGrams: weight === TOO_HEAVY ? null : Number(weight) * 100,
  });
}

/** Writes a despatch; refuses parts that make no number. */
export function formatDespatch(parts: Omit<Despatch, 'number'>): Reply<DespatchNumber, MailNumberFault> {
  const { origin, destination, category, subclass, year, serial } = parts;
  const sizes = [origin.length, destination.length, subclass.length].join(' ');
  if (sizes !== '6 6 2' || year.length !== 1) return refuse({ kind: 'wrong-shape' });
  const reply = parseDespatch(`${origin}${destination}${category}${subclass}${year}${serial}`);
  return reply.ok ? ok(reply.value.number) : reply;
}

/** Writes a receptacle; refuses parts that make no number, such as a weight that is not in steps of 100 g. */
export function formatReceptacle(parts: Omit<Receptacle, 'number'>): Reply<ReceptacleNumber, MailNumberFault> {
  const { despatch, serial, isLast, hasRegistered, grossGrams } = parts;
  const head = formatDespatch(despatch);
  if (!head.ok) return head;
  const weight = grossGrams === null ? TOO_HEAVY : String(grossGrams / 100).padStart(4, '0');
  if (serial.length !== 3 || (grossGrams !== null && weight === TOO_HEAVY)) return refuse({ kind: 'wrong-shape' });
  const reply = parseReceptacle(`${head.value}${serial}${flagOf(isLast)}${flagOf(hasRegistered)}${weight}`);
  return reply.ok ? ok(reply.value.number) : reply;
}

function flagOf(said: boolean | null): string {
  if (said === null) return '9';
  return said ? '1' : '0';
}

const DESPATCH = /^[A-Z]{15}[0-9]{5}$/;
const RECEPTACLE = /^[A-Z]{15}[0-9]{14}$/;
const CATEGORIES: readonly MailCategory[] = ['A', 'B', 'C', 'D'];
const FLAGS: ReadonlyMap<string, boolean | null> = new Map([
  ['0', false],
  ['1', true],
  ['9', null],
]);
const TOO_HEAVY = '9999';

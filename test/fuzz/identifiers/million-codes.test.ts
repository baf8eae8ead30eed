/**
 * A million random codes through the whole of `readCode`: no throw, one typed answer, the same again, no order id ever
 * a parcel, and nothing that could be two things taken for one of them.
 * FUZZ_CODES sets the number, FUZZ_SEED repeats a run; both are printed.
 */
import { expect, test } from 'vitest';
import { aimToSymbology, isGs1Aim } from '../../../domain/identifiers/aim-id.ts';
import { readCode } from '../../../domain/identifiers/read-code.ts';
import type { CodeReading } from '../../../domain/identifiers/reading.ts';
import { createRandom, nextSample, type Sample } from './code-samples.ts';
import { isTorn, kindsOf, namesOf } from './second-reader.ts';

const CODES = Number(process.env['FUZZ_CODES'] ?? 1_000_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

const KINDS: Readonly<Record<CodeReading['kind'], true>> = {
  item: true,
  sscc: true,
  bag: true,
  badge: true,
  command: true,
  'custody-id': true,
  receptacle: true,
  despatch: true,
  'order-id': true,
  digipin: true,
  pin: true,
  'label-data': true,
  'several-numbers': true,
  'part-of-number': true,
  'unknown-code': true,
  unreadable: true,
};

test(`${CODES} codes are read (seed ${SEED})`, { timeout: 120_000 }, () => {
  console.log(`million-codes: FUZZ_CODES=${CODES} FUZZ_SEED=${SEED}`);
  const random = createRandom(SEED);
  const seen = new Map<string, number>();
  for (let at = 0; at < CODES; at += 1) {
    const sample = nextSample(random);
    const reading = readCode(sample.data, sample.aim);
    const fault = faultOf(sample, reading);
    if (fault !== null) throw new Error(`${fault}: ${JSON.stringify({ at, sample, reading })}`);
    for (const key of [reading.kind, `${sample.from}: ${reading.kind}`]) seen.set(key, (seen.get(key) ?? 0) + 1);
  }
  // A generator that no longer reaches a kind proves nothing about it.
  for (const kind of Object.keys(KINDS)) expect(seen.get(kind) ?? 0, kind).toBeGreaterThan(CODES / 2_000);
  expect(seen.get('message: item') ?? 0).toBeGreaterThan(CODES / 500);
  expect(seen.get('elements: sscc') ?? 0).toBeGreaterThan(CODES / 500);
  expect([...seen.keys()]).not.toContain('undefined');
});

test('the same seed gives the same codes, another seed others', () => {
  const codes = [7, 7, 8].map(hundredCodes);
  expect(codes[1]).toEqual(codes[0]);
  expect(codes[2]).not.toEqual(codes[0]);
});

function hundredCodes(seed: number): Sample[] {
  const random = createRandom(seed);
  return Array.from({ length: 100 }, () => nextSample(random));
}

/** What is wrong with a reading, or null. Plain comparisons: an assertion library's calls would take most of the run. */
function faultOf(sample: Sample, reading: CodeReading): string | null {
  if (!Object.hasOwn(KINDS, reading.kind)) return 'a kind that is none';
  if (!SAFE.test(reading.shown)) return 'not safe to show';
  if (JSON.stringify(readCode(sample.data, sample.aim)) !== JSON.stringify(reading)) return 'another answer';
  if (reading.kind === 'item' && !PARCEL.test(reading.number)) return 'no parcel’s number';
  if (sample.from === 'order-id' && !sample.damaged && reading.kind === 'item') return 'an order id as a parcel';
  const text = bareOf(sample);
  if (text.startsWith('[)>\u001e') || (isGs1Aim(reading.aim) && /^\d/.test(text))) return faultOfLabel(text, reading);
  return faultOfPlain(text, reading);
}

/** One and only one number may have been there to choose. */
function faultOfLabel(text: string, reading: CodeReading): string | null {
  const names = namesOf(text);
  if (names === null) return ['unreadable', 'unknown-code'].includes(reading.kind) ? null : 'read though not whole';
  const [name] = names;
  if (name === undefined) return reading.kind === 'label-data' ? null : 'named by nothing';
  if (names.size > 1) return reading.kind === 'several-numbers' ? null : 'chosen silently';
  const chosen = reading.kind === 'item' ? reading.number : reading.kind === 'sscc' ? reading.sscc : null;
  return chosen === name ? null : `expected ${name}`;
}

function faultOfPlain(text: string, reading: CodeReading): string | null {
  if (text === '' || hasControlCharacter(text)) return reading.kind === 'unreadable' ? null : 'read through noise';
  const kinds = kindsOf(text, aimToSymbology(reading.aim) === 'ean-upc');
  if (kinds.length > 1) return 'two readings';
  const expected = kinds[0] ?? (isTorn(text) ? 'part-of-number' : 'unknown-code');
  const kind = expected === 'tracking' || expected === 'numeric' ? 'item' : expected;
  return kind === reading.kind ? null : `expected ${kind}`;
}

/** What is left without the identifier in line and the line ends. */
function bareOf({ data, aim }: Sample): string {
  const bare = data.replace(/[\r\n]+$/, '');
  return aim === null ? bare.replace(/^\][A-Za-z][0-9A-Za-z]/, '') : bare;
}

function hasControlCharacter(text: string): boolean {
  return Array.from({ length: text.length }, (_, at) => text.charCodeAt(at)).some((code) => code < 32 || code === 127);
}

const SAFE = /^[ -~·…]{0,80}$/;
const PARCEL = /^(?:[A-Z]{2}\d{9}[A-Z]{2}|TB[ACM]\d{12,13}|\d{12})$/;

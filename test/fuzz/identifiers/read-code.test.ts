/**
 * Whatever bytes a scanner or a person sends, there is a typed reading and never a throw.
 * FUZZ_RUNS sets the number of codes, FUZZ_SEED repeats a run; both are printed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { itemNumber } from '../../../domain/contract/shapes.ts';
import { groupNumber, groupPin } from '../../../domain/identifiers/display.ts';
import { normaliseTyped } from '../../../domain/identifiers/normalise-typed.ts';
import { readCode } from '../../../domain/identifiers/read-code.ts';
import type { CodeReading } from '../../../domain/identifiers/reading.ts';

const RUNS = Number(process.env['FUZZ_RUNS'] ?? 100_000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
const SAFE = /^[ -~·…]{0,80}$/;

const bytes = fc
  .uint8Array({ maxLength: 48 })
  .map((raw) => Array.from(raw, (byte) => String.fromCharCode(byte)).join(''));
const longBytes = fc.tuple(bytes, fc.integer({ min: 40, max: 100 })).map(([part, times]) => part.repeat(times));
const known = fc.oneof(
  fc.stringMatching(/^DKB-[0-9A-HJKMNP-TV-Z]{16}$/),
  fc.stringMatching(/^[A-Z]{2}[0-9]{9}[A-Z]{2}$/),
  fc.stringMatching(/^[A-Z]{3}[0-9]{10}$/),
  fc.stringMatching(/^TB[ACM][0-9]{12,13}$/),
  fc.stringMatching(/^[0-9]{3}-[0-9]{7}-[0-9]{7}$/),
  fc.stringMatching(/^[0-9]{5,16}$/),
);
/** A known code with one character put in, taken out or exchanged. */
const damaged = fc
  .tuple(known, fc.nat(24), fc.nat(2), fc.nat(255))
  .map(([code, at, cut, byte]) => code.slice(0, at) + String.fromCharCode(byte) + code.slice(at + cut));
const data = fc.oneof(
  { weight: 40, arbitrary: bytes },
  { weight: 20, arbitrary: known },
  { weight: 30, arbitrary: damaged },
  { weight: 9, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: longBytes },
);
const aims = fc.oneof(
  fc.constant(null),
  fc.constantFrom(']C0', ']C1', ']A0', ']Q1', ']Q3', ']d2', ']E0', ']e0'),
  fc.string({ maxLength: 4 }),
);

test(`any bytes give a typed reading (${RUNS} codes, seed ${SEED})`, { timeout: 600_000 }, () => {
  console.log(`read-code: FUZZ_RUNS=${RUNS} FUZZ_SEED=${SEED}`);
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(data, aims, (text, aim) => {
      const reading = readCode(text, aim);
      check(reading, text);
      check(readCode(normaliseTyped(text), null), normaliseTyped(text));
      seen.set(reading.kind, (seen.get(reading.kind) ?? 0) + 1);
    }),
    { numRuns: RUNS, seed: SEED },
  );
  // A generator that no longer reaches a kind of reading proves nothing about it.
  const always = ['badge', 'bag', 'item', 'order-id', 'pin', 'unknown-code', 'unreadable'];
  expect(always.filter((kind) => !seen.has(kind))).toEqual([]);
});

/** Plain comparisons: an assertion library's calls would take most of the run. */
function check(reading: CodeReading, text: string): void {
  if (!SAFE.test(reading.shown)) throw new Error(`not safe to show: ${JSON.stringify(reading.shown)}`);
  const value = namedBy(reading);
  if (value === null) return;
  const isSmall = reading.kind === 'item' && text.toUpperCase().includes(value); // the letters of an article number
  if (!isSmall && !text.includes(value)) throw new Error(`not in the code: ${value}`);
  if (groupNumber(value).length < value.length || groupPin(value).length < value.length)
    throw new Error('lost in groups');
  if (reading.kind === 'item' && !itemNumber.safeParse(value).success)
    throw new Error(`outside the contract: ${value}`);
}

function namedBy(reading: CodeReading): string | null {
  switch (reading.kind) {
    case 'item':
      return reading.number;
    case 'bag':
      return reading.bag;
    case 'badge':
      return reading.badge;
    case 'order-id':
      return reading.order;
    case 'pin':
      return reading.pin;
    case 'sscc':
      return reading.sscc;
    case 'receptacle':
      return reading.receptacle.number;
    case 'despatch':
      return reading.despatch.number;
    case 'several-numbers':
      return reading.numbers[0] ?? null;
    case 'custody-id':
      return reading.label.use;
    // Written with its hyphens, whether or not the code had them.
    case 'command':
    case 'digipin':
    case 'label-data':
    case 'part-of-number':
    case 'unknown-code':
    case 'unreadable':
      return null;
  }
}

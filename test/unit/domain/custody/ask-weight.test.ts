import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { asksWeight, SAMPLE_EVERY } from '../../../../domain/custody/ask-weight.ts';
import { DEFAULT_TERMS } from '../../../../domain/custody/manifest-ref.ts';
import { mintS10 } from '../../../../domain/identifiers/s10.ts';

const sample = (every?: number) => ({ ...DEFAULT_TERMS, weigh: 'sample', sampleEvery: every }) as const;
const seed = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 });

/** Numbers as a partner allots them: one after the other. */
function rangeFrom(first: number, count: number): string[] {
  return Array.from({ length: count }, (_, at) => {
    const minted = mintS10('CK', first + at);
    return minted.ok ? minted.value : '';
  });
}

/** How many of the numbers are asked for. */
function drawn(of: { seed: string; every: number }, items: readonly string[]): string[] {
  return items.filter((item) => asksWeight(sample(of.every), { seed: of.seed, consignment: 'AMZ-1', item }));
}

test('property: of a whole range the share that is asked for is the rate, whatever the seed and the range', () => {
  fc.assert(
    fc.property(seed, fc.constantFrom(2, 5, 10, 50), fc.nat(90_000_000), (hash, every, first) => {
      const count = drawn({ seed: hash, every }, rangeFrom(first, 4_000)).length;
      const [mean, spread] = [4_000 / every, Math.sqrt((4_000 / every) * (1 - 1 / every))];
      expect(Math.abs(count - mean)).toBeLessThan(6 * spread); // six sigma: one run in 500 million errs
    }),
    { numRuns: 40 },
  );
});

test('property: the same parcel gets the same answer, and every parcel is drawn at a rate of one', () => {
  fc.assert(
    fc.property(seed, fc.nat(90_000_000), (hash, first) => {
      const items = rangeFrom(first, 30);
      expect(drawn({ seed: hash, every: 10 }, items)).toEqual(drawn({ seed: hash, every: 10 }, items));
      expect(drawn({ seed: hash, every: 1 }, items)).toEqual(items);
    }),
  );
});

test('another seed draws other parcels: who knows last week’s sample knows nothing of today’s', () => {
  const items = rangeFrom(48_290_900, 2_000);
  const [one, other] = ['a', 'b'].map((digit) => new Set(drawn({ seed: digit.repeat(64), every: 10 }, items)));
  const both = [...(one ?? [])].filter((item) => other?.has(item)).length;
  expect(both).toBeGreaterThan(0);
  expect(both).toBeLessThan(60); // about 20 by chance alone
});

test('"all" asks for every parcel and "none" for no one; a sample without a rate is one in ten', () => {
  const parcel = { seed: 'c'.repeat(64), consignment: 'AMZ-1', item: 'CK482909003IN' };
  expect(asksWeight({ ...DEFAULT_TERMS, weigh: 'all' }, parcel)).toBe(true);
  expect(asksWeight({ ...DEFAULT_TERMS, weigh: 'none' }, parcel)).toBe(false);
  const items = rangeFrom(1, 500);
  const plain = items.filter((item) => asksWeight(sample(), { ...parcel, item }));
  expect(plain).toEqual(items.filter((item) => asksWeight(sample(SAMPLE_EVERY), { ...parcel, item })));
});

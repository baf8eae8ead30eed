/**
 * Repeatable chance for generated data: SHA-256 in counter mode over a seed.
 */
import { createHash } from 'node:crypto';

export type Chance = {
  /** An integer from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
};

/** The same seed gives the same values in the same order, on every machine. */
export function createChance(seed: string): Chance {
  let turn = 0;
  const next = (): number => createHash('sha256').update(`${seed}:${turn++}`).digest().readUIntBE(0, 6) / 2 ** 48;
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between,
    pick(list) {
      const one = list[between(0, list.length - 1)];
      if (one === undefined) throw new RangeError('nothing to pick from');
      return one;
    },
  };
}

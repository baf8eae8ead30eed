/**
 * The shipped directory against the packages it was made from, counted a second way: straight from their rows, with none
 * of the code that made it.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { packDirectory } from '../../../domain/offices/pack-directory.ts';
import { mergePackages } from '../../support/offices/merge-packages.ts';
import { readPackages, type SourceRows } from '../../support/offices/read-packages.ts';
import { EDITION } from '../../support/offices/source-packages.ts';
import { skipUnless } from '../../support/skips.ts';
import { must } from '../../support/station/ready-station.ts';

const shipped = readFileSync(path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin'));
const rows = await readPackages().catch(() => null);

/** A name as both packages and the directory have it, reduced without the product's code. */
const bare = (name: string): string =>
  name
    .trim()
    .replace(/\s+(NDT)?[BSH]\.?\s?O\.?$/, '')
    .replace(/\s*G\.P\.O\.?$| GPO$/i, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');

const tally = (places: readonly string[]): Map<string, number> =>
  places.reduce((counts, place) => counts.set(place, (counts.get(place) ?? 0) + 1), new Map<string, number>());

describe.skipIf(skipUnless('office-packages-need-registry', rows !== null))('the shipped directory', () => {
  const { base, kinds } = rows as SourceRows;
  const read = (offset: number, length: number) => shipped.subarray(offset, offset + length);
  const directory = must(openDirectory({ length: shipped.length, read }));
  const all = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => must(directory.pinBlock(at)));

  test('is made again, byte for byte', () => {
    expect(Buffer.from(packDirectory(mergePackages({ base, kinds }).offices, EDITION)).equals(shipped)).toBe(true);
  });

  test('has every PIN of the base and no other, and every name under its PIN', () => {
    const wanted = new Set(base.map(({ pincode, name }) => `${pincode} ${bare(name)}`));
    const have = new Set(all.map(({ pin, name }) => `${pin} ${bare(name)}`));
    expect([...wanted].filter((key) => !have.has(key))).toEqual([]);
    expect([...have].filter((key) => !wanted.has(key))).toEqual([]);
    expect(base.length - all.length).toBe(2); // two rows that stand there twice
  });

  test('has as many offices in each state and district as the base', () => {
    const renamed: Readonly<Record<string, string>> = {
      'Andaman & Nicobar Islands': 'Andaman & Nicobar',
      Chhattisgarh: 'Chattisgarh',
      Puducherry: 'Pondicherry',
    };
    const given = tally(base.map(({ state, district }) => `${state.trim()}/${district.trim()}`));
    const made = tally(all.map(({ state, district }) => `${renamed[state] ?? state}/${district}`));
    const differing = [...given].filter(([place, count]) => made.get(place) !== count);
    expect(differing.reduce((sum, [place, count]) => sum + count - (made.get(place) ?? 0), 0)).toBe(2);
    expect(made.size).toBe(given.size);
  });

  test('takes its kinds from the ends of the other package’s names', () => {
    const ends = new Map<string, Set<string>>();
    for (const { officeName, pincode } of kinds) {
      const [, name = '', letter = ''] = /^(.*?)\s*(B|S|H)\.O\s*$/.exec(officeName) ?? [];
      if (name === '') continue;
      const key = `${pincode} ${bare(name)}`;
      ends.set(key, (ends.get(key) ?? new Set()).add(`${letter}O`));
    }
    const compared = all.filter(({ pin, name }) => ends.has(`${pin} ${bare(name)}`) && !name.endsWith(' GPO'));
    const wrong = compared.filter(({ pin, name, kind }) => !ends.get(`${pin} ${bare(name)}`)?.has(kind));
    expect(compared.length).toBeGreaterThan(145_000);
    expect(wrong.map(({ pin, name, kind }) => `${pin} ${name} ${kind}`)).toEqual([]);
  });
});

/**
 * 2,000 offices of the shipped directory asked for as people mistype them, by someone of the same sorting district: the
 * office is among the first five answers. Seeded by the mistyping, so a failure comes again.
 */
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findOffices } from '../../../domain/offices/find-offices.ts';
import { lettersOf } from '../../../domain/offices/letters.ts';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { createChance } from '../../support/manifest/seeded-random.ts';
import { mistype, type Mistyping } from '../../support/offices/mistype.ts';
import { must } from '../../support/station/ready-station.ts';

const source = openFileSource(path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin'));
if (source === null) throw new Error('no directory');
afterAll(() => source.close());
const directory = must(openDirectory(source));
const all = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => must(directory.pinBlock(at)));
/** A slip in a shorter name leaves too little of it, and mostly makes another office's name. */
const long = all.filter(({ name }) => lettersOf(name).length >= 5);

const COUNT = 500;
const FEW = 5;

/** What may be missed: a slip that makes the name of other offices, or changes two sounds at once. */
const MISSED_AT_MOST: readonly (readonly [Mistyping, number])[] = [
  ['in another case', 0],
  ['with other spaces', 0],
  ['with a doubled letter', 5],
  ['with one slip', 15],
];

test.each(MISSED_AT_MOST)('of 500 names %s no more than %d are not among the first five answers', (how, most) => {
  const chance = createChance(`mistyped ${how}`);
  const missed: string[] = [];
  for (let count = 0; count < COUNT; count += 1) {
    const office = chance.pick(long);
    const near = `${office.pin.slice(0, 3)}001`;
    const text = mistype(chance, office.name, how);
    const found = must(findOffices(directory, { text, near, limit: FEW }));
    const letters = lettersOf(office.name);
    if (!found.some(({ name }) => lettersOf(name) === letters))
      missed.push(`${office.name} ${office.pin} as ${text}: ${found.map(({ name }) => name).join(', ')}`);
  }
  expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(most);
});

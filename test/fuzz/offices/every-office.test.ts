/** The shipped directory, office by office: each by its own id, each PIN with all of its offices. */
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { officeOfId, officesOfPin, openDirectory, withIds } from '../../../domain/offices/open-directory.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { must } from '../../support/station/ready-station.ts';

const source = openFileSource(path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin'));
if (source === null) throw new Error('no directory');
afterAll(() => source.close());
const directory = must(openDirectory(source));

/** Every office, by walking all blocks. */
const all = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => {
  const block = must(directory.pinBlock(at));
  return withIds(block, block);
});

test('every id is one office’s alone and finds it', () => {
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  const wrong = all.filter((office) => must(officeOfId(directory, office.id))?.name !== office.name);
  expect(wrong).toEqual([]);
});

test('every PIN gives all of its offices and no other', () => {
  const byPin = Map.groupBy(all, ({ pin }) => pin);
  for (const [pin, offices] of byPin) expect(must(officesOfPin(directory, pin))).toEqual(offices);
  expect(byPin.size).toBe(directory.header.pins);
});

/**
 * The directory that ships: the counts of its manifest, and how tidy its offices are. Read through the file as a station reads
 * it. Each office by id and PIN, and names as people mistype them, take longer: test/fuzz/offices.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findOffices } from '../../../domain/offices/find-offices.ts';
import { lettersOf } from '../../../domain/offices/letters.ts';
import type { OfficeRow } from '../../../domain/offices/office.ts';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { POSTAL_CIRCLES } from '../../../domain/offices/postal-circles.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { must } from '../../support/station/ready-station.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../resources/offices');
const FILE = path.join(FOLDER, 'offices.bin');

type Manifest = {
  readonly bytes: number;
  readonly sha256: string;
  readonly version: number;
  readonly counts: Readonly<Record<string, number>>;
};
const manifest = JSON.parse(readFileSync(path.join(FOLDER, 'manifest.json'), 'utf8')) as Manifest;

const source = openFileSource(FILE);
if (source === null) throw new Error('no directory');
afterAll(() => source.close());
const directory = must(openDirectory(source));

/** Every office, by walking all blocks. */
const all: readonly OfficeRow[] = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => {
  return must(directory.pinBlock(at));
});

test('the file is the one its manifest names, and small', () => {
  const bytes = readFileSync(FILE);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(manifest.sha256);
  expect(bytes.length).toBe(manifest.bytes);
  expect(bytes.length).toBeLessThan(6_000_000);
});

test('the counts of header and manifest are those of its offices', () => {
  const distinct = (value: (office: OfficeRow) => string): number => new Set(all.map(value)).size;
  expect(directory.header).toMatchObject({ offices: all.length, pins: distinct(({ pin }) => pin) });
  expect(manifest.counts).toEqual({
    offices: all.length,
    pins: distinct(({ pin }) => pin),
    headOffices: all.filter(({ kind }) => kind === 'HO').length,
    subOffices: all.filter(({ kind }) => kind === 'SO').length,
    branchOffices: all.filter(({ kind }) => kind === 'BO').length,
    kindAssumed: all.filter(({ kindAssumed }) => kindAssumed).length,
    circles: distinct(({ circle }) => circle),
    regions: distinct(({ circle, region }) => `${circle}/${region}`),
    divisions: distinct(({ circle, division }) => `${circle}/${division}`),
    districts: distinct(({ state, district }) => `${state}/${district}`),
    states: distinct(({ state }) => state),
  });
  expect(all.length).toBeGreaterThan(154_000);
});

test('every office has a tidy name, a circle of the department, a district and a state', () => {
  const circles: readonly string[] = POSTAL_CIRCLES;
  const odd = all.filter(
    ({ name, circle, district, state, division }) =>
      lettersOf(name) === '' ||
      /["`;\\[\]]|\s\s|^\s|\s$/.test(name) ||
      !circles.includes(circle) ||
      [district, state, division].includes(''),
  );
  expect(odd).toEqual([]);
});

const first = (text: string): string | undefined =>
  must(findOffices(directory, { text, near: null, limit: 1 })).map(({ name, pin }) => `${name} ${pin}`)[0];

test('places that everybody knows are where they are', () => {
  expect(
    ['Bengaluru GPO', 'मुंबई', 'new delhi gpo', 'Kolkata GPO', 'hyderabad', 'पुणे', 'viman nagar', 'Cyberabad'].map(first),
  ).toEqual([
    'Bangalore GPO 560001',
    'Mumbai GPO 400001',
    'New Delhi GPO 110001',
    'Kolkatta GPO 700001',
    'Hyderabad GPO 500001',
    'Pune 411001',
    'Viman nagar 411014',
    'Cyberabad 500081',
  ]);
});

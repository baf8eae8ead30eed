/** A list as long as the country's: the shipped offices written in the layout of data.gov.in come back office by office. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { DirectoryOffice } from '../../../domain/offices/office.ts';
import { openDirectory, withIds } from '../../../domain/offices/open-directory.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { importPincodeCsv } from '../../../electron/station/offices/import-pincode-csv.ts';
import { must } from '../../support/station/ready-station.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';

const SHIPPED = path.resolve(import.meta.dirname, '../../../resources/offices/offices.bin');
const HEADING =
  'circlename,regionname,divisionname,officename,pincode,officetype,delivery,district,statename,latitude,longitude';

function readAll(file: string): DirectoryOffice[] {
  const source = openFileSource(file);
  if (source === null) throw new Error(`no ${file}`);
  const directory = must(openDirectory(source));
  const all = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => {
    const block = must(directory.pinBlock(at));
    return withIds(block, block);
  });
  source.close();
  return all;
}

function lineOf({ circle, region, division, name, kind, pin, district, state }: DirectoryOffice): string {
  const [office, type] = [`"${name} ${kind.slice(0, 1)}.O"`, kind === 'SO' ? 'PO' : kind];
  return [`${circle} Circle`, region, division, office, pin, type, 'Delivery', district, state, 'NA', 'NA'].join(',');
}

test('every office comes back under its id, with its kind and place, and now with its delivery', () => {
  const folder = temporaryFolder('whole');
  const [csvFile, targetFile] = [path.join(folder.dir, 'list.csv'), path.join(folder.dir, 'offices.bin')];
  const shipped = readAll(SHIPPED);
  writeFileSync(csvFile, [HEADING, ...shipped.map(lineOf)].join('\r\n'));
  const edition = { source: 'the shipped list', asOf: '2026' };
  const imported = must(importPincodeCsv({ csvFile, targetFile, edition, acceptProblems: 0 }));
  const again = readAll(targetFile);
  folder.remove();
  expect(imported).toMatchObject({ offices: shipped.length, lines: shipped.length, repeats: 0, problems: [] });
  const wanted = shipped.map((office) => ({ ...office, kindAssumed: false, delivery: 'delivery' }));
  const differing = again.filter((office, at) => JSON.stringify(office) !== JSON.stringify(wanted[at]));
  expect(differing).toEqual([]);
});

/**
 * `npm run offices:build`: makes resources/offices/offices.bin and its manifest from the pinned packages.
 * `npm run offices:build -- --check`: makes them in memory and fails when the committed ones differ by a byte.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OfficeRow } from '../../../domain/offices/office.ts';
import { DIRECTORY_VERSION } from '../../../domain/offices/directory-format.ts';
import { packDirectory } from '../../../domain/offices/pack-directory.ts';
import { mergePackages, type Tally } from './merge-packages.ts';
import { readPackages } from './read-packages.ts';
import { DATA_SOURCE, EDITION, SOURCE_PACKAGES } from './source-packages.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../resources/offices');

const { offices, tally } = mergePackages(await readPackages());
const bytes = packDirectory(offices, { source: EDITION.source, asOf: EDITION.asOf });
const files = {
  'offices.bin': Buffer.from(bytes),
  'manifest.json': Buffer.from(`${JSON.stringify(manifestOf(bytes, offices, tally), null, 2)}\n`),
};
const differing = Object.entries(files).filter(([name, made]) => !made.equals(committed(name)));

if (process.argv.includes('--check')) {
  for (const [name] of differing) console.error(`resources/offices/${name} is not what the sources give`);
  process.exitCode = differing.length > 0 ? 1 : 0;
} else {
  for (const [name, made] of differing) writeFileSync(path.join(FOLDER, name), made);
}
console.log(JSON.stringify({ offices: offices.length, bytes: bytes.length, differing: differing.length, tally }));

function committed(name: string): Buffer {
  try {
    return readFileSync(path.join(FOLDER, name));
  } catch {
    return Buffer.alloc(0);
  }
}

function manifestOf(made: Uint8Array, rows: readonly OfficeRow[], counted: Tally) {
  const distinct = (value: (row: OfficeRow) => string): number => new Set(rows.map(value)).size;
  const ofKind = (kind: OfficeRow['kind']): number => rows.filter((row) => row.kind === kind).length;
  return {
    file: 'offices.bin',
    bytes: made.length,
    sha256: createHash('sha256').update(made).digest('hex'),
    version: DIRECTORY_VERSION,
    madeOn: EDITION.madeOn,
    source: EDITION.source,
    asOf: EDITION.asOf,
    data: DATA_SOURCE,
    packages: Object.values(SOURCE_PACKAGES).map(({ spec, licence, sha512 }) => ({ spec, licence, sha512 })),
    counts: {
      offices: rows.length,
      pins: distinct(({ pin }) => pin),
      headOffices: ofKind('HO'),
      subOffices: ofKind('SO'),
      branchOffices: ofKind('BO'),
      kindAssumed: rows.filter(({ kindAssumed }) => kindAssumed).length,
      circles: distinct(({ circle }) => circle),
      regions: distinct(({ circle, region }) => `${circle}/${region}`),
      divisions: distinct(({ circle, division }) => `${circle}/${division}`),
      districts: distinct(({ state, district }) => `${state}/${district}`),
      states: distinct(({ state }) => state),
    },
    tally: counted,
  };
}

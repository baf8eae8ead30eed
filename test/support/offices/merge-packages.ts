/**
 * Two packages into one list of offices: place and hierarchy from the first, the kind from the second, matched by PIN and
 * name. What one source says oddly is put in order here, and counted.
 */
import { cleanName } from '../../../domain/offices/clean-name.ts';
import { dropRepeats } from '../../../domain/offices/drop-repeats.ts';
import { lettersOf, soundOf } from '../../../domain/offices/letters.ts';
import type { OfficeArea, OfficeKind, OfficeRow } from '../../../domain/offices/office.ts';
import { postalCircle } from '../../../domain/offices/postal-circles.ts';
import { parsePin, type Pin } from '../../../domain/identifiers/pin.ts';
import type { BaseRow, SourceRows } from './read-packages.ts';

export type Tally = {
  readonly rowsRead: number;
  readonly wrongPin: number;
  readonly noName: number;
  readonly repeats: number;
  /** Kinds found by the same letters, by the same sound, in the base's own name, and set by rule. */
  readonly kindBy: { letters: number; sound: number; ownName: number; rule: number };
  readonly circlesMended: number;
};

export type Merged = { readonly offices: readonly OfficeRow[]; readonly tally: Tally };

export function mergePackages({ base, kinds }: SourceRows): Merged {
  const kindBook = createKindBook(kinds);
  const kindBy = { letters: 0, sound: 0, ownName: 0, rule: 0 };
  const circles = circlesByDistrict(base);
  const counts = { wrongPin: 0, noName: 0, circlesMended: 0 };
  const rows: OfficeRow[] = [];
  for (const row of base) {
    const pin = parsePin(String(row.pincode));
    const { name, kind: own } = cleanName(row.name);
    if (!pin.ok) counts.wrongPin += 1;
    else if (lettersOf(name) === '') counts.noName += 1;
    else {
      const area = areaOf(row, circles);
      if (area.mended) counts.circlesMended += 1;
      const found = kindBook.find(pin.value, name, own);
      kindBy[found.by] += 1;
      const kindAssumed = found.by === 'rule';
      rows.push({ pin: pin.value, name: found.name, kind: found.kind, kindAssumed, delivery: 'unknown', ...area.area });
    }
  }
  const { offices, repeats } = dropRepeats(rows);
  return { offices, tally: { rowsRead: base.length, ...counts, repeats, kindBy } };
}

type Known = { readonly kind: OfficeKind; readonly name: string };
type Found = { readonly kind: OfficeKind; readonly name: string; readonly by: keyof Tally['kindBy'] };

/** Kinds by PIN and name. Where one name stands for two offices of a PIN, each row takes the next of their kinds. */
function createKindBook(rows: SourceRows['kinds']) {
  const byLetters = new Map<string, Known[]>();
  const bySound = new Map<string, Known[]>();
  const withSenior = new Set<number>();
  for (const { officeName, pincode } of rows) {
    const { name, kind } = cleanName(officeName);
    if (kind === null) continue;
    if (kind !== 'BO') withSenior.add(pincode);
    // The base calls a GPO by its town alone.
    for (const form of new Set([name, name.replace(/ GPO$/, '')])) {
      add(byLetters, `${pincode} ${lettersOf(form)}`, { kind, name });
      add(bySound, `${pincode} ${soundOf(form)}`, { kind, name });
    }
  }
  const taken = new Map<string, number>();
  const next = (book: ReadonlyMap<string, Known[]>, key: string): Known | undefined => {
    const known = book.get(key);
    if (known === undefined) return undefined;
    const at = taken.get(key) ?? 0;
    taken.set(key, at + 1);
    return known[Math.min(at, known.length - 1)];
  };
  return {
    find: (pin: Pin, name: string, own: OfficeKind | null): Found => {
      const letters = next(byLetters, `${pin} ${lettersOf(name)}`);
      if (letters !== undefined) return { kind: letters.kind, name: nameFrom(name, letters), by: 'letters' };
      if (own !== null) return { kind: own, name, by: 'ownName' };
      const sound = next(bySound, `${pin} ${soundOf(name)}`);
      if (sound !== undefined) return { kind: sound.kind, name: nameFrom(name, sound), by: 'sound' };
      // Most offices are branch offices; a PIN has a sub or head office, so where none is known this may be it.
      return { kind: withSenior.has(Number(pin)) ? 'BO' : 'SO', name, by: 'rule' };
    },
  };
}

/** The base's spelling, but with the GPO it leaves out. */
function nameFrom(base: string, { name }: Known): string {
  return name.endsWith(' GPO') && !base.endsWith(' GPO') ? `${base} GPO` : base;
}

/** Seniors first, each kind once. */
function add(book: Map<string, Known[]>, key: string, one: Known): void {
  const known = book.get(key) ?? [];
  if (known.some(({ kind }) => kind === one.kind)) return;
  book.set(
    key,
    [...known, one].sort((a, b) => SENIORITY.indexOf(a.kind) - SENIORITY.indexOf(b.kind)),
  );
}

const SENIORITY: readonly OfficeKind[] = ['HO', 'SO', 'BO'];

/** Renamed since, and nothing else; all other texts stay as the source has them. */
const STATES: Readonly<Record<string, string>> = {
  'Andaman & Nicobar': 'Andaman & Nicobar Islands',
  Chattisgarh: 'Chhattisgarh',
  Pondicherry: 'Puducherry',
};

function areaOf(
  row: BaseRow,
  circles: ReadonlyMap<string, string>,
): { readonly area: OfficeArea; readonly mended: boolean } {
  const state = tidy(row.state);
  const known = postalCircle(row.circle);
  const circle = state === 'Telangana' ? 'Telangana' : (known ?? circles.get(districtKey(row)) ?? tidy(row.circle));
  const area = {
    circle,
    region: tidy(row.region),
    division: tidy(row.division),
    district: tidy(row.district),
    state: STATES[state] ?? state,
  };
  return { area, mended: known === null };
}

/** The circle that most rows of a sorting district name, for rows whose columns are out of place. */
function circlesByDistrict(base: readonly BaseRow[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const row of base) {
    const circle = postalCircle(row.circle);
    if (circle === null) continue;
    const here = counts.get(districtKey(row)) ?? new Map<string, number>();
    here.set(circle, (here.get(circle) ?? 0) + 1);
    counts.set(districtKey(row), here);
  }
  return new Map([...counts].map(([key, here]) => [key, mostOf(here)]));
}

function mostOf(counts: ReadonlyMap<string, number>): string {
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? '';
}

function districtKey({ pincode }: BaseRow): string {
  return String(pincode).slice(0, 3);
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

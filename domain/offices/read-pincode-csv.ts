/**
 * The "All India Pincode Directory" of data.gov.in (CSV, refreshed monthly) as offices. Columns of the present layout:
 * circlename, regionname, divisionname, officename, pincode, officetype, delivery, district, statename, latitude, longitude.
 * Columns are found by their names in any order; the older layout (officeType, Deliverystatus, Districtname) is read too.
 * Coordinates are not taken: the source's are known to be wrong in many places.
 */
import { parsePin } from '../identifiers/pin.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import { cleanName } from './clean-name.ts';
import { readCsv, type CsvLine } from './csv.ts';
import { lettersOf } from './letters.ts';
import type { Delivery, OfficeKind, OfficeRow } from './office.ts';
import { postalCircle } from './postal-circles.ts';

/** Why a line is no office. */
export type LineProblem = {
  /** Its number in the file, from 1. */
  readonly line: number;
  readonly kind: 'broken-quotes' | 'wrong-field-count' | 'wrong-pin' | 'no-name' | 'wrong-kind' | 'wrong-delivery';
  /** What stands there, cut to 60 characters. */
  readonly found: string;
};

export type PincodeCsv = {
  readonly offices: readonly OfficeRow[];
  readonly problems: readonly LineProblem[];
  /** Lines after the heading that are not empty. */
  readonly lines: number;
};

export type PincodeCsvFault = { readonly kind: 'missing-columns'; readonly columns: readonly string[] };

const COLUMNS = {
  circle: ['circlename'],
  region: ['regionname'],
  division: ['divisionname'],
  name: ['officename'],
  pin: ['pincode'],
  kind: ['officetype'],
  delivery: ['delivery', 'deliverystatus'],
  district: ['district', 'districtname'],
  state: ['statename'],
} as const;
type Column = keyof typeof COLUMNS;
type Places = Readonly<Record<Column, number>> & { readonly count: number };

/** Every line becomes an office or a problem. Refuses a text whose heading lacks a column. */
export function readPincodeCsv(text: string): Reply<PincodeCsv, PincodeCsvFault> {
  const [heading, ...lines] = readCsv(text);
  const places = placesOf(heading?.fields ?? []);
  if (!places.ok) return places;
  const offices: OfficeRow[] = [];
  const problems: LineProblem[] = [];
  for (const line of lines) {
    const read = readOffice(line, places.value);
    if (read.ok) offices.push(read.value);
    else problems.push({ line: line.line, kind: read.fault.kind, found: read.fault.found.slice(0, 60) });
  }
  return ok({ offices, problems, lines: lines.length });
}

function placesOf(heading: readonly string[]): Reply<Places, PincodeCsvFault> {
  const names = heading.map((name) => name.trim().toLowerCase());
  const found = Object.entries(COLUMNS).map(
    ([column, spellings]) =>
      [column, names.findIndex((name) => (spellings as readonly string[]).includes(name))] as const,
  );
  const missing = found.filter(([, place]) => place < 0).map(([column]) => COLUMNS[column as Column][0]);
  if (missing.length > 0) return refuse({ kind: 'missing-columns', columns: missing });
  return ok({ ...(Object.fromEntries(found) as Record<Column, number>), count: names.length });
}

type Refused = { readonly kind: LineProblem['kind']; readonly found: string };

function readOffice({ fields, broken }: CsvLine, places: Places): Reply<OfficeRow, Refused> {
  if (broken) return refuse({ kind: 'broken-quotes', found: fields.join(',') });
  if (fields.length !== places.count) return refuse({ kind: 'wrong-field-count', found: String(fields.length) });
  const given = (column: Column): string => tidy(fields[places[column]] ?? '');
  const pin = parsePin(given('pin'));
  if (!pin.ok) return refuse({ kind: 'wrong-pin', found: given('pin') });
  const { name } = cleanName(given('name'));
  if (lettersOf(name) === '') return refuse({ kind: 'no-name', found: given('name') });
  const kind = KINDS[given('kind').toUpperCase().replaceAll(/[.\s]/g, '')];
  if (kind === undefined) return refuse({ kind: 'wrong-kind', found: given('kind') });
  const delivery = DELIVERY[lettersOf(given('delivery'))];
  if (delivery === undefined) return refuse({ kind: 'wrong-delivery', found: given('delivery') });
  const area = {
    circle: postalCircle(given('circle')) ?? given('circle'),
    region: given('region'),
    division: given('division'),
    district: readable(given('district')),
    state: readable(given('state')),
  };
  return ok({ pin: pin.value, name, kind, kindAssumed: false, delivery, ...area });
}

/** PO is what the newer files write for a sub office. */
const KINDS: Readonly<Record<string, OfficeKind>> = { BO: 'BO', PO: 'SO', SO: 'SO', HO: 'HO', GPO: 'HO' };

const DELIVERY: Readonly<Record<string, Delivery>> = {
  delivery: 'delivery',
  nondelivery: 'non-delivery',
  na: 'unknown',
  '': 'unknown',
};

/** "JAMMU AND KASHMIR" → "Jammu and Kashmir"; what is not all capitals stays. */
function readable(text: string): string {
  if (text !== text.toUpperCase()) return text;
  const words = text.toLowerCase().replaceAll(/(^|[^\p{L}\p{M}])(\p{L})/gu, (word) => word.toUpperCase());
  return words.replaceAll(' And ', ' and ');
}

/** NA is how the source says nothing. */
function tidy(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ').trim();
  return one === 'NA' || one === 'NULL' ? '' : one;
}

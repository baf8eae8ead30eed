/**
 * One row of ArticleDetails as a line of a manifest, or everything that is wrong with it.
 * Bounds: a parcel weighs 1 g to 35 kg; sides beyond 150 cm are taken with a warning, since the tape decides and not
 * the file. Amounts are whole rupees there and paise here.
 */
import type { ManifestLine } from '../contract/feed.ts';
import { ok, type Reply } from '../reply.ts';
import type { ArticleColumn, ReadColumn } from './bulk-workbook.ts';
import { classOf, type Cell, type LineCause, type LineFault, type Warned } from './file-faults.ts';
import { cellText, readArticleCell, readFlag, readOneOf, readPinCell, readWhole, type CellFault } from './read-cell.ts';

export type SheetRow = { readonly row: number; readonly cells: readonly Cell[] };
type ReadLine = Omit<ManifestLine, 'line'>;

export type RowReading = {
  /** Null when there are faults. */
  readonly line: ReadLine | null;
  readonly faults: readonly LineFault[];
  readonly warnings: readonly Warned[];
  readonly reference: string;
};

const MOST_GRAMS = 35_000;
const MOST_RUPEES = 10_000_000;
const LONGEST_CM = 150;
const MOST_CM = 1_000;
const SHAPES = ['ROLL', 'NROL', 'DOC'] as const;

/** `office` is the one that reads the file: parcels for another one make the file the wrong one. */
export function readArticleRow(
  { row, cells }: SheetRow,
  at: ReadonlyMap<ArticleColumn, number>,
  office: string,
): RowReading {
  const faults: LineFault[] = [];
  const warnings: Warned[] = [];
  const cellAt = (column: ReadColumn): Cell => cells[at.get(column) ?? -1] ?? null;
  const note = (column: ReadColumn, cause: LineCause): void =>
    void faults.push({ row, column, cause, found: classOf(cellAt(column)), other: null });
  const take = <T>(column: ReadColumn, read: (cell: Cell) => Reply<T, CellFault>): T | null => {
    const reply = read(cellAt(column));
    if (reply.ok) return reply.value;
    note(column, reply.fault.kind);
    return null;
  };
  const article = take('BARCODE NO', readArticleCell);
  if (article?.isCheckWrong === true) warnings.push({ row, column: 'BARCODE NO', warning: 'check-digit' });
  const grams = take('PHYSICAL WEIGHT', (cell) => readWhole(cell, 1, MOST_GRAMS));
  if (grams === null && classOf(cellAt('PHYSICAL WEIGHT')) === 'empty') note('PHYSICAL WEIGHT', 'missing');
  const pin = take('RECEIVER PINCODE', readPinCell);
  take('SHAPE OF ARTICLE', (cell) => readOneOf(cell, SHAPES));
  const forOffice = cellText(cellAt('DROPOFF/PICKUP OFFICE ID'));
  if (forOffice !== '' && forOffice !== office) note('DROPOFF/PICKUP OFFICE ID', 'other-office');
  const sides = (['LENGTH ', 'BREADTH/DIAMETER', 'HEIGHT'] as const).map((column) => {
    const cm = take(column, (cell) => readWhole(cell, 0, MOST_CM));
    if (cm !== null && cm > LONGEST_CM) warnings.push({ row, column, warning: 'unusual-size' });
    return cm;
  });
  const cod = amount(['CODR/COD', 'VALUE FOR CODR/COD'], ['COD', 'CODR'], { take, note });
  const insured = amount(['INSURANCE TYPE', 'VALUE OF INSURANCE'], ['DOP'], { take, note });
  const registration = take('REGISTRATION', readFlag);
  const otp = take('OTP BASED DELIVERY', readFlag);
  const reference = cellText(cellAt('BULK REFERENCE'));
  if (faults.length > 0 || article === null || grams === null || pin === null)
    return { line: null, faults, warnings, reference };
  const flags = { registration: registration === true, otp: otp === true };
  const measures = { grams, codPaise: cod * 100, ...sidesOf(sides), ...insuredOf(insured) };
  const line = { item: article.item, aliases: [], pin, office: null, circle: null, ...measures, ...flags };
  return { line, faults, warnings, reference };
}

type Taking = {
  readonly take: <T>(column: ReadColumn, read: (cell: Cell) => Reply<T, CellFault>) => T | null;
  readonly note: (column: ReadColumn, cause: LineCause) => void;
};

/** Whole rupees behind a code: one without the other is a slip that must not cost somebody money. */
function amount(
  [codeColumn, valueColumn]: readonly [ReadColumn, ReadColumn],
  codes: readonly string[],
  { take, note }: Taking,
): number {
  const code = take(codeColumn, (cell) => orElse(readOneOf(cell, codes), NO_CODE));
  const value = take(valueColumn, (cell) => orElse(readWhole(cell, 0, MOST_RUPEES), 0));
  if (code === null || value === null) return 0; // already noted
  if (code === NO_CODE && value > 0) note(codeColumn, 'value-without-code');
  if (code !== NO_CODE && value === 0) note(valueColumn, 'missing');
  return value;
}

const NO_CODE = '';

function orElse<T>(read: Reply<T | null, CellFault>, empty: T): Reply<T, CellFault> {
  return read.ok ? ok(read.value ?? empty) : read;
}

function sidesOf([length, breadth, height]: readonly (number | null)[]): Pick<ReadLine, 'cm'> {
  if (length == null || breadth == null) return {};
  return { cm: { length, breadth, height: height ?? 0 } };
}

function insuredOf(rupees: number): Pick<ReadLine, 'insuredPaise'> {
  return rupees === 0 ? {} : { insuredPaise: rupees * 100 };
}

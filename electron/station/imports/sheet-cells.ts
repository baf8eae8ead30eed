/**
 * The cells of a worksheet, row by row (ECMA-376, part 1, 18.3: sheetData, row, c, v, is).
 * Invariant: a row is given once it is whole, with its own number; cells without a value are null.
 */
import type { Cell } from '../../../domain/manifests/file-faults.ts';
import type { SheetRow } from '../../../domain/manifests/article-row.ts';
import { MOST_COLUMNS, MOST_SHEET_ROWS } from './limits.ts';
import type { XmlTaker } from './read-xml.ts';

type Open = { place: number; type: string; value: string };

/** `take` gets each row and answers whether it wants more; `shared` holds the strings that cells point to. */
export function createSheetTaker(shared: readonly string[], take: (row: SheetRow) => boolean): XmlTaker {
  let cells: Cell[] = [];
  let row = 0;
  let rows = 0;
  let cell: Open | null = null;
  let inValue = false;
  let wants = true;
  return {
    wantsMore: () => wants,
    open: (name, attributes) => {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1);
        cells = [];
      }
      if (name === 'c')
        cell = { place: placeOf(attributes['r'], cells.length), type: attributes['t'] ?? 'n', value: '' };
      if (name === 'v' || name === 't') inValue = true;
    },
    text: (text) => {
      if (inValue && cell !== null) cell.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') inValue = false;
      if (name === 'c' && cell !== null) {
        if (cell.place < MOST_COLUMNS) put(cells, cell.place, valueOf(cell, shared));
        cell = null;
      }
      if (name !== 'row' || !wants) return;
      rows += 1;
      wants = Number.isSafeInteger(row) && take({ row, cells }) && rows < MOST_SHEET_ROWS;
    },
  };
}

/** A sheet may leave out cells, so rows have holes: they are empty cells. */
function put(cells: Cell[], place: number, value: Cell): void {
  while (cells.length < place) cells.push(null);
  cells[place] = value;
}

function valueOf({ type, value }: Open, shared: readonly string[]): Cell {
  if (value === '') return null;
  if (type === 's') return shared[Number(value)] ?? null;
  if (type === 'b') return value === '1' || value === 'true';
  if (type !== 'n') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** "AB12" is column 27, counted from 0; without an address a cell follows the one before. */
function placeOf(address: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0];
  if (letters === undefined) return next;
  return (
    Array.from(letters, (letter) => (letter.codePointAt(0) ?? 0) - 64).reduce(
      (place, letter) => place * 26 + letter,
      0,
    ) - 1
  );
}

/**
 * The first row of the sheet ArticleDetails: where each column is.
 * Invariant: a name counts when it is the department's name to the last character; a near miss is named, not guessed.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { ARTICLE_COLUMNS, type ArticleColumn } from './bulk-workbook.ts';
import type { Cell } from './file-faults.ts';

export type HeaderFault = {
  readonly kind: 'wrong-headings';
  /** Columns that are not there under their name. */
  readonly missing: readonly ArticleColumn[];
  /** Those of them that are there but for blanks or the case of letters. */
  readonly misspelt: readonly ArticleColumn[];
  readonly twice: readonly ArticleColumn[];
};

export type Header = {
  /** Place of a column in the row, from 0. */
  readonly at: ReadonlyMap<ArticleColumn, number>;
  /** Columns that the department does not know, by their letters; they are not read. */
  readonly unknown: readonly string[];
};

export function readHeader(cells: readonly Cell[]): Reply<Header, HeaderFault> {
  const at = new Map<ArticleColumn, number>();
  const twice = new Set<ArticleColumn>();
  const unknown: string[] = [];
  cells.forEach((cell, place) => {
    const column = ARTICLE_COLUMNS.find((name) => name === cell);
    if (column === undefined) {
      if (cell !== null && cell !== '') unknown.push(columnLetters(place));
    } else if (at.has(column)) twice.add(column);
    else at.set(column, place);
  });
  const missing = ARTICLE_COLUMNS.filter((column) => !at.has(column));
  if (missing.length === 0 && twice.size === 0) return ok({ at, unknown });
  const near = new Set(cells.map((cell) => bare(String(cell))));
  const misspelt = missing.filter((column) => near.has(bare(column)));
  return refuse({ kind: 'wrong-headings', missing, misspelt, twice: [...twice] });
}

/** How spreadsheets name the column at this place, counted from 0: A … Z, AA … */
export function columnLetters(place: number): string {
  const letter = String.fromCodePoint(65 + (place % 26));
  return place < 26 ? letter : columnLetters(Math.floor(place / 26) - 1) + letter;
}

function bare(text: string): string {
  return text.replaceAll(/\s+/g, '').toUpperCase();
}

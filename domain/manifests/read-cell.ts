/**
 * One cell of a bulk workbook read as what its column says. A workbook may hold a number as number or as text.
 * Invariant: total, and nothing is guessed: "1.5", "1e3" and "12 kg" are no whole number.
 */
import { readCode } from '../identifiers/read-code.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import type { Cell, LineCause } from './file-faults.ts';

export type CellFault = { readonly kind: LineCause };
type Read<T> = Reply<T, CellFault>;

/** The text of a cell without the blanks around it; empty for an empty cell. */
export function cellText(cell: Cell): string {
  return cell === null ? '' : String(cell).trim();
}

/** A whole number within the bounds, both included; null for an empty cell. */
export function readWhole(cell: Cell, least: number, most: number): Read<number | null> {
  const text = cellText(cell);
  if (text === '') return ok(null);
  if (typeof cell === 'boolean' || !/^-?\d{1,15}$/.test(text)) return refuse({ kind: 'not-a-whole-number' });
  const value = Number(text);
  return value < least || value > most ? refuse({ kind: 'out-of-range' }) : ok(value);
}

/** TRUE or FALSE, as a flag or as a word in any case; an empty cell is FALSE. */
export function readFlag(cell: Cell): Read<boolean> {
  const text = cellText(cell).toUpperCase();
  if (typeof cell === 'number' || !['', 'TRUE', 'FALSE'].includes(text)) return refuse({ kind: 'not-a-flag' });
  return ok(text === 'TRUE');
}

/** One of the codes, in any case, as the list spells it; null for an empty cell. */
export function readOneOf<C extends string>(cell: Cell, codes: readonly C[]): Read<C | null> {
  const text = cellText(cell).toUpperCase();
  if (text === '') return ok(null);
  const code = codes.find((known) => known === text);
  return code === undefined ? refuse({ kind: 'unknown-code' }) : ok(code);
}

/** A PIN code of six digits, the first not 0. */
export function readPinCell(cell: Cell): Read<string> {
  const text = cellText(cell);
  if (text === '') return refuse({ kind: 'missing' });
  return /^[1-9]\d{5}$/.test(text) ? ok(text) : refuse({ kind: 'not-a-pin' });
}

/** A number that a scan could bring; `isCheckWrong` when it carries a check digit and that one fails. */
export function readArticleCell(cell: Cell): Read<{ readonly item: string; readonly isCheckWrong: boolean }> {
  const text = cellText(cell).toUpperCase();
  if (text === '') return refuse({ kind: 'missing' });
  const reading = readCode(text, null);
  if (reading.kind !== 'item' || reading.number !== text) return refuse({ kind: 'not-an-article-number' });
  return ok({ item: reading.number, isCheckWrong: reading.check === 'wrong' });
}

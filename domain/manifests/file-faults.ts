/**
 * What can be wrong with a manifest in a file, as data: where, what kind of value stood there, and why it cannot be.
 * Invariant: no value of a cell is repeated, because a name may stand where a number belongs.
 */

/** A cell as a file reader gives it; null is empty. */
export type Cell = string | number | boolean | null;

/** What stood in a cell, without saying it. */
export type ValueClass = 'empty' | 'flag' | 'whole-number' | 'decimal' | 'text' | 'other';

export type LineCause =
  | 'missing'
  | 'not-a-whole-number'
  | 'out-of-range'
  | 'not-an-article-number'
  | 'not-a-pin'
  | 'not-a-flag'
  | 'unknown-code'
  | 'value-without-code'
  | 'other-office'
  | 'number-twice'
  | 'counts-differ'
  | 'wrong-field';

/** Worth a look, and no reason to refuse the file. */
export type LineWarning = 'check-digit' | 'unusual-size';

/** `row` is the row of the sheet, headings being row 1, or the line of a JSON manifest, 0 for what stands above its lines. */
export type LineFault = {
  readonly row: number;
  readonly column: string;
  readonly cause: LineCause;
  readonly found: ValueClass;
  /** The row that holds the same number, for `number-twice`. */
  readonly other: number | null;
};

/** Nothing of such a file is taken. */
export type LinesRefused = {
  readonly kind: 'wrong-lines';
  readonly faults: readonly LineFault[];
  /** How many more there are than those listed. */
  readonly more: number;
  /** Rows that were read. */
  readonly rows: number;
};

export type Warned = { readonly row: number; readonly column: string; readonly warning: LineWarning };

/** So many faults are listed; nobody mends more than these before looking again. */
export const LISTED_FAULTS = 200;

export function classOf(value: unknown): ValueClass {
  if (value === null || value === undefined || value === '') return 'empty';
  if (typeof value === 'boolean') return 'flag';
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'whole-number' : 'decimal';
  if (typeof value !== 'string') return 'other';
  const text = value.trim();
  if (text === '') return 'empty';
  if (/^-?\d+$/.test(text)) return 'whole-number';
  if (/^-?\d*[.,]\d+$/.test(text)) return 'decimal';
  return /^(true|false)$/i.test(text) ? 'flag' : 'text';
}

/** Collects faults, of which the first are kept and all are counted. */
export type FaultList = {
  readonly add: (fault: LineFault) => void;
  /** Null when there was none. */
  readonly refusal: (rows: number) => LinesRefused | null;
};

export function createFaultList(): FaultList {
  const faults: LineFault[] = [];
  let count = 0;
  return {
    add: (fault) => {
      count += 1;
      if (faults.length < LISTED_FAULTS) faults.push(fault);
    },
    refusal: (rows) => (count === 0 ? null : { kind: 'wrong-lines', faults, more: count - faults.length, rows }),
  };
}

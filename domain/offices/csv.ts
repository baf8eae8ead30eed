/**
 * Comma-separated values as RFC 4180 has them: quoted fields may hold commas, doubled quotes and line breaks; lines end
 * with CRLF or LF.
 * Invariant: total, and a damaged line spoils no other: a quote that is never closed, or closed on a later line in the
 * middle of a field, was lost, and its line ends where it seems to.
 */
export type CsvLine = {
  /** The number of its first line in the file, from 1. */
  readonly line: number;
  readonly fields: readonly string[];
  /** A quote in the wrong place, or one that is never closed. */
  readonly broken: boolean;
};

/** The lines of a text, empty ones left out. A byte order mark at the start is not part of it. */
export function readCsv(text: string): CsvLine[] {
  const lines: CsvLine[] = [];
  let line = 1;
  let at = text.startsWith('\ufeff') ? 1 : 0;
  while (at < text.length) {
    const read = readLine(text, at, true);
    const taken = read.open ? readLine(text, at, false) : read;
    if (taken.fields.length > 1 || taken.fields[0] !== '') {
      lines.push({ line, fields: taken.fields, broken: taken.broken || read.open });
    }
    line += text.slice(at, taken.next).split('\n').length - 1;
    at = taken.next;
  }
  return lines;
}

type Taken = {
  readonly fields: readonly string[];
  readonly next: number;
  readonly broken: boolean;
  /** A quoted field had no end within reason. */
  readonly open: boolean;
};

/** A quoted field of the directory never comes near this; a lost quote would swallow the file. */
const LONGEST_QUOTED = 1000;

/** One line from `at`; with `quotes` false a quote is a letter like any other. */
function readLine(text: string, at: number, quotes: boolean): Taken {
  const fields: string[] = [];
  let broken = false;
  let from = at;
  for (;;) {
    const field = quotes && text[from] === '"' ? quotedField(text, from) : plainField(text, from);
    if (field === null) return { fields, next: from, broken, open: true };
    fields.push(field.value);
    broken ||= field.broken;
    if (text[field.end] === ',') from = field.end + 1;
    else return { fields, next: afterBreak(text, field.end), broken, open: false };
  }
}

type Field = { readonly value: string; readonly end: number; readonly broken: boolean };

function plainField(text: string, from: number): Field {
  let end = from;
  while (end < text.length && text[end] !== ',' && !isBreak(text, end)) end += 1;
  return { value: text.slice(from, end), end, broken: false };
}

function quotedField(text: string, from: number): Field | null {
  let value = '';
  for (let at = from + 1; at < text.length && at - from <= LONGEST_QUOTED; at += 1) {
    if (text[at] !== '"') value += text[at];
    else if (text[at + 1] === '"') {
      value += '"';
      at += 1;
    } else {
      const rest = plainField(text, at + 1);
      if (rest.value !== '' && value.includes('\n')) return null;
      return { value: value + rest.value, end: rest.end, broken: rest.value !== '' };
    }
  }
  return null;
}

function isBreak(text: string, at: number): boolean {
  return text[at] === '\n' || (text[at] === '\r' && text[at + 1] === '\n');
}

function afterBreak(text: string, at: number): number {
  if (at >= text.length) return at;
  return at + (text[at] === '\r' ? 2 : 1);
}

/**
 * Figures, dates and numbers as every screen and sheet writes them.
 * Invariant: spaces are for the eye only; no formatted text goes back into data. Clock and dates are Indian time (UTC+5:30,
 * no summer time), whatever the PC's own zone is.
 */
import { groupNumber, NARROW_SPACE } from '../../domain/identifiers/display.ts';

const IST_OFFSET_MS = 330 * 60_000;

/** Indian grouping with the digits 0–9 in every language: 108460 → "1,08,460". */
export function groupIndian(value: number): string {
  const [whole = '0', fraction] = String(Math.abs(value)).split('.');
  const tail = whole.slice(-3);
  const head = whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',');
  const sign = value < 0 ? '−' : '';
  return sign + (head === '' ? tail : `${head},${tail}`) + (fraction === undefined ? '' : `.${fraction}`);
}

/** A difference with its sign: 470 → "+470", −470 → "−470", 0 → "0". */
export function signed(value: number): string {
  return value > 0 ? `+${groupIndian(value)}` : groupIndian(value);
}

/**
 * A number in its groups, split round one character (its place counted in the bare number, from 0) so that it can be
 * marked.
 */
export function splitNumber(number: string, position: number): { before: string; mark: string; after: string } {
  const grouped = groupNumber(number);
  let bare = -1;
  const at = Array.from(grouped).findIndex((letter) => letter !== NARROW_SPACE && (bare += 1) === position);
  if (at < 0) return { before: grouped, mark: '', after: '' };
  return { before: grouped.slice(0, at), mark: grouped.slice(at, at + 1), after: grouped.slice(at + 1) };
}

/** UTC milliseconds → "24-11-2026" in India. */
export function dateText(atMs: number): string {
  return isoDateText(inIndia(atMs).slice(0, 10));
}

/** "2026-11-24" → "24-11-2026". */
export function isoDateText(date: string): string {
  return date.split('-').toReversed().join('-');
}

/** UTC milliseconds → "10:42" in India. */
export function clockText(atMs: number): string {
  return inIndia(atMs).slice(11, 16);
}

/** UTC milliseconds → "10:42:17" in India. */
export function clockSecondsText(atMs: number): string {
  return inIndia(atMs).slice(11, 19);
}

/** Time alone when it is of the same Indian day as `nowMs`, else date and time. */
export function sinceText(atMs: number, nowMs: number): string {
  const sameDay = dateText(atMs) === dateText(nowMs);
  return sameDay ? clockText(atMs) : `${dateText(atMs)} ${clockText(atMs)}`;
}

/** Grams → kilograms with one place: 318400 → "318.4". */
export function kilogramsOne(grams: number): string {
  return groupTenths(Math.round(grams / 100));
}

/** Paise → rupees, paise only when there are any: 124000 → "₹1,240", 124050 → "₹1,240.50". */
export function rupees(paise: number): string {
  const rest = paise % 100;
  return `₹${groupIndian((paise - rest) / 100)}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

function groupTenths(tenths: number): string {
  return `${groupIndian(Math.floor(tenths / 10))}.${tenths % 10}`;
}

function inIndia(atMs: number): string {
  return new Date(atMs + IST_OFFSET_MS).toISOString();
}

/** A path of either system without its folders: nobody at a counter reads those. */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

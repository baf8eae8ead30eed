/**
 * A partner changes a manifest: a later version of it, some parcels cancelled, or all of it.
 * Invariant: an article keeps its line through all versions, so that what was counted by a line stays counted; a line that
 * is off the list stays known as cancelled, so that its parcel is recognised and not taken for a stranger's.
 */
import type { ManifestLine } from '../contract/feed.ts';

/** `cancelledMs`: when the partner's word came that took it off the list; null while it stands. */
export type ListedLine = { readonly line: ManifestLine; readonly cancelledMs: number | null };

/** `added` counts those that came back too. */
export type Revision = {
  readonly lines: readonly ListedLine[];
  readonly added: number;
  readonly changed: number;
  readonly cancelled: number;
};

/** A later version. Its lines are the list from now on; `atMs` is when it came. */
export function reviseLines(before: readonly ListedLine[], now: readonly ManifestLine[], atMs: number): Revision {
  const known = new Map(before.map((listed) => [listed.line.item, listed]));
  const numbers = new Set(before.map(({ line }) => line.line));
  let next = Math.max(0, ...numbers, ...now.map(({ line }) => line)) + 1;
  const numberFor = (line: number): number => {
    const number = numbers.has(line) ? next++ : line;
    numbers.add(number);
    return number;
  };
  let [added, changed, cancelled] = [0, 0, 0];
  const listed = now.map((line): ListedLine => {
    const was = known.get(line.item);
    if (was === undefined || was.cancelledMs !== null) added += 1;
    else if (!saysTheSame(was.line, line)) changed += 1;
    return { line: { ...line, line: was?.line.line ?? numberFor(line.line) }, cancelledMs: null };
  });
  const named = new Set(now.map(({ item }) => item));
  const gone = before
    .filter(({ line }) => !named.has(line.item))
    .map(({ line, cancelledMs }): ListedLine => {
      if (cancelledMs === null) cancelled += 1;
      return { line, cancelledMs: cancelledMs ?? atMs };
    });
  const lines = [...listed, ...gone].sort((a, b) => a.line.line - b.line.line);
  return { lines, added, changed, cancelled };
}

/** Some parcels off the list; all of them when `items` is null. A number that is not on it changes nothing. */
export function cancelLines(before: readonly ListedLine[], items: readonly string[] | null, atMs: number): Revision {
  const named = items === null ? null : new Set(items);
  let cancelled = 0;
  const lines = before.map(({ line, cancelledMs }): ListedLine => {
    if (cancelledMs !== null || named?.has(line.item) === false) return { line, cancelledMs };
    cancelled += 1;
    return { line, cancelledMs: atMs };
  });
  return { lines, added: 0, changed: 0, cancelled };
}

/** The lines that stand. */
export function standingLines(lines: readonly ListedLine[]): ManifestLine[] {
  return lines.filter(({ cancelledMs }) => cancelledMs === null).map(({ line }) => line);
}

/** Everything but the number of the line, which no parcel carries. */
function saysTheSame(a: ManifestLine, b: ManifestLine): boolean {
  return JSON.stringify(said(a)) === JSON.stringify(said(b));
}

function said({
  aliases,
  pin,
  office,
  circle,
  grams,
  cm,
  insuredPaise = 0,
  codPaise,
  registration,
  otp,
}: ManifestLine) {
  const sides = cm === undefined ? null : [cm.length, cm.breadth, cm.height];
  const numbers = aliases.map(({ kind, value }) => `${kind} ${value}`).sort();
  return [numbers, pin, office, circle, grams, sides, insuredPaise, codPaise, registration, otp];
}

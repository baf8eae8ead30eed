/**
 * Names as the sources have them, put in order: the kind taken off the end, stray marks and double spaces away, brackets
 * closed. Letters are never changed: a spelling of the department stays as it is.
 */
import type { OfficeKind } from './office.ts';

export type CleanName = { readonly name: string; readonly kind: OfficeKind | null };

/** The longest name kept; the sources have 46 at most. */
export const NAME_LENGTH = 60;

/** "Mannady S.O (Chennai)" → Mannady (Chennai), SO; "Chennai G.P.O." → Chennai GPO, HO; kind null when the name says none. */
export function cleanName(text: string): CleanName {
  const tidy = withoutMarks(text).replace(/\s*\bG\.?\s?P\.?\s?O\b\.?$/i, ' GPO');
  for (const [pattern, kind] of KINDS) {
    const match = pattern.exec(tidy);
    const name = match === null ? '' : tidy.slice(0, match.index).replace(/[\s,]+$/, '');
    if (name !== '') return { name: closed(`${name} ${match?.[1] ?? ''}`), kind };
  }
  return { name: closed(tidy.trim()), kind: tidy.endsWith(' GPO') ? 'HO' : null };
}

/**
 * At the end, maybe with a place in brackets behind it. E.D. and G.D.S. say which sort of branch office, N.D. and T. which
 * sort of sub office; written apart, as in "Egmore ND S.O", they stay with the name. "CollegeB.O" lacks its space.
 */
const KINDS: readonly (readonly [RegExp, OfficeKind])[] = [
  [/\s*(?:(?<![A-Za-z])(?:E\.?D?\.?|GDS?\.?|R\.S\.)?B\.?\s?O|(?<=[a-z)])B\.O)\.?\s*(\([^)]*\)?)?$/, 'BO'],
  [/\s*(?:(?<![A-Za-z])(?:N\.?D\.?)?(?:T\.?)?S\.?\s?O|(?<=[a-z)])S\.O)\.?\s*(\([^)]*\)?)?$/, 'SO'],
  [/\s*(?:(?<![A-Za-z])H\.?\s?O|(?<=[a-z)])H\.O)\.?\s*(\([^)]*\)?)?$/, 'HO'],
];

function withoutMarks(text: string): string {
  return text
    .replaceAll(/["`\\;]|\p{Cc}/gu, '')
    .replaceAll('[', '(')
    .replaceAll(']', ')')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/\( /g, '(')
    .replaceAll(/ \)/g, ')')
    .replace(/[\s,]+$/, '')
    .trim();
}

/** A bracket that the source cut off is closed; one that was never opened is dropped. */
function closed(name: string): string {
  let depth = 0;
  let kept = '';
  for (const sign of name) {
    if (sign === ')' && depth === 0) continue;
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    kept += sign;
  }
  return (kept + ')'.repeat(depth)).slice(0, NAME_LENGTH).trim();
}

/** Numbers that came while stopped: as many as can be taken in at a look, and how many more there are. */
import { groupNumber } from '../../../domain/identifiers/display.ts';

export const MISSED_SHOWN = 5;

/** Longer codes are no parcel numbers; their beginning is enough to know them by. */
const LONGEST = 20;

export type MissedShown = { readonly numbers: readonly string[]; readonly more: number };

export function missedShown(missed: readonly string[]): MissedShown {
  return { numbers: missed.slice(0, MISSED_SHOWN).map(short), more: Math.max(0, missed.length - MISSED_SHOWN) };
}

function short(number: string): string {
  return number.length > LONGEST ? `${number.slice(0, LONGEST)}…` : groupNumber(number);
}

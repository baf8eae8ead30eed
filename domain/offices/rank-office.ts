/**
 * Which of two offices was rather meant: the very name before one that sounds so, before one that begins so, before one
 * with typing errors; among equals the kind that was asked for, the nearer office, and head before sub before branch office.
 */
import { editDistance } from './edit-table.ts';
import { sharedLength } from './key-block.ts';
import { lettersOf } from './letters.ts';
import { nameKeys } from './name-keys.ts';
import { OFFICE_KINDS, type OfficeKind, type OfficeRow } from './office.ts';

/** How the sound of an office's name met the sound of what was typed. Smaller is better; of a later word on: one more. */
export const MET = { whole: 0, begins: 2, near: 4 } as const;

/** Compared place by place, smaller first. */
export type Rank = readonly number[];

export type Asked = {
  /** As typed, without a kind of office. */
  readonly name: string;
  readonly kind: OfficeKind | null;
  /** PIN of the asking office. */
  readonly near: string | null;
};

/** `met` as noted by the search: one of MET, plus one, plus two for each edit of the sound. */
export function rankOffice(office: OfficeRow, met: number, { name, kind, near }: Asked): Rank {
  const typed = lettersOf(name);
  const distance = isCalled(office, name) ? 0 : met < MET.near ? 1 : distanceTo(typed, office.name);
  const far = farFrom(near, office.pin);
  const isOtherKind = Number(kind !== null && kind !== office.kind);
  const kindPlace = OFFICE_KINDS.indexOf(office.kind);
  return [tierOf(met, distance, isNearby(far)), distance, isOtherKind, far, met, kindPlace, office.name.length];
}

/**
 * The very letters, the same sound, that sound at the end; then names that begin so and names with one slip; then the rest.
 * What is in the asking office's own sorting district was more likely meant, and moves up before names of the same sound.
 */
function tierOf(met: number, distance: number, nearby: boolean): number {
  if (distance === 0) return 0;
  const tier = met < MET.near ? 2 + met : distance < 2 ? 4 + (distance % 1) * 2 : 8;
  return tier >= 4 && nearby ? tier - 2 : tier;
}

/** True when the office has these letters for its name, or for its name without GPO or a place in brackets. */
export function isCalled(office: OfficeRow, name: string): boolean {
  const letters = lettersOf(name);
  return nameKeys(office.name).some(({ text, whole }) => whole && lettersOf(text) === letters);
}

export function compareRanks(a: Rank, b: Rank): number {
  const at = a.findIndex((value, place) => value !== b[place]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

/** 0 for the same PIN, 3 for the same sorting district, 4 for the same sub-zone, 6 for all that is farther. */
export function farFrom(near: string | null, pin: string): number {
  const shared = near === null ? 0 : sharedLength(near, pin);
  return shared < 2 ? 6 : 6 - shared;
}

/** In the same sorting district. */
export function isNearby(far: number): boolean {
  return far <= 3;
}

/** To the whole name, or to its rest from a later word on; the whole comes first among equals. */
function distanceTo(typed: string, name: string): number {
  const distances = nameKeys(name).map(({ text, whole }) => editDistance(typed, lettersOf(text)) + (whole ? 0 : 0.5));
  return Math.min(...distances);
}

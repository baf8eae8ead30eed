/**
 * DIGIPIN: the department's ten-character code of a square of about 3.8 m, such as "39J-438-TJC7" (final version,
 * March 2025, Apache-2.0). Coordinates are WGS84 in degrees.
 * Invariant: encoding the centre of a code gives the code.
 */
import type { Brand } from '../brand.ts';
import { ok, refuse, type Reply } from '../reply.ts';

/** With its two hyphens. */
export type Digipin = Brand<string, 'Digipin'>;
export type Place = { readonly latitude: number; readonly longitude: number };

/** The code of a place; refuses what lies outside of latitude 2.5 to 38.5 or longitude 63.5 to 99.5, and what is no number. */
export function encodeDigipin({ latitude, longitude }: Place): Reply<Digipin, { readonly kind: 'outside' }> {
  const inside = latitude >= SOUTH && latitude <= SOUTH + SIDE && longitude >= WEST && longitude <= WEST + SIDE;
  if (!inside) return refuse({ kind: 'outside' });
  let [south, west, side] = [SOUTH, WEST, SIDE];
  let letters = '';
  for (let level = 0; level < LEVELS; level += 1) {
    side /= 4;
    const up = clamp(Math.floor((latitude - south) / side));
    const right = clamp(Math.floor((longitude - west) / side));
    letters += GRID[(3 - up) * 4 + right] ?? '';
    south += up * side;
    west += right * side;
  }
  return ok(withHyphens(letters));
}

/** The centre of the square, to six decimals. */
export function decodeDigipin(digipin: Digipin): Place {
  let [south, west, side] = [SOUTH, WEST, SIDE];
  for (const letter of digipin.replaceAll('-', '')) {
    const cell = GRID.indexOf(letter);
    side /= 4;
    south += (3 - Math.floor(cell / 4)) * side;
    west += (cell % 4) * side;
  }
  return { latitude: sixDecimals(south + side / 2), longitude: sixDecimals(west + side / 2) };
}

/**
 * Reads a code, upper case, with both hyphens or with none. Without them it must hold a letter: ten digits alone are
 * a telephone number as well. It has no check digit: each letter misread as another of the sixteen gives another
 * square; a misreading outside of the sixteen is refused.
 */
export function parseDigipin(text: string): Reply<Digipin, { readonly kind: 'wrong-shape' }> {
  if (HYPHENED.test(text)) return ok(text as Digipin); // the brand is earned by the shape
  return BARE.test(text) && !DIGITS.test(text) ? ok(withHyphens(text)) : refuse({ kind: 'wrong-shape' });
}

function withHyphens(letters: string): Digipin {
  return `${letters.slice(0, 3)}-${letters.slice(3, 6)}-${letters.slice(6)}` as Digipin; // ten letters of the grid
}

/** The outermost edges belong to the square inside of them. */
function clamp(cell: number): number {
  return Math.min(Math.max(cell, 0), 3);
}

function sixDecimals(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}

const SOUTH = 2.5;
const WEST = 63.5;
const SIDE = 36;
const LEVELS = 10;
/** Row by row from the north-west corner. */
const GRID = 'FC98J327K456LMPT';
const HYPHENED = /^[2-9CFJKLMPT]{3}-[2-9CFJKLMPT]{3}-[2-9CFJKLMPT]{4}$/;
const BARE = /^[2-9CFJKLMPT]{10}$/;
const DIGITS = /^[0-9]*$/;

/**
 * The directory id of an office: its PIN and five characters from its name, as 560001-7KM3X. Neither public source has the
 * department's facility id, so this one is ours; it is derived, so every edition gives the same office the same id.
 * Invariant: an office keeps its id while its PIN and the letters of its name stay; kind, district and circle may change.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { lettersOf } from './letters.ts';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const SHAPE = /^([1-9]\d{5})-[0-9A-HJKMNP-TV-Z]{5}$/;

/** `same` counts offices of one PIN whose names have the same letters, from 0, head office first. */
export function officeIdOf(pin: string, name: string, same: number): string {
  const hash = sha256(utf8ToBytes(`daksetu-office-v1:${pin}:${lettersOf(name)}:${same}`));
  let bits = ((hash[0] ?? 0) << 24) | ((hash[1] ?? 0) << 16) | ((hash[2] ?? 0) << 8) | (hash[3] ?? 0);
  let code = '';
  for (let at = 0; at < 5; at += 1, bits <<= 5) code += CROCKFORD[bits >>> 27] ?? '';
  return `${pin}-${code}`;
}

/** The PIN in an id; null when the text is no id. */
export function pinOfOfficeId(id: string): string | null {
  return SHAPE.exec(id)?.[1] ?? null;
}

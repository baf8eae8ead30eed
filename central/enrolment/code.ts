/**
 * One-time codes that a person reads to another: twelve Crockford characters, 60 bits.
 * The first four find the code, the other eight prove it, so that wrong tries can be counted.
 */
import { createHash } from 'node:crypto';
import { normaliseCode } from '../../domain/sync/sign-request.ts';

export type Random = (length: number) => Uint8Array;

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A new code in its normal form, without dashes. */
export function mintCode(random: Random): string {
  return crockford(random(12));
}

/** One character for each random byte. */
export function crockford(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => ALPHABET.charAt(byte % ALPHABET.length)).join(''); // 256 is a multiple of 32
}

/** As it is shown: "7K2M-9QXT-4B6C". */
export function showCode(code: string): string {
  return code.replaceAll(/(.{4})(?=.)/g, '$1-');
}

/** The part that is stored as it is and the hash (hex) of the part that is not. */
export function splitCode(code: string): { readonly selector: string; readonly secretHash: string } {
  const plain = normaliseCode(code);
  return { selector: plain.slice(0, 4), secretHash: sha256Hex(`daksetu-code-v1:${plain}`) };
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

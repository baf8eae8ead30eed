/**
 * What an event says of a personal record without holding it: a salted hash.
 * Invariant: once the salt is gone with the sealed record, nobody can find out by trying whom the hash stands for.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import type { PersonalRecord } from './record.ts';

/** RFC 8785 text of a record; one record has exactly one. */
export function recordText(record: PersonalRecord): string {
  return canonicalize(record) ?? ''; // a record is an object, so there always is a text
}

/** SHA-256, hex, over the salt's bytes followed by the UTF-8 bytes of the record's canonical JSON. */
export function commitmentOf(salt: Uint8Array, record: PersonalRecord): string {
  return bytesToHex(
    sha256
      .create()
      .update(salt)
      .update(utf8ToBytes(recordText(record)))
      .digest(),
  );
}

/**
 * Events as bytes: RFC 8785 (JSON Canonicalization Scheme), UTF-8.
 * Invariant: one event has exactly one encoding, on every machine.
 */
import canonicalize from 'canonicalize';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { AnyLedgerEvent } from '../custody/event.ts';

/** Canonical bytes of an event. Numbers must be integers; the envelope has no other kind. */
export function encodeEvent(event: AnyLedgerEvent): Uint8Array {
  const text = canonicalize(event);
  if (text === undefined) throw new TypeError('an event must be an object'); // a bug, never an input
  return utf8ToBytes(text);
}

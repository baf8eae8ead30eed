/**
 * The hash chain over a ledger.
 * Invariant: what is hashed are the exact bytes that are stored; nothing is ever re-encoded to verify.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EpochId, StationId } from '../custody/ids.ts';

/** `prev` of the first event of an epoch that has no parent. */
export const CHAIN_START = '0'.repeat(64);

const EVENT_TAG = utf8ToBytes('daksetu-event-v1\n');

/** SHA-256 over a tag and the event's stored bytes, as 64 hex digits. */
export function hashEvent(bytes: Uint8Array): string {
  return bytesToHex(sha256.create().update(EVENT_TAG).update(bytes).digest());
}

/** The text whose UTF-8 bytes a station signs (Ed25519) to vouch for everything up to `seq`. */
export function headMessage(head: { station: StationId; epoch: EpochId; seq: number; hash: string }): string {
  return `daksetu-head-v1:${head.station}:${head.epoch}:${head.seq}:${head.hash}`;
}

/**
 * Nonces for signed requests, without a table: a nonce is its expiry by the centre's clock and a MAC over it.
 * Invariant: only the centre's clock decides. Within its minutes a nonce may be used again: a repeated request
 * changes nothing, because every call is a read or an append that happens once.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';

export const NONCE_LIFE_MS = 5 * 60_000;

export type Nonces = { issue(): string; isValid(nonce: string): boolean };

/** `key` is kept in memory: after a restart, and at a process with another key, a nonce counts as expired. */
export function createNonces(deps: { readonly clock: () => number; readonly key: Uint8Array }): Nonces {
  const seal = (expiry: Buffer): Buffer => createHmac('sha256', deps.key).update(expiry).digest().subarray(0, 16);
  return {
    issue() {
      const expiry = Buffer.alloc(8);
      expiry.writeBigUInt64BE(BigInt(deps.clock() + NONCE_LIFE_MS));
      return Buffer.concat([expiry, seal(expiry)]).toString('base64url');
    },
    isValid(nonce) {
      const bytes = Buffer.from(nonce, 'base64url');
      if (bytes.length !== 24) return false;
      const expiry = bytes.subarray(0, 8);
      return timingSafeEqual(bytes.subarray(8), seal(expiry)) && expiry.readBigUInt64BE() > BigInt(deps.clock());
    },
  };
}

/**
 * Which station is asking: three headers, checked against the key it enrolled with.
 * Invariant: nothing of a request is looked at, not even unpacked, before its signature holds.
 */
import { REQUEST_HEADERS, requestMessage } from '../../domain/sync/sign-request.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { Pool } from '../store/pool.ts';
import { type Station, readStation } from '../store/stations.ts';
import { isSignedBy } from './ed25519.ts';
import type { Nonces } from './nonces.ts';

export type IncomingRequest = {
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly method: string;
  /** Path and query as in the request line. */
  readonly url: string;
  readonly body: Uint8Array;
};

export type AuthFault = {
  readonly kind: 'signature-missing' | 'nonce-expired' | 'station-unknown' | 'signature-wrong';
};

/** The enrolled station that signed the request. */
export async function authenticate(
  deps: { readonly pool: Pool; readonly nonces: Nonces },
  request: IncomingRequest,
): Promise<Reply<Station, AuthFault>> {
  const name = request.headers[REQUEST_HEADERS.station];
  const nonce = request.headers[REQUEST_HEADERS.nonce];
  const signature = request.headers[REQUEST_HEADERS.signature];
  if (typeof name !== 'string' || typeof nonce !== 'string' || typeof signature !== 'string') {
    return refuse({ kind: 'signature-missing' });
  }
  if (!deps.nonces.isValid(nonce)) return refuse({ kind: 'nonce-expired' });
  const station = await readStation(deps.pool, name);
  if (station === null) return refuse({ kind: 'station-unknown' });
  const message = requestMessage({
    station: name,
    method: request.method,
    path: request.url,
    body: request.body,
    nonce,
  });
  return isSignedBy(station.publicKey, message, signature) ? ok(station) : refuse({ kind: 'signature-wrong' });
}

/**
 * What a station signs when it talks to the centre; both sides build the same text here.
 * Invariant: a signature covers who asks, what is asked, every byte that is sent and a nonce of the centre,
 * so the station's own clock is never part of it.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Names of the three headers a signed request carries. */
export const REQUEST_HEADERS = {
  station: 'daksetu-station',
  nonce: 'daksetu-nonce',
  signature: 'daksetu-signature',
} as const;

export type RequestToSign = {
  readonly station: string;
  /** In capitals. */
  readonly method: string;
  /** Path and query exactly as in the request line, e.g. "/v1/stations/560001-C2/feed?after=0". */
  readonly path: string;
  /** The body's bytes as they travel (after compression); empty when there is none. */
  readonly body: Uint8Array;
  /** As `GET /v1/nonce` gave it. */
  readonly nonce: string;
};

/** The text whose UTF-8 bytes are signed with the station's Ed25519 key; the signature travels in base64url. */
export function requestMessage(request: RequestToSign): string {
  const bodyHash = bytesToHex(sha256(request.body));
  return ['daksetu-request-v1', request.station, request.method, request.path, bodyHash, request.nonce].join('\n');
}

/** The one form of a code that people read to each other: capitals, no dashes, Crockford's look-alikes resolved. */
export function normaliseCode(code: string): string {
  return code.replaceAll(/[-\s]/g, '').toUpperCase().replaceAll('O', '0').replaceAll(/[IL]/g, '1');
}

/** The text a station signs at enrolment to prove that it holds the private key of `publicKey` (raw, base64url). */
export function enrolmentMessage(code: string, publicKey: string): string {
  return `daksetu-enrol-v1:${normaliseCode(code)}:${publicKey}`;
}

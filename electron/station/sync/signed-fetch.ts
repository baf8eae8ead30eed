/**
 * `fetch` that signs: every request carries the station, a nonce of the centre and an Ed25519 signature.
 * Invariant: an expired nonce is renewed once and quietly; this PC's clock is never part of a signature.
 */
import { sign, type KeyObject } from 'node:crypto';
import { REQUEST_HEADERS, requestMessage } from '../../../domain/sync/sign-request.ts';

export type SignedFetch = (request: Request) => Promise<Response>;

export type SigningDeps = {
  readonly baseUrl: () => string;
  /** Null before enrolment: requests go out unsigned. */
  readonly station: () => string | null;
  readonly privateKey: KeyObject;
  readonly timeoutMs: number;
  /** Aborts when the station closes. */
  readonly closing: AbortSignal;
};

/** Ed25519 signature of the text's UTF-8 bytes, in base64url. */
export function signText(key: KeyObject, text: string): string {
  return sign(null, Buffer.from(text, 'utf8'), key).toString('base64url');
}

/** Wraps the runtime's own fetch. Network errors are thrown as fetch throws them. */
export function createSignedFetch(deps: SigningDeps): SignedFetch {
  let nonce: string | null = null;
  const limit = (): AbortSignal => AbortSignal.any([deps.closing, AbortSignal.timeout(deps.timeoutMs)]);
  const freshNonce = async (): Promise<string> => {
    const answer = await fetch(new URL('/v1/nonce', deps.baseUrl()), { signal: limit() });
    const body = (await answer.json()) as { nonce?: unknown };
    if (!answer.ok || typeof body.nonce !== 'string') throw new Error(`the centre gave no nonce (${answer.status})`);
    return body.nonce;
  };
  return async (request) => {
    const station = deps.station();
    const signal = limit();
    if (station === null) return fetch(request, { signal });
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const url = new URL(request.url);
    const attempt = async (): Promise<Response> => {
      nonce ??= await freshNonce();
      const message = requestMessage({ station, method: request.method, path: url.pathname + url.search, body, nonce });
      const headers = new Headers(request.headers);
      headers.set(REQUEST_HEADERS.station, station);
      headers.set(REQUEST_HEADERS.nonce, nonce);
      headers.set(REQUEST_HEADERS.signature, signText(deps.privateKey, message));
      return fetch(url, { method: request.method, headers, signal, ...(body.length === 0 ? {} : { body }) });
    };
    const answer = await attempt();
    if (answer.status !== 401) return answer;
    nonce = null; // expired, or the centre restarted: one more try with a fresh one
    return attempt();
  };
}

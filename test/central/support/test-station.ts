/**
 * A station as the centre sees it: enrols, signs requests, uploads runs of its ledger.
 */
import { gzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { issueEnrolmentCode } from '../../../central/admin/issue-enrolment-code.ts';
import type { LedgerUpload } from '../../../domain/contract/central.ts';
import { enrolmentMessage, requestMessage } from '../../../domain/sync/sign-request.ts';
import { type LedgerBuilder, type LedgerPlace, buildLedger } from './ledger-builder.ts';
import { type StationKey, mintKey } from './station-key.ts';
import { OFFICE, type TestCentre } from './test-centre.ts';

export type TestStation = {
  readonly station: string;
  readonly key: StationKey;
  readonly ledger: LedgerBuilder;
  /** Another ledger of the same station. */
  anotherLedger(place?: Partial<LedgerPlace>): LedgerBuilder;
  /** A signed request with a fresh nonce. `change` spoils it before it goes out. */
  get(path: string, change?: Change): Promise<LightMyRequestResponse>;
  upload(upload: LedgerUpload, change?: Change): Promise<LightMyRequestResponse>;
  /** Any bytes as the body of an upload, signed. */
  post(body: Buffer, change?: Change): Promise<LightMyRequestResponse>;
};

/** What a test may put in place of what belongs there. */
export type Change = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly nonce?: string;
  readonly signAs?: StationKey;
  /** Replaces the body after signing. */
  readonly body?: Buffer;
  /** Replaces path and query after signing. */
  readonly path?: string;
};

/** Enrols a new station through the API. */
export async function enrolTestStation(
  centre: TestCentre,
  place: { readonly office: string; readonly counter: string } = { office: OFFICE, counter: '2' },
): Promise<TestStation> {
  const key = mintKey();
  const code = await issueEnrolmentCode(centre.deps, place);
  if (!code.ok) throw new Error(code.fault.kind);
  const answer = await sendEnrolment(centre, { code: code.value.code, key });
  const { station } = answer.json<{ station: string }>();
  const request = (method: 'GET' | 'POST', path: string, body: Buffer, change: Change) =>
    sendSigned(centre, { station, key, method, path, body }, change);
  const ledgerPath = `/v1/stations/${station}/ledger`;
  const post: TestStation['post'] = (body, change = {}) => request('POST', ledgerPath, body, change);
  const ledgerPlace = { ...place, station, key };
  return {
    station,
    key,
    ledger: buildLedger(ledgerPlace),
    anotherLedger: (more = {}) => buildLedger({ ...ledgerPlace, ...more }),
    get: (path, change = {}) => request('GET', path, Buffer.alloc(0), change),
    upload: (upload, change) => post(gzipSync(JSON.stringify(upload)), change),
    post,
  };
}

/** Asks for enrolment; `proof` may be spoiled. */
export async function sendEnrolment(
  centre: TestCentre,
  what: { readonly code: string; readonly key: StationKey; readonly proof?: string },
): Promise<LightMyRequestResponse> {
  const { code, key } = what;
  const proof = what.proof ?? key.sign(enrolmentMessage(code, key.publicKey));
  const payload = { code, publicKey: key.publicKey, proof, build: 'test' };
  return centre.app.inject({ method: 'POST', url: '/v1/enrolments', payload });
}

export async function takeNonce(centre: TestCentre): Promise<string> {
  return (await centre.app.inject('/v1/nonce')).json<{ nonce: string }>().nonce;
}

type Unsigned = {
  readonly station: string;
  readonly key: StationKey;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body: Buffer;
};

async function sendSigned(centre: TestCentre, request: Unsigned, change: Change): Promise<LightMyRequestResponse> {
  const nonce = change.nonce ?? (await takeNonce(centre));
  const { station, method, path, body } = request;
  const message = requestMessage({ station, method, path, body, nonce });
  const headers = {
    ...(method === 'POST' ? { 'content-type': 'application/vnd.daksetu.ledger+json', 'content-encoding': 'gzip' } : {}),
    'daksetu-station': station,
    'daksetu-nonce': nonce,
    'daksetu-signature': (change.signAs ?? request.key).sign(message),
    ...change.headers,
  };
  const sent = { method, url: change.path ?? path, headers };
  return centre.app.inject(method === 'POST' ? { ...sent, payload: change.body ?? body } : sent);
}

/**
 * The station's side of the wire to the centre: typed calls, causes in plain words.
 * Invariant: what the centre answers is parsed before it is used.
 */
import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { z } from 'zod';
import {
  centralContract,
  ledgerAck,
  uploadRefusal,
  type LedgerAck,
  type LedgerUpload,
} from '../../../domain/contract/central.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { enrolmentMessage } from '../../../domain/sync/sign-request.ts';
import { createSignedFetch, signText } from './signed-fetch.ts';

/** `away` is worth trying again later; `refused` carries the centre's own reason. `next` is the seq it expects. */
export type CentralFault =
  | { readonly kind: 'away'; readonly detail: string }
  | { readonly kind: 'refused'; readonly code: string; readonly detail: string; readonly next: number | null };

type Remote = ContractRouterClient<typeof centralContract>;
type Answer<T> = Promise<Reply<T, CentralFault>>;
export type Enrolled = Awaited<ReturnType<Remote['station']['enrol']>>;
export type FeedPage = Awaited<ReturnType<Remote['feed']['read']>>;
export type KnownHead = Awaited<ReturnType<Remote['station']['head']>>;
export type Trace = Awaited<ReturnType<Remote['item']['trace']>>;

export type CentralClient = {
  readonly enrol: (code: string) => Answer<Enrolled>;
  readonly upload: (station: string, upload: LedgerUpload) => Answer<LedgerAck>;
  readonly feed: (station: string, after: number) => Answer<FeedPage>;
  readonly trace: (item: string) => Answer<Trace>;
  /** Where the centre has this epoch's ledger; `head` is null when it has none of it. */
  readonly head: (station: string, epoch: string) => Answer<KnownHead>;
  /** Ends the calls that wait for an answer, as "away", when the station closes. */
  readonly abort: () => void;
};

export type CentralDeps = {
  readonly baseUrl: () => string;
  /** Null before enrolment. */
  readonly station: () => string | null;
  readonly privateKey: KeyObject;
  /** Raw 32 bytes in base64url. */
  readonly publicKey: string;
  readonly build: string;
  readonly timeoutMs: number;
};

const zip = promisify(gzip);

/** Builds a client over the runtime's own fetch. */
export function createCentralClient(deps: CentralDeps): CentralClient {
  const closing = new AbortController();
  const signedFetch = createSignedFetch({ ...deps, closing: closing.signal });
  const link = new OpenAPILink(centralContract, {
    url: () => deps.baseUrl(),
    fetch: (request) => signedFetch(request),
    plugins: [new ResponseValidationPlugin(centralContract)],
  });
  const remote: Remote = createORPCClient(link);
  return {
    enrol: (code) => {
      const { publicKey, build } = deps;
      const proof = signText(deps.privateKey, enrolmentMessage(code, publicKey));
      return asked(remote.station.enrol({ code, publicKey, proof, build }));
    },
    upload: (station, upload) => asked(postLedger(deps.baseUrl(), signedFetch, station, upload)),
    feed: (station, after) => asked(remote.feed.read({ station, after, limit: 20 })),
    trace: (item) => asked(remote.item.trace({ item })),
    head: (station, epoch) => asked(remote.station.head({ station, epoch })),
    abort: () => closing.abort(),
  };
}

class UploadRefused extends Error {
  readonly refusal: z.infer<typeof uploadRefusal>;
  constructor(refusal: z.infer<typeof uploadRefusal>) {
    super(refusal.text);
    this.refusal = refusal;
  }
}

async function postLedger(
  baseUrl: string,
  signedFetch: (request: Request) => Promise<Response>,
  station: string,
  upload: LedgerUpload,
): Promise<LedgerAck> {
  const body = new Uint8Array(await zip(JSON.stringify(upload)));
  const headers = { 'content-type': 'application/vnd.daksetu.ledger+json', 'content-encoding': 'gzip' };
  const url = new URL(`/v1/stations/${station}/ledger`, baseUrl);
  const answer = await signedFetch(new Request(url, { method: 'POST', headers, body }));
  const content: unknown = await answer.json();
  if (answer.ok) return ledgerAck.parse(content);
  const refusal = uploadRefusal.safeParse(content);
  if (answer.status >= 500 || !refusal.success || refusal.data.retry !== 'never')
    throw new Error(`the centre answered ${answer.status}${refusal.success ? `: ${refusal.data.text}` : ''}`);
  throw new UploadRefused(refusal.data);
}

const centralRefusal = z.object({ code: z.string(), text: z.string(), retry: z.enum(['now', 'later', 'never']) });

async function asked<T>(call: Promise<T>): Answer<T> {
  try {
    return ok(await call);
  } catch (cause) {
    if (cause instanceof UploadRefused) {
      const { code, text, centre } = cause.refusal;
      return refuse({ kind: 'refused', code, detail: text, next: code === 'gap' ? seqOf(centre) : null });
    }
    const refusal = cause instanceof ORPCError ? centralRefusal.safeParse(cause.data) : null;
    if (refusal?.success === true && refusal.data.retry === 'never')
      return refuse({ kind: 'refused', code: refusal.data.code, detail: refusal.data.text, next: null });
    return refuse({ kind: 'away', detail: causeText(cause) });
  }
}

/** Null for what is no place in a ledger: the refusal stands as it is, and nothing is believed. */
function seqOf(text: string | undefined): number | null {
  const seq = Number(text);
  return Number.isSafeInteger(seq) && seq >= 1 ? seq : null;
}

function causeText(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown cause';
  const inner = cause.cause instanceof Error ? `: ${cause.cause.message}` : '';
  return `${cause.message}${inner}`.slice(0, 200);
}

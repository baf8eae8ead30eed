/**
 * POST /v1/stations/{station}/ledger: a run of events, gzip JSON.
 * Invariant: the answer 200 is given only after the commit.
 */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type LedgerUpload, ledgerUpload } from '../../domain/contract/central.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { authRefusalOf } from '../auth/auth-answer.ts';
import { authenticate } from '../auth/authenticate.ts';
import type { RouteDeps } from '../call-context.ts';
import { appendUpload } from '../ingest/append-upload.ts';
import { type UploadFault, refusalOf } from '../ingest/upload-fault.ts';

export const LEDGER_TYPE = 'application/vnd.daksetu.ledger+json';
/** Bytes as they travel, and after unpacking: a run of 2,000 ordinary events is about 1.5 MB. */
export const MAX_PACKED_BYTES = 2 * 1024 * 1024;
export const MAX_UNPACKED_BYTES = 16 * 1024 * 1024;

/** Registers the upload in a scope of its own. */
export async function ledgerUploadRoute(scope: FastifyInstance, deps: RouteDeps): Promise<void> {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser(LEDGER_TYPE, { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  scope.post<{ Params: { station: string } }>(
    '/v1/stations/:station/ledger',
    { bodyLimit: MAX_PACKED_BYTES },
    async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const caller = await authenticate(deps, { ...lineOf(request), body });
      if (!caller.ok) return reply.status(401).send(authRefusalOf(caller.fault.kind));
      if (caller.value.station !== request.params.station)
        return reply.status(401).send(authRefusalOf('other-station'));
      const upload = await readUpload(body);
      const answer = upload.ok ? await appendUpload(deps, caller.value, upload.value) : upload;
      if (!answer.ok) {
        const { status, body: refusal } = refusalOf(answer.fault);
        return reply.status(status).send(refusal);
      }
      deps.projector.wake({ station: caller.value.station, epoch: answer.value.head.epoch });
      return reply.send(answer.value);
    },
  );
}

function lineOf(request: FastifyRequest): { headers: FastifyRequest['headers']; method: string; url: string } {
  return { headers: request.headers, method: request.raw.method ?? '', url: request.raw.url ?? '' };
}

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(gunzip);

async function readUpload(body: Buffer): Promise<Reply<LedgerUpload, UploadFault>> {
  let text: string;
  try {
    text = (await unpack(body, { maxOutputLength: MAX_UNPACKED_BYTES })).toString('utf8');
  } catch (error) {
    const isBomb = error instanceof RangeError;
    return refuse({ kind: isBomb ? 'too-large' : 'bad-compression' });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return refuse({ kind: 'bad-json' });
  }
  const read = ledgerUpload.safeParse(json);
  return read.success
    ? ok(read.data)
    : refuse({ kind: 'bad-shape', station: read.error.issues[0]?.path.join('.') ?? '' });
}

/**
 * Mounts the contract's calls on Fastify. oRPC reads bodies itself, so the scope has no body parser of its own;
 * a body must therefore announce its length, and that length has a limit.
 */
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError, onError } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { authenticate } from '../auth/authenticate.ts';
import type { RouteDeps } from '../call-context.ts';
import { createApi } from './api.ts';

/** No call of the contract has more than a few hundred bytes to say. */
const MAX_BODY_BYTES = 64 * 1024;
const NO_BODY = new Uint8Array(0);

/** Registers every path of the contract under /v1. Signed calls of the contract carry no body. */
export async function apiRoutes(scope: FastifyInstance, deps: RouteDeps): Promise<void> {
  const logFault = (error: unknown): void => void (isOurs(error) && scope.log.error({ err: error }, 'call failed'));
  const api = new OpenAPIHandler(createApi(deps), { interceptors: [onError(logFault)] });
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  scope.all('/v1/*', async (request, reply) => {
    const refusal = refuseBody(request);
    if (refusal !== null) return reply.status(refusal.status).header('connection', 'close').send(refusal.body);
    const { headers, method, url } = request.raw;
    const caller = () => authenticate(deps, { headers, method: method ?? '', url: url ?? '', body: NO_BODY });
    const { matched } = await api.handle(request, reply, { context: { caller } });
    if (!matched) reply.callNotFound();
  });
}

/** Refusals are answers, not faults. */
function isOurs(error: unknown): boolean {
  return !(error instanceof ORPCError) || error.status >= 500;
}

function refuseBody({ headers }: FastifyRequest): { status: number; body: object } | null {
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, body: { code: 'length-required', text: 'Say how long the body is.', retry: 'never' } };
  }
  if (Number(headers['content-length'] ?? 0) <= MAX_BODY_BYTES) return null;
  return { status: 413, body: { code: 'too-large', text: 'The body is too large.', retry: 'never' } };
}

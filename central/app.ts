/**
 * The centre as a Fastify application that is built but does not listen: stations enrol, upload their ledgers,
 * read their feed and trace articles. Where to look:
 *   routes/      HTTP in and out            ingest/      what an upload must prove before it is stored
 *   auth/        signed requests, nonces    projection/  ledgers → uses of item numbers → trace
 *   enrolment/   one-time codes → stations  store/       every SQL statement, migrations
 *   numbers/     leases of article numbers to stations
 *   admin/       what an administrator does (also as a CLI: node central/admin/cli.ts)
 * Invariant: the process keeps no state but its nonce key and what its projector was woken for; both may be lost.
 */
import fastify, { type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { createNonces } from './auth/nonces.ts';
import type { CentreDeps } from './call-context.ts';
import { topUpNumbers } from './numbers/top-up.ts';
import { type Projector, createProjector } from './projection/projector.ts';
import { apiRoutes } from './routes/api-routes.ts';
import { ledgerUploadRoute } from './routes/ledger-upload.ts';
import { createOpenApiDocument } from './routes/openapi.ts';
import type { EpochOf } from './store/ledger.ts';

export type Centre = { readonly app: FastifyInstance; readonly projector: Projector };

export type AppOptions = {
  readonly logger?: FastifyServerOptions['logger'];
  readonly requestTimeoutMs?: number;
};

/** A whole request, 2 MiB at most, is said in this time or not at all: a slow client must not hold a place for ever. */
export const REQUEST_TIMEOUT_MS = 30_000;
/** A connection on which nothing moves. */
const CONNECTION_TIMEOUT_MS = 60_000;

/** Builds the application on a migrated database. The caller owns the pool and closes the app before it. */
export function createApp(deps: CentreDeps & AppOptions): Centre {
  const { logger = false, requestTimeoutMs = REQUEST_TIMEOUT_MS, ...given } = deps;
  const app = fastify({
    logger,
    requestTimeout: requestTimeoutMs,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    http: { headersTimeout: requestTimeoutMs, connectionsCheckingInterval: Math.min(requestTimeoutMs, 5_000) },
  });
  const report = (error: unknown): void => app.log.error({ err: error }, 'projection failed');
  const projected = (of: EpochOf) => topUpNumbers(given, of);
  const projector = createProjector({ pool: given.pool, report, projected });
  const nonces = createNonces({ clock: given.clock, key: given.random(32) });
  const routes = { ...given, nonces, projector };
  app.setErrorHandler((error: { statusCode?: number; code?: string; message: string }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.status(status).send(refusalFor(status, error.message));
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.status(404).send({ code: 'not-found', text: 'There is nothing here.', retry: 'never' }),
  );
  app.get('/v1/openapi.json', () => createOpenApiDocument());
  void app.register((scope) => ledgerUploadRoute(scope, routes));
  void app.register((scope) => apiRoutes(scope, routes));
  app.addHook('onClose', () => projector.close());
  return { app, projector };
}

/** Faults of the request keep their words; ours say nothing of the inside. */
function refusalFor(status: number, message: string): { code: string; text: string; retry: 'later' | 'never' } {
  if (status === 413) return { code: 'too-large', text: 'The body is too large.', retry: 'never' };
  if (status < 500) return { code: 'bad-request', text: message, retry: 'never' };
  return { code: 'centre-fault', text: 'The centre could not answer.', retry: 'later' };
}

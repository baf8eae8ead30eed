/**
 * The centre, listening: opens the pool, brings the database up to date, catches up with the ledgers, then opens the port.
 */
import { randomBytes } from 'node:crypto';
import type { FastifyServerOptions } from 'fastify';
import { type Centre, createApp, REQUEST_TIMEOUT_MS } from './app.ts';
import type { CentreDeps } from './call-context.ts';
import { checkDurability } from './store/durability.ts';
import { migrate } from './store/migrate.ts';
import { openPool } from './store/pool.ts';

export type CentreOptions = {
  readonly databaseUrl: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Default 127.0.0.1: the way in from outside is a proxy with TLS. */
  readonly host?: string;
  readonly clock?: () => number;
  readonly random?: (length: number) => Uint8Array;
  readonly logger?: FastifyServerOptions['logger'];
  /** How long a client may take to say its request; default 30 s. */
  readonly requestTimeoutMs?: number;
};

export type ListeningCentre = Centre & {
  readonly url: string;
  /** For the functions in admin/, which take the same. */
  readonly deps: CentreDeps;
  /** Stops listening, lets running work end, closes the pool. */
  close(): Promise<void>;
};

/** Throws when the database cannot be reached, would forget what it acknowledged, is from a newer build, or the port is taken. */
export async function startCentre(options: CentreOptions): Promise<ListeningCentre> {
  const pool = openPool(options.databaseUrl);
  const deps = { pool, clock: options.clock ?? Date.now, random: options.random ?? randomBytes };
  try {
    const durable = await checkDurability(pool);
    if (!durable.ok) {
      const { setting, value } = durable.fault;
      throw new Error(`the database runs with ${setting}=${value} and could lose what it acknowledged; set it to on`);
    }
    const migrated = await migrate(pool);
    if (!migrated.ok)
      throw new Error(`the database is at step ${migrated.fault.found}, this build knows ${migrated.fault.known}`);
    const { logger = false, requestTimeoutMs = REQUEST_TIMEOUT_MS } = options;
    const centre = createApp({ ...deps, logger, requestTimeoutMs });
    await centre.projector.catchUp();
    const url = await centre.app.listen({ port: options.port, host: options.host ?? '127.0.0.1' });
    const close = async (): Promise<void> => {
      await centre.app.close();
      await pool.end();
    };
    return { ...centre, url, deps, close };
  } catch (error) {
    await pool.end();
    throw error;
  }
}

/**
 * What every route is given.
 */
import type { Random } from './enrolment/code.ts';
import type { Nonces } from './auth/nonces.ts';
import type { Projector } from './projection/projector.ts';
import type { Pool } from './store/pool.ts';

export type CentreDeps = {
  readonly pool: Pool;
  /** UTC milliseconds. */
  readonly clock: () => number;
  /** So many random bytes, fit for secrets. */
  readonly random: Random;
};

export type RouteDeps = CentreDeps & { readonly nonces: Nonces; readonly projector: Projector };

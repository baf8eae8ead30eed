/**
 * A series of article numbers for this centre to lease out: two letters, serials from and to, issued by India.
 */
import { z } from 'zod';
import { serial } from '../../domain/contract/shapes.ts';
import { numberAt, rangeIdOf } from '../../domain/custody/number-range.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { insertSeries } from '../store/numbers.ts';

const newSeries = z
  .strictObject({ prefix: z.string().regex(/^[A-Z]{2}$/), from: serial, to: serial })
  .refine(({ from, to }) => from <= to, { path: ['to'] });

export type AddSeriesFault =
  | { readonly kind: 'bad-series'; readonly where: string }
  /** It shares numbers with a series that is here. */
  | { readonly kind: 'series-overlaps' };

/** Gives the first and the last number, so that they can be compared with the allotment. */
export async function addNumberSeries(
  deps: CentreDeps,
  input: unknown,
): Promise<Reply<{ readonly series: string; readonly first: string; readonly last: string }, AddSeriesFault>> {
  const read = newSeries.safeParse(input);
  if (!read.success) return refuse({ kind: 'bad-series', where: read.error.issues[0]?.path.join('.') ?? '' });
  const { prefix, from, to } = read.data;
  if (!(await insertSeries(deps.pool, read.data, deps.clock()))) return refuse({ kind: 'series-overlaps' });
  return ok({ series: rangeIdOf(read.data), first: numberAt(prefix, from), last: numberAt(prefix, to) });
}

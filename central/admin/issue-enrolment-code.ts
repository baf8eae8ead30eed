/**
 * A code that makes one PC a station of one counter.
 */
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { CentreDeps } from '../call-context.ts';
import { mintCode, showCode, splitCode } from '../enrolment/code.ts';
import { readOffice } from '../store/offices.ts';
import { inTransaction } from '../store/pool.ts';
import { insertCode } from '../store/stations.ts';

export const CODE_LIFE_MS = 10 * 60_000;

export type IssueCodeFault = { readonly kind: 'office-unknown' | 'counter-unnamed' };

/** Gives the code as it is read out, "7K2M-9QXT-4B6C"; it is nowhere else from then on. */
export async function issueEnrolmentCode(
  deps: CentreDeps,
  place: { readonly office: string; readonly counter: string },
): Promise<Reply<{ readonly code: string; readonly expiresAtMs: number }, IssueCodeFault>> {
  if (!/^[0-9A-Za-z][0-9A-Za-z ]{0,15}$/.test(place.counter)) return refuse({ kind: 'counter-unnamed' });
  return inTransaction(deps.pool, async (tx) => {
    if ((await readOffice(tx, place.office)) === null) return refuse({ kind: 'office-unknown' });
    const nowMs = deps.clock();
    const expiresAtMs = nowMs + CODE_LIFE_MS;
    for (;;) {
      const code = mintCode(deps.random);
      if (await insertCode(tx, { ...splitCode(code), ...place, expiresAtMs }, nowMs)) {
        return ok({ code: showCode(code), expiresAtMs });
      }
    }
  });
}

/**
 * One intent of the clerk, sent until it is answered.
 * Invariant: every repeat carries the request id of the first try, so a lost answer never becomes a second deed.
 */
import { ORPCError } from '@orpc/client';
import type { Problem } from '../../domain/contract/station.ts';
import { ok, refuse, type Reply } from '../../domain/reply.ts';

export type SendFault =
  /** Understood and refused; nothing was written. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** No answer within the time; the station may still do it, once. */
  | { readonly kind: 'no-answer' }
  /** The station failed or did not understand; repeating would not help. */
  | { readonly kind: 'failed'; readonly code: string };

export type Call<O> = (requestId: string, options: { signal: AbortSignal }) => Promise<O>;

/** How long one try may take, and all of them together, in milliseconds. */
export type Patience = { readonly tryMs: number; readonly totalMs: number };

export type SendDeps = {
  readonly mint: () => string;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
};

export type Send = <O>(call: Call<O>, patience?: Patience) => Promise<Reply<O, SendFault>>;

/** Quick deeds of one transaction. */
export const SHORT: Patience = { tryMs: 5_000, totalMs: 20_000 };
/** Deeds that wait for the centre or for a document. */
export const LONG: Patience = { tryMs: 60_000, totalMs: 120_000 };

const BETWEEN_TRIES_MS = 200;

export function createSend({ mint, nowMs, pause }: SendDeps): Send {
  return async (call, patience = SHORT) => {
    const requestId = mint();
    const endMs = nowMs() + patience.totalMs;
    for (let leftMs = patience.totalMs; leftMs > 0; leftMs = endMs - nowMs()) {
      try {
        const signal = AbortSignal.timeout(Math.min(leftMs, patience.tryMs));
        return ok(await settledBy(signal, call(requestId, { signal })));
      } catch (error) {
        const fault = faultOf(error);
        if (fault !== undefined) return refuse(fault);
      }
      await pause(BETWEEN_TRIES_MS);
    }
    return refuse({ kind: 'no-answer' });
  };
}

/** A final answer in the shape of an error; undefined when the link was lost and trying again makes sense. */
function faultOf(error: unknown): SendFault | undefined {
  if (!(error instanceof ORPCError)) return undefined;
  if (error.code === 'REFUSED' && error.defined) {
    return { kind: 'refused', problem: error.data as Problem }; // the link has checked it against the contract
  }
  return { kind: 'failed', code: error.code };
}

/** The call's own end, or the signal's: a call that waits for a new port must not outlive its time. */
function settledBy<O>(signal: AbortSignal, call: Promise<O>): Promise<O> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('no answer in time')), { once: true });
    call.then(resolve, reject);
  });
}

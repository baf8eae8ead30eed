/**
 * The full walk over the chain, in small steps behind the work.
 * Invariant: a step never holds the process longer than a scan would notice.
 */
import type { Db } from './db.ts';
import { verifyChain, type ChainBreak } from './verify-chain.ts';

const STEP = 500;
const REST_MS = 20;

export type WalkBehind = { readonly stop: () => void };

/** Walks everything up to `to` once on a read-only connection; `onBreak` gets the first event that does not fit. */
export function walkBehind(reader: Db, to: number, onBreak: (at: ChainBreak) => void): WalkBehind {
  let after = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = (): void => {
    const walk = verifyChain(reader, after, Math.min(after + STEP, to));
    after += STEP;
    if (walk.broken !== null) onBreak(walk.broken);
    else if (after < to) timer = setTimeout(step, REST_MS);
  };
  timer = setTimeout(step, REST_MS);
  return { stop: () => clearTimeout(timer) };
}

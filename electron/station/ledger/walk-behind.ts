/**
 * The full walk over the chain, in small steps behind the work.
 * Invariant: a step never holds the process longer than a scan would notice.
 */
import type { Db } from './db.ts';
import { storageFaultOf, type StorageFault } from './storage-fault.ts';
import { verifyChain, type ChainBreak, type ChainWalk } from './verify-chain.ts';

const STEP = 500;
const REST_MS = 20;

export type WalkBehind = { readonly stop: () => void };

/**
 * Walks everything up to `to` once on a read-only connection. `onBreak` gets the first event that does not fit,
 * `onFault` what kept the file from being read; the walk ends with either.
 */
export function walkBehind(
  reader: Db,
  to: number,
  onBreak: (at: ChainBreak) => void,
  onFault: (fault: StorageFault) => void,
): WalkBehind {
  let after = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const step = (): void => {
    const walk = readStep(reader, after, Math.min(after + STEP, to));
    after += STEP;
    if (typeof walk === 'string') onFault(walk);
    else if (walk.broken !== null) onBreak(walk.broken);
    else if (after < to) timer = setTimeout(step, REST_MS);
  };
  timer = setTimeout(step, REST_MS);
  return { stop: () => clearTimeout(timer) };
}

/** In a timer nobody could catch what the disk throws. */
function readStep(reader: Db, after: number, to: number): ChainWalk | StorageFault {
  try {
    return verifyChain(reader, after, to);
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return fault;
  }
}

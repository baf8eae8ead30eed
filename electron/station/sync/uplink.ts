/**
 * The way up: runs of events to the centre until none waits.
 * Invariant: an acknowledgement counts only for a place of our own ledger; a refused upload is repeated ever more slowly.
 */
import type { KeyObject } from 'node:crypto';
import type { LedgerHead } from '../../../domain/contract/central.ts';
import type { EpochId } from '../../../domain/custody/ids.ts';
import { acknowledgedOf, remember } from './acknowledged.ts';
import type { CentralFault } from './central-client.ts';
import { compareHeads, type CompareDeps } from './compare-heads.ts';
import { foreignHead, type ForeignHead } from './own-ledger.ts';
import { nextRun, type Acknowledged } from './upload-run.ts';

export type UplinkDeps = CompareDeps & {
  readonly key: KeyObject;
  /** After the centre acknowledged a head. May throw: it is called again in the next round. */
  readonly onAcknowledged: (head: Acknowledged & { hash: string }) => void;
  readonly log?: (line: string) => void;
  /** Milliseconds that only go forward. */
  readonly monotonicMs: () => number;
  /** How long the nth refusal in a row is waited after. */
  readonly waitMs: (refusals: number) => number;
  readonly onReached: (serverTimeMs: number) => void;
};

export type Uplink = {
  /** Sends what waits; null when the centre has all. Throws storage errors. */
  readonly send: () => Promise<CentralFault | null>;
  /** The refusal that stands. */
  readonly refusal: () => CentralFault | null;
  /** The centre was away and may have changed: it is asked what it has, and refusals are tried again at once. */
  readonly doubt: () => void;
};

type Run = NonNullable<ReturnType<typeof nextRun>>;
type Unmarked = { readonly head: Acknowledged & { hash: string }; readonly said: boolean };

const RUN_LIMIT = 500;

/** One per loop. */
export function createUplink(deps: UplinkDeps): Uplink {
  const state = { sure: false, refusal: null as CentralFault | null, refusals: 0, againAtMs: 0 };
  const mark = createMarker(deps);
  const attempt = async (): Promise<CentralFault | null> => {
    if (!state.sure) {
      const compared = await compareHeads(deps);
      if (!compared.ok) return compared.fault;
      if (compared.value !== null) return stranger(compared.value);
      state.sure = true;
    }
    return sendAll(deps, mark.put);
  };
  return {
    refusal: () => state.refusal,
    doubt: () => {
      state.sure = false;
      state.againAtMs = 0;
    },
    send: async () => {
      mark.again();
      if (state.refusal !== null && deps.monotonicMs() < state.againAtMs) return state.refusal;
      const fault = await attempt();
      if (fault?.kind === 'away') return fault;
      state.refusal = fault;
      state.refusals = fault === null ? 0 : state.refusals + 1;
      if (fault !== null) state.againAtMs = deps.monotonicMs() + deps.waitMs(state.refusals);
      return fault;
    },
  };
}

async function sendAll(deps: UplinkDeps, acknowledge: (head: Unmarked['head']) => void): Promise<CentralFault | null> {
  let wentBack = false;
  for (;;) {
    const run = nextRun(deps.reader, deps.key, acknowledgedOf(deps.core), RUN_LIMIT);
    if (run === null) return null;
    const answer = await deps.client.upload(run.station, run.upload);
    if (!answer.ok) {
      const back = placeToGoBack(run, answer.fault);
      if (back === null || wentBack) return answer.fault;
      wentBack = true;
      remember(deps.core, back);
      continue;
    }
    const { head, serverTimeMs } = answer.value;
    const wrong = wrongAnswer(deps, run, head);
    if (wrong !== null) return wrong;
    const acknowledged = { epoch: head.epoch as EpochId, seq: head.seq };
    remember(deps.core, acknowledged);
    acknowledge({ ...acknowledged, hash: head.hash });
    deps.onReached(serverTimeMs);
  }
}

/** The centre may know less than we thought (it was restored): back to what it has, never forward. */
function placeToGoBack({ upload }: Run, fault: CentralFault): Acknowledged | null {
  if (fault.kind !== 'refused' || fault.next === null || !Number.isSafeInteger(fault.next)) return null;
  if (fault.next < 1 || fault.next >= upload.from) return null;
  return { epoch: upload.epoch as EpochId, seq: fault.next - 1 };
}

/** A run is taken whole, so an acknowledgement that ends before it, or in another epoch, is none. */
function wrongAnswer(deps: UplinkDeps, { upload }: Run, head: LedgerHead): CentralFault | null {
  const foreign = foreignHead(deps.reader, head);
  if (foreign !== null) return stranger(foreign);
  if (head.epoch === upload.epoch && head.seq >= upload.head.seq) return null;
  const detail = `the centre acknowledged ${head.seq}, ${upload.head.seq} was sent`;
  return { kind: 'refused', code: 'head-differs', detail, next: null };
}

/** The centre holds what this PC does not, or another event in its place: nothing is sent, work goes on, the badge says so. */
function stranger(found: ForeignHead): CentralFault {
  return { kind: 'refused', code: found.code, detail: found.detail, next: null };
}

/** The mark beside the ledger only warns: a disk that refuses it stops nothing, and it is written in a later round. */
function createMarker(deps: UplinkDeps) {
  let unmarked: Unmarked | null = null;
  const put = (head: Unmarked['head'], said = unmarked?.said ?? false): void => {
    try {
      deps.onAcknowledged(head);
      unmarked = null;
    } catch (cause) {
      if (!said)
        deps.log?.(`the head mark could not be written: ${cause instanceof Error ? cause.message : 'unknown'}`);
      unmarked = { head, said: true };
    }
  };
  return {
    put: (head: Unmarked['head']): void => put(head),
    again: (): void => {
      if (unmarked !== null) put(unmarked.head);
    },
  };
}

/**
 * The first event of an epoch says why it began and with which key.
 * Invariant: only the epoch of an enrolment counts at once; every other one is stored and held until someone confirms it.
 */
import { z } from 'zod';
import type { Payloads } from '../../domain/custody/event.ts';
import { publicKey } from '../../domain/contract/central.ts';
import { epochId, hash } from '../../domain/contract/shapes.ts';
import { CHAIN_START } from '../../domain/sync/chain.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import type { Station } from '../store/stations.ts';
import type { RunEvent } from './read-run.ts';
import type { UploadFault } from './upload-fault.ts';

const reason = z.enum(['enrolment', 'restore', 'clone-suspected', 'key-lost']);
const started = z.looseObject({
  type: z.literal('epoch.started'),
  payload: z.looseObject({
    reason,
    parent: z.looseObject({ epoch: epochId, seq: z.int().min(1), hash }).nullable(),
    publicKey,
    office: z.string(),
    counter: z.string(),
  }),
});

export type EpochStart = {
  readonly reason: Payloads['epoch.started']['reason'];
  readonly publicKey: string;
  readonly held: boolean;
};

/** What the first event of an unknown epoch begins. `hasConfirmed`: whether another epoch of the station counts already. */
export function beginEpoch(first: RunEvent, station: Station, hasConfirmed: boolean): Reply<EpochStart, UploadFault> {
  if (first.seq !== 1) return refuse({ kind: 'gap', seq: first.seq, centre: '1', station: String(first.seq) });
  const read = started.safeParse(JSON.parse(first.text));
  if (!read.success) return refuse({ kind: 'epoch-unknown', seq: 1, centre: 'epoch.started', station: first.type });
  const { payload } = read.data;
  const before = payload.parent?.hash ?? CHAIN_START;
  if (first.prev !== before) return refuse({ kind: 'broken-chain', seq: 1, centre: before, station: first.prev });
  const isEnrolment = payload.reason === 'enrolment';
  if (isEnrolment && payload.publicKey !== station.publicKey) {
    return refuse({ kind: 'epoch-key', seq: 1, centre: station.publicKey, station: payload.publicKey });
  }
  const isHere = payload.office === station.office && payload.counter === station.counter;
  const held = !(isEnrolment && isHere && !hasConfirmed);
  return ok({ reason: payload.reason, publicKey: payload.publicKey, held });
}

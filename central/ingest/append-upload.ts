/**
 * One upload into the ledger table: in one transaction, all or nothing, durable before the answer.
 * Invariant: an event is stored once per (station, epoch, seq); what is stored already must be equal, byte for byte.
 */
import type { EpochId, StationId } from '../../domain/custody/ids.ts';
import type { LedgerAck, LedgerUpload } from '../../domain/contract/central.ts';
import { headMessage } from '../../domain/sync/chain.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { isSignedBy } from '../auth/ed25519.ts';
import {
  type EpochOf,
  type EventRow,
  type StoredHead,
  hasConfirmedEpoch,
  insertEvents,
  moveHead,
  readHashes,
  readHead,
  startHead,
} from '../store/ledger.ts';
import { burnLeases } from '../store/numbers.ts';
import { type Pool, type Sql, inTransaction } from '../store/pool.ts';
import { type Station, lockStation } from '../store/stations.ts';
import { beginEpoch } from './begin-epoch.ts';
import { type Run, type RunEvent, readRun } from './read-run.ts';
import type { UploadFault } from './upload-fault.ts';

/** A stamp further ahead of the centre's clock than this is flagged with the event. */
export const FAR_AHEAD_MS = 15 * 60_000;

export type AppendDeps = { readonly pool: Pool; readonly clock: () => number };

/** Appends what is new of the upload; gives the head after it, or the reason why the stream stops. */
export async function appendUpload(
  deps: AppendDeps,
  station: Station,
  upload: LedgerUpload,
): Promise<Reply<LedgerAck, UploadFault>> {
  const run = readRun(station.station, upload);
  if (!run.ok) return run;
  const nowMs = deps.clock();
  return inTransaction(deps.pool, async (tx) => {
    await lockStation(tx, station.station);
    const of = { station: station.station, epoch: upload.epoch };
    const stored = await readHead(tx, of);
    if (stored !== null) return extend(tx, of, { upload, run: run.value, head: stored, nowMs });
    const start = beginEpoch(run.value.first, station, await hasConfirmedEpoch(tx, station.station));
    if (!start.ok) return start;
    const head = { ...start.value, seq: 0, hash: '' };
    if (!isHeadSigned(of, head, upload)) return refuse({ kind: 'head-signature', seq: upload.head.seq });
    await startHead(tx, { ...of, ...start.value, atMs: nowMs }); // only now: a refused start must leave nothing behind
    await burnLeases(tx, of, nowMs);
    return extend(tx, of, { upload, run: run.value, head, nowMs });
  });
}

type Extension = {
  readonly upload: LedgerUpload;
  readonly run: Run;
  readonly head: StoredHead;
  readonly nowMs: number;
};

async function extend(tx: Sql, of: EpochOf, what: Extension): Promise<Reply<LedgerAck, UploadFault>> {
  const { upload, run, head, nowMs } = what;
  const fault = await findDifference(tx, of, what);
  if (fault !== undefined) return refuse(fault);
  if (!isHeadSigned(of, head, upload)) return refuse({ kind: 'head-signature', seq: upload.head.seq });
  const fresh = run.events.filter(({ seq }) => seq > head.seq);
  const after = fresh.at(-1) ?? head;
  if (fresh.length > 0) {
    await insertEvents(tx, of, { events: fresh.map((event) => toRow(event, nowMs)), atMs: nowMs });
    await moveHead(tx, of, { seq: after.seq, hash: after.hash, signature: upload.head.signature, atMs: nowMs });
  }
  const place = { epoch: of.epoch, seq: after.seq, hash: after.hash };
  return ok({ head: place, serverTimeMs: nowMs, held: head.held });
}

/** Where the run and the stored ledger disagree, if they do. */
async function findDifference(tx: Sql, of: EpochOf, { run, head }: Extension): Promise<UploadFault | undefined> {
  const { first, last } = run;
  const next = head.seq + 1;
  if (first.seq > next) return { kind: 'gap', seq: first.seq, centre: String(next), station: String(first.seq) };
  if (first.seq === next && next > 1 && first.prev !== head.hash) {
    return { kind: 'fork', seq: head.seq, centre: head.hash, station: first.prev };
  }
  if (first.seq === next) return undefined;
  const stored = await readHashes(tx, of, { from: first.seq, to: Math.min(last.seq, head.seq) });
  const other = run.events.find(({ hash }, index) => index < stored.length && hash !== stored[index]);
  if (other === undefined) return undefined;
  return { kind: 'fork', seq: other.seq, centre: stored[other.seq - first.seq] ?? '', station: other.hash };
}

function isHeadSigned(of: EpochOf, head: StoredHead, upload: LedgerUpload): boolean {
  const message = headMessage({
    station: of.station as StationId, // both were checked against the stored station and the contract
    epoch: of.epoch as EpochId,
    seq: upload.head.seq,
    hash: upload.head.hash,
  });
  return isSignedBy(head.publicKey, message, upload.head.signature);
}

function toRow(event: RunEvent, nowMs: number): EventRow {
  const aheadMs = event.atMs === null ? 0 : event.atMs - nowMs;
  const { seq, text, hash, type, atMs } = event;
  return { seq, text, hash, type, atMs, clockAheadMs: aheadMs > FAR_AHEAD_MS ? aheadMs : null };
}

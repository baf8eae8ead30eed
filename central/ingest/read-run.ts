/**
 * An upload read without the database: is it one unbroken run of this station's events?
 * Invariant: hashes are computed over the text as it came, never over anything re-encoded.
 */
import { z } from 'zod';
import { hashEvent } from '../../domain/sync/chain.ts';
import type { LedgerUpload } from '../../domain/contract/central.ts';
import { type Reply, ok, refuse } from '../../domain/reply.ts';
import { hash } from '../../domain/contract/shapes.ts';
import type { UploadFault } from './upload-fault.ts';

export type RunEvent = {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
  readonly prev: string;
  /** '?' when it is no plain name. */
  readonly type: string;
  readonly atMs: number | null;
};
export type Run = { readonly first: RunEvent; readonly events: readonly RunEvent[]; readonly last: RunEvent };

/** Only what binds an event to its place; anything else in it may be odd and is stored all the same. */
const place = z.looseObject({ station: z.string(), epoch: z.string(), seq: z.int(), prev: hash });
const typeName = z.string().regex(/^[a-z][a-z0-9.-]{0,59}$/);
const wall = z.int().min(0);

/** Refuses an event that is not where it says, a broken link, and a head that is not the run's last hash. */
export function readRun(station: string, upload: LedgerUpload): Reply<Run, UploadFault> {
  const events: RunEvent[] = [];
  for (const [index, text] of upload.events.entries()) {
    const seq = upload.from + index;
    const read = readEvent(text, { station, epoch: upload.epoch, seq });
    if (!read.ok) return read;
    const before = events.at(-1);
    if (before !== undefined && read.value.prev !== before.hash) {
      return refuse({ kind: 'broken-chain', seq, centre: before.hash, station: read.value.prev });
    }
    events.push(read.value);
  }
  const first = events[0];
  const last = events.at(-1);
  if (first === undefined || last === undefined) return refuse({ kind: 'bad-shape' });
  if (upload.head.seq !== last.seq) {
    return refuse({ kind: 'head-mismatch', seq: last.seq, centre: String(last.seq), station: String(upload.head.seq) });
  }
  if (upload.head.hash !== last.hash) {
    return refuse({ kind: 'head-mismatch', seq: last.seq, centre: last.hash, station: upload.head.hash });
  }
  return ok({ first, events, last });
}

function readEvent(
  text: string,
  at: { readonly station: string; readonly epoch: string; readonly seq: number },
): Reply<RunEvent, UploadFault> {
  const json = parseJson(text);
  const read = place.safeParse(json);
  if (!read.success) return refuse({ kind: 'misplaced-event', seq: at.seq, station: 'unreadable' });
  const says = `${read.data.station}/${read.data.epoch}/${read.data.seq}`;
  const belongs = `${at.station}/${at.epoch}/${at.seq}`;
  if (says !== belongs)
    return refuse({ kind: 'misplaced-event', seq: at.seq, centre: belongs, station: says.slice(0, 200) });
  const type = typeName.safeParse(read.data['type']);
  const clock = wall.safeParse(read.data['wall']);
  return ok({
    seq: at.seq,
    text,
    hash: hashEvent(Buffer.from(text, 'utf8')),
    prev: read.data.prev,
    type: type.success ? type.data : '?',
    atMs: clock.success ? clock.data : null,
  });
}

/** undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * What one stored event means for the item projection.
 * Invariant: total. Whatever the text is, the answer is a meaning, "nothing", or a named reason for quarantine.
 */
import canonicalize from 'canonicalize';
import { z } from 'zod';
import type { EventType } from '../../domain/custody/event.ts';
import { versionOf } from '../../domain/custody/upcast.ts';
import { alias, atMs, consignmentId, itemNumber, serial } from '../../domain/contract/shapes.ts';
import { numberAt, readRangeId } from '../../domain/custody/number-range.ts';

export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'quarantined'; readonly reason: QuarantineReason; readonly detail: string }
  /** Something happened to a consignment as a whole. */
  | { readonly kind: 'consignment'; readonly type: string; readonly consignment: string; readonly payload: string }
  | {
      readonly kind: 'item';
      readonly at: Stamp;
      readonly type: string;
      readonly use: NewUse | { readonly useId: string };
    };

export type QuarantineReason = 'unreadable' | 'not-canonical' | 'unknown-type' | 'unknown-version' | 'unknown-payload';
export type Stamp = { readonly wallMs: number; readonly count: number };
/** The event begins a use of an item number. */
export type NewUse = {
  readonly item: string;
  readonly lane: 'forward' | 'quarantine' | null;
  /** Null for what came in without one. */
  readonly ofConsignment: string | null;
  readonly aliases: readonly { readonly kind: string; readonly value: string }[];
  /** The number was made by the station, of a range leased to it. */
  readonly minted: { readonly range: string; readonly prefix: string; readonly serial: number } | null;
};

const envelope = z.looseObject({
  v: z.literal(1),
  at: z.looseObject({ wallMs: atMs, count: z.int().min(0) }),
  type: z.string(),
  tv: z.int(),
  payload: z.looseObject({}),
});

const relabelled = z.looseObject({
  readable: z.string().regex(/^[0-9A-Z?]{0,40}$/),
  number: itemNumber.nullable(),
  minted: z.looseObject({ range: z.string().max(40), serial, skipped: z.int().min(0) }),
});
const accepted = z.looseObject({
  item: itemNumber,
  lane: z.enum(['forward', 'quarantine']),
  consignment: consignmentId.nullish(),
  aliases: z.array(alias.extend({ value: z.string().regex(/^[\x20-\x7e]{1,40}$/) })).max(20),
  relabelled: relabelled.optional(),
});
const booked = z.looseObject({ item: itemNumber, minted: z.looseObject({ range: z.string().max(40), serial }) });
const rejected = z.looseObject({ item: itemNumber, consignment: consignmentId.nullish() });
const ofUse = z.looseObject({ use: z.string().regex(/^[A-Z0-9-]{3,32}\/[0-9a-f]{32}\/[1-9]\d{0,15}$/) });
const ofOneConsignment = z.looseObject({ consignment: consignmentId });

type OfConsignment = { readonly consignment: string };
type Reader = (payload: unknown) => NewUse | { readonly useId: string } | OfConsignment | 'nothing' | 'unreadable';

/** One reader for each event type, for every version this build knows. A type that is missing here does not compile. */
const READERS: Readonly<Record<EventType, Reader>> = {
  'epoch.started': () => 'nothing',
  'user.pin-set': () => 'nothing',
  'user.signed-in': () => 'nothing',
  'user.unlocked': () => 'nothing',
  'set.opened': () => 'nothing',
  'set.closed': () => 'nothing',
  'personal.purged': () => 'nothing',
  'consignment.received': readConsignment,
  'consignment.set-aside': () => 'nothing',
  'consignment.resumed': () => 'nothing',
  'consignment.finished': readConsignment,
  'consignment.reopened': readConsignment,
  'hand-over.signed': readConsignment,
  'consignment.reconciled': readConsignment,
  'consignment.matched': () => 'nothing', // the counts are in the event before it
  'manifest.imported': readConsignment,
  'item.accepted': readAcceptance,
  'item.booked': readBooking,
  'item.rejected': (payload) => {
    const read = rejected.safeParse(payload);
    if (!read.success) return 'unreadable';
    const { item, consignment } = read.data;
    return { item, lane: null, aliases: [], ofConsignment: consignment ?? null, minted: null };
  },
  'item.listed': readUse,
  'rejection.corrected': readUse,
  'item.weighed': readUse,
  'label.issued': readUse,
  'label.voided': readUse,
  'acceptance.corrected': readUse,
};

/** The meaning of an event's exact text. */
export function interpretEvent(text: string): Meaning {
  const json = JSON.parse(text) as unknown; // ingest stored nothing that is not JSON
  const read = envelope.safeParse(json);
  if (!read.success) return quarantine('unreadable', read.error.issues[0]?.path.join('.') ?? '');
  const { type, tv, at, payload } = read.data;
  if (!isCanonical(json, text)) return quarantine('not-canonical', type);
  if (!isKnownType(type)) return quarantine('unknown-type', type);
  if (tv < 1 || tv > versionOf(type)) return quarantine('unknown-version', `${type} ${tv}`);
  const use = READERS[type](payload);
  if (use === 'nothing') return { kind: 'nothing' };
  if (use === 'unreadable') return quarantine('unknown-payload', type);
  if ('consignment' in use)
    return { kind: 'consignment', type, consignment: use.consignment, payload: JSON.stringify(payload) };
  return { kind: 'item', at: { wallMs: at.wallMs, count: at.count }, type, use };
}

/** What cannot be encoded at all (too deep, a number beyond bounds) is not canonical either. */
function isCanonical(json: unknown, text: string): boolean {
  try {
    return canonicalize(json) === text;
  } catch {
    return false;
  }
}

function readAcceptance(payload: unknown): NewUse | 'unreadable' {
  const read = accepted.safeParse(payload);
  if (!read.success) return 'unreadable';
  const { item, lane, aliases, consignment, relabelled: old } = read.data;
  const use = { item, lane, ofConsignment: consignment ?? null };
  if (old === undefined) return { ...use, aliases, minted: null };
  const minted = mintedOf(item, old.minted);
  if (minted === null) return 'unreadable';
  const readable = old.readable === '' ? NOTHING_READABLE : old.readable;
  const number = old.number === null ? [] : [{ kind: 'replaced', value: old.number }];
  return { ...use, minted, aliases: [...aliases, ...number, { kind: 'readable', value: readable }] };
}

function readBooking(payload: unknown): NewUse | 'unreadable' {
  const read = booked.safeParse(payload);
  const minted = read.success ? mintedOf(read.data.item, read.data.minted) : null;
  if (!read.success || minted === null) return 'unreadable';
  return { item: read.data.item, lane: 'forward', ofConsignment: null, aliases: [], minted };
}

/** Stands for an old label of which nothing could be read: no code is a lone question mark. */
const NOTHING_READABLE = '?';

/** Null when the number is not the one of the serial, or the serial is not in the range. */
function mintedOf(item: string, { range: id, serial: at }: { range: string; serial: number }): NewUse['minted'] {
  const range = readRangeId(id);
  if (range === null || at < range.from || at > range.to || numberAt(range.prefix, at) !== item) return null;
  return { range: id, prefix: range.prefix, serial: at };
}

function readUse(payload: unknown): { readonly useId: string } | 'unreadable' {
  const read = ofUse.safeParse(payload);
  return read.success ? { useId: read.data.use } : 'unreadable';
}

function readConsignment(payload: unknown): OfConsignment | 'unreadable' {
  const read = ofOneConsignment.safeParse(payload);
  return read.success ? { consignment: read.data.consignment } : 'unreadable';
}

function isKnownType(type: string): type is EventType {
  return Object.hasOwn(READERS, type);
}

/** The detail is shown to people and stored as text: quoted, so that no odd character gets through. */
function quarantine(reason: QuarantineReason, detail: string): Meaning {
  return { kind: 'quarantined', reason, detail: JSON.stringify(detail).slice(0, 120) };
}

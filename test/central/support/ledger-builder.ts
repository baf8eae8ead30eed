/**
 * Valid ledgers for tests: events chained, encoded and signed as a station does it, with node:crypto and canonicalize,
 * so that the centre is checked against a second writer of the format and not against its own code.
 */
import { createHash, randomBytes } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { LedgerUpload } from '../../../domain/contract/central.ts';
import type { StationKey } from './station-key.ts';
import { TEST_NOW_MS } from './test-centre.ts';

export type Draft = {
  readonly type: string;
  readonly payload: object;
  readonly atMs?: number;
  readonly tv?: number;
  /** The rest of the envelope, where a test looks at it. */
  readonly actor?: string | null;
  readonly set?: string | null;
  readonly inbox?: number;
};

export type LedgerBuilder = {
  readonly station: string;
  readonly epoch: string;
  /** Exact texts, from seq 1. */
  readonly events: readonly string[];
  /** Appends; gives the use id an event at this place would begin. */
  append(draft: Draft): string;
  /** Appends a text as it is, well-formed or not. */
  appendText(text: string): void;
  /** Events `from`..`to` (both included) with the signed head after `to`; the whole ledger by default. */
  upload(from?: number, to?: number): LedgerUpload;
  hashAt(seq: number): string;
};

export type LedgerPlace = {
  readonly station: string;
  readonly office: string;
  readonly counter: string;
  readonly key: StationKey;
  readonly epoch?: string;
  readonly start?: {
    readonly reason?: string;
    readonly parent?: { readonly hash: string } | null;
    readonly publicKey?: string;
  };
};

/** A ledger that holds its epoch.started. */
export function buildLedger(place: LedgerPlace): LedgerBuilder {
  const epoch = place.epoch ?? randomBytes(16).toString('hex');
  const events: string[] = [];
  const hashes: string[] = [];
  const { reason = 'enrolment', parent = null, publicKey = place.key.publicKey } = place.start ?? {};
  const prev = (): string => hashes.at(-1) ?? parent?.hash ?? '0'.repeat(64);
  const appendText = (text: string): void => {
    events.push(text);
    hashes.push(createHash('sha256').update('daksetu-event-v1\n').update(text, 'utf8').digest('hex'));
  };
  const append = (draft: Draft): string => {
    const seq = events.length + 1;
    const at = { wallMs: draft.atMs ?? TEST_NOW_MS - 60_000 + seq, count: 0 };
    const envelope = {
      v: 1,
      station: place.station,
      epoch,
      seq,
      at,
      wall: at.wallMs,
      offset: 330,
      actor: draft.actor ?? null,
      set: draft.set ?? null,
      inbox: draft.inbox ?? 0,
    };
    appendText(
      canonicalize({ ...envelope, type: draft.type, tv: draft.tv ?? 1, payload: draft.payload, prev: prev() }) ?? '',
    );
    return `${place.station}/${epoch}/${seq}`;
  };
  append({
    type: 'epoch.started',
    payload: { reason, parent, publicKey, office: place.office, counter: place.counter },
  });
  const hashAt = (seq: number): string => hashes[seq - 1] ?? '';
  return {
    station: place.station,
    epoch,
    events,
    append,
    appendText,
    hashAt,
    upload(from = 1, to = events.length) {
      const signature = place.key.sign(`daksetu-head-v1:${place.station}:${epoch}:${to}:${hashAt(to)}`);
      return { epoch, from, events: events.slice(from - 1, to), head: { seq: to, hash: hashAt(to), signature } };
    },
  };
}

/** The payload of an acceptance. */
export function acceptance(
  item: string,
  more: { readonly aliases?: readonly object[]; readonly lane?: string } = {},
): object {
  return {
    item,
    aliases: more.aliases ?? [],
    consignment: 'AMZ-24112026-04',
    basis: 'pre-advised',
    lane: more.lane ?? 'forward',
    line: 1,
    pin: '411014',
    slot: 'B7',
    plan: 'BLR-GPO-2026-11',
    declaredGrams: 1235,
    weight: null,
    attention: ['not-weighed'],
    capture: { source: 'typed', symbology: null, device: null },
  };
}

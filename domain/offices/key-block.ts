/**
 * Sorted keys, each with the offices it leads to, as one block. A key is the sound of a whole name, or of its rest from a
 * later word on. Neighbours share their beginnings, so a key says only how many letters it keeps of the one before.
 *
 *   for each key:    letters kept, letters added, the added letters, bytes of its offices, its offices
 *   for each office: twice its distance from the office before, plus one when the key is the whole name
 */
import { createByteReader } from './byte-reader.ts';
import { createByteWriter } from './byte-writer.ts';
import { LONGEST_WORD } from './edit-table.ts';

/** Bytes after which a block is closed. */
export const KEY_BLOCK_BYTES = 512;

/** An office by its place in the directory's order, from 0. */
export type Posting = { readonly office: number; readonly whole: boolean };

export type KeyEntry = { readonly key: string; readonly postings: readonly Posting[] };

/** Blocks of the entries, which must be sorted by key; postings sorted by office. */
export function packKeys(entries: readonly KeyEntry[]): { readonly first: string; readonly bytes: Uint8Array }[] {
  const blocks: { first: string; bytes: Uint8Array }[] = [];
  let out = createByteWriter();
  let [first, last] = ['', ''];
  for (const { key, postings } of entries) {
    if (out.length() === 0) [first, last] = [key, ''];
    const kept = sharedLength(last, key);
    out.number(kept);
    out.number(key.length - kept);
    out.units(key.slice(kept));
    const list = packPostings(postings);
    out.number(list.length);
    out.bytes(list);
    last = key;
    if (out.length() < KEY_BLOCK_BYTES) continue;
    blocks.push({ first, bytes: out.sealed() });
    out = createByteWriter();
  }
  if (out.length() > 0) blocks.push({ first, bytes: out.sealed() });
  return blocks;
}

function packPostings(postings: readonly Posting[]): Uint8Array {
  const out = createByteWriter();
  let last = 0;
  for (const { office, whole } of postings) {
    out.number((office - last) * 2 + Number(whole));
    last = office;
  }
  return out.done();
}

/** How many letters two texts begin with alike. */
export function sharedLength(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

export type VisitPosting = (office: number, whole: boolean) => void;

/** Where a walk stands. The same object is used for every key: take from it what is needed before going on. */
export type KeyAt = {
  /** Only the first `length` letters count. */
  readonly codes: Uint8Array;
  readonly length: number;
  /** Letters it has in common with the key before. */
  readonly kept: number;
  /** Visits its offices, with whether the key is their whole name. */
  readonly postings: (visit: VisitPosting) => void;
};

/** What a visitor of keys answers: go on, stop, or a number of letters: no key that shares so many with this one matters. */
export const GO_ON: number = Infinity;
export const STOP = -1;

/** Walks a block without its checksum. Answers false when the block does not hold together. */
export function walkKeys(block: Uint8Array, visit: (entry: KeyAt) => number): boolean {
  const from = createByteReader(block);
  const codes = new Uint8Array(LONGEST_WORD);
  let [start, bytes] = [0, 0];
  const postings = (take: VisitPosting): void => visitPostings(block.subarray(start, start + bytes), take);
  const entry = { codes, length: 0, kept: 0, postings };
  let ruledOut = GO_ON;
  while (!from.ended()) {
    entry.kept = from.number();
    const added = from.number();
    entry.length = entry.kept + added;
    const isRuledOut = entry.kept >= ruledOut;
    if (isRuledOut) from.skip(added);
    else for (let at = entry.kept; at < entry.length && !from.failed(); at += 1) codes[at] = from.number();
    bytes = from.number();
    start = from.at();
    from.skip(bytes);
    if (from.failed()) return false;
    if (!isRuledOut) ruledOut = visit(entry);
    if (ruledOut === STOP) return true;
  }
  return true;
}

function visitPostings(bytes: Uint8Array, visit: VisitPosting): void {
  const from = createByteReader(bytes);
  let office = 0;
  while (!from.ended()) {
    const packed = from.number();
    office += Math.floor(packed / 2);
    visit(office, packed % 2 === 1);
  }
}

/**
 * All keys of a directory within a few edits of a word, without a list of them in memory: keys are sorted, so one walk
 * carries the table of the distance along and works only on the letters in which a key differs from the one before.
 * A beginning that is too far off already rules out every key, and every block, that begins so.
 */
import { ok, type Reply } from '../reply.ts';
import { createEditTable } from './edit-table.ts';
import { GO_ON, sharedLength, walkKeys, type KeyAt } from './key-block.ts';
import type { DirectoryFault } from './office.ts';
import type { Directory } from './open-directory.ts';
import type { Steps } from './question.ts';

/** `begins`: the key only begins near the word, and goes on. */
export type NearKey = { readonly distance: number; readonly begins: boolean; readonly postings: KeyAt['postings'] };

/** Most edits that may lie between a word and what was meant by it. */
export function editsFor(word: string): number {
  return word.length < 3 ? 0 : word.length < 4 ? 1 : 2;
}

/** Letters from which on a key may also only begin near the word. */
const LONG_WORD = 5;

/** Blocks of half a kilobyte that one step looks at. */
const BLOCKS_A_STEP = 40;

/** Visits each key within `editsFor(word)`, and each that begins within one edit of a long word. */
export function* walkNearKeys(
  directory: Directory,
  word: string,
  visit: (near: NearKey) => void,
): Steps<Reply<null, DirectoryFault>> {
  const nearness = createNearness(word);
  const { keyBlocks } = directory.root;
  for (const [at, { first }] of keyBlocks.entries()) {
    if (at % BLOCKS_A_STEP === BLOCKS_A_STEP - 1) yield;
    const next = keyBlocks[at + 1]?.first;
    const common = next === undefined ? '' : first.slice(0, sharedLength(first, next));
    const codes = Uint8Array.from(common, (letter) => letter.charCodeAt(0));
    nearness.forget(0);
    if (nearness.tooFarAt(codes, codes.length) !== GO_ON) continue;
    const block = directory.keyBlock(at);
    if (!block.ok) return block;
    nearness.forget(0);
    walkKeys(block.value, (entry) => {
      const { length } = entry;
      nearness.forget(entry.kept);
      const tooFarAt = nearness.tooFarAt(entry.codes, length);
      if (tooFarAt !== GO_ON) return tooFarAt;
      const distance = nearness.distance(length);
      if (distance <= nearness.most) visit({ distance, begins: false, postings: entry.postings });
      else if (nearness.begins(length)) visit({ distance: 1, begins: true, postings: entry.postings });
      return GO_ON;
    });
  }
  return ok(null);
}

type Nearness = {
  readonly most: number;
  /** Only the first `kept` letters of the next key are those of the last. */
  readonly forget: (kept: number) => void;
  /** Takes a key in; after how many letters nothing that begins so can be near any more, GO_ON when it can. */
  readonly tooFarAt: (codes: Uint8Array, length: number) => number;
  readonly distance: (length: number) => number;
  readonly begins: (length: number) => boolean;
};

function createNearness(word: string): Nearness {
  const table = createEditTable(word);
  const most = editsFor(word);
  const isLong = word.length >= LONG_WORD;
  /** Letters taken in, and the first depth at which the key was too far off, if it was. */
  let known = 0;
  let dead = GO_ON;
  /** The first depth at which the key began near the word. */
  let began = Infinity;
  const take = (depth: number, letter: number): void => {
    table.put(depth, letter);
    known = depth;
    if (isLong && began > depth && table.distance(depth) <= 1) began = depth;
    if (began > depth && table.least(depth) > most) dead = depth;
  };
  return {
    most,
    forget: (kept) => {
      known = Math.min(known, kept);
      if (dead > kept) dead = GO_ON;
      if (began > kept) began = Infinity;
    },
    tooFarAt: (codes, length) => {
      for (let depth = known + 1; depth <= length; depth += 1) {
        if (dead !== GO_ON) break;
        take(depth, codes[depth - 1] ?? 0);
      }
      return dead;
    },
    distance: table.distance,
    begins: (length) => began <= length,
  };
}

/**
 * Offices by name in any spelling, in three steps: keys that sound so or begin so; unless an office has these very letters,
 * keys within a few edits too; then the best of the offices met are read and ranked.
 */
import { ok, type Reply } from '../reply.ts';
import { GO_ON, STOP, walkKeys, type KeyAt, type VisitPosting } from './key-block.ts';
import { soundOf } from './letters.ts';
import { walkNearKeys } from './near-keys.ts';
import type { DirectoryFault, OfficeKind, OfficeRow } from './office.ts';
import { lastAtMost, withIds, type Directory } from './open-directory.ts';
import type { Found, Question, Steps } from './question.ts';
import { compareRanks, farFrom, isCalled, isNearby, MET, rankOffice } from './rank-office.ts';

/** The name as typed, then other names of the place. */
export type NameQuery = { readonly names: readonly string[]; readonly kind: OfficeKind | null };

/** How each office was met, by its place in the directory's order. */
type Met = Map<number, number>;

export function* findByName(directory: Directory, { names, kind }: NameQuery, question: Question): Steps<Found> {
  const { near, limit } = question;
  const name = names[0] ?? '';
  const met = meet(directory, names);
  if (!met.ok) return met;
  const spelled = isSpelled(directory, met.value, name);
  if (!spelled.ok) return spelled;
  const slips = spelled.value ? ok(null) : yield* meetNear(directory, soundOf(name), met.value);
  if (!slips.ok) return slips;
  const reads = readOffices(directory, preferred(directory, met.value, question));
  if (!reads.ok) return reads;
  const ranked = reads.value.map((read) => ({
    ...read,
    rank: rankOffice(read.office, read.met, { name, kind, near }),
  }));
  ranked.sort((a, b) => compareRanks(a.rank, b.rank) || a.place - b.place);
  return ok(ranked.slice(0, limit).flatMap(({ office, block }) => withIds(block, [office])));
}

/** Notes an office met in this way, unless it was met in a better one. */
function noteIn(met: Met, how: number): VisitPosting {
  return (office, whole) => {
    const here = how + (whole ? 0 : 1);
    if (here < (met.get(office) ?? Infinity)) met.set(office, here);
  };
}

function meet(directory: Directory, names: readonly string[]): Reply<Met, DirectoryFault> {
  const met: Met = new Map();
  for (const name of names) {
    const walked = walkBeginning(directory, soundOf(name), (entry, isWhole) =>
      entry.postings(noteIn(met, isWhole ? MET.whole : MET.begins)),
    );
    if (!walked.ok) return walked;
  }
  return ok(met);
}

/** An office has these very letters: then nobody has to guess. */
function isSpelled(directory: Directory, met: Met, name: string): Reply<boolean, DirectoryFault> {
  const same = [...met].filter(([, how]) => how === MET.whole).slice(0, READ_AT_MOST);
  const reads = readOffices(directory, same);
  return reads.ok ? ok(reads.value.some(({ office }) => isCalled(office, name))) : reads;
}

function meetNear(directory: Directory, sound: string, met: Met): Steps<Reply<null, DirectoryFault>> {
  return walkNearKeys(directory, sound, ({ distance, begins, postings }) => {
    postings(noteIn(met, MET.near + 2 * distance + (begins ? 1 : 0)));
  });
}

/** Every key that begins with `sound`, with whether it ends there. */
function walkBeginning(
  directory: Directory,
  sound: string,
  visit: (entry: KeyAt, isWhole: boolean) => void,
): Reply<null, DirectoryFault> {
  const blocks = directory.root.keyBlocks;
  const wanted = Uint8Array.from(sound, (letter) => letter.charCodeAt(0));
  let at = Math.max(
    0,
    lastAtMost(blocks, ({ first }) => first < sound),
  );
  for (; at < blocks.length; at += 1) {
    const block = directory.keyBlock(at);
    if (!block.ok) return block;
    let order = 0;
    walkKeys(block.value, (entry) => {
      order = compareBeginning(entry, wanted);
      if (order === 0) visit(entry, entry.length === wanted.length);
      return order > 0 ? STOP : GO_ON;
    });
    if (order > 0) break;
  }
  return ok(null);
}

/** 0 when the key begins with `wanted`, else its order to it. */
function compareBeginning({ codes, length }: KeyAt, wanted: Uint8Array): number {
  for (let at = 0; at < wanted.length; at += 1) {
    const difference = (at < length ? (codes[at] ?? 0) : -1) - (wanted[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Offices that are read to be ranked; each is at most one block away from being read. */
const READ_AT_MOST = 100;
/** Being in the asking office's sorting district outweighs two edits of the sound. */
const NEARBY_WORTH = 4;

type Chosen = readonly (readonly [place: number, met: number])[];

/** Those worth reading: the best met, and of them those near the asking office, by the block they stand in. */
function preferred(directory: Directory, met: Met, { near, limit }: Question): Chosen {
  const all = [...met];
  const most = Math.max(READ_AT_MOST, limit);
  if (all.length <= most) return all;
  const { pinBlocks } = directory.root;
  const measured = all.map((one) => {
    const block = lastAtMost(pinBlocks, ({ office }) => office <= one[0]);
    const far = farFrom(near, String(pinBlocks[block]?.pin));
    return { one, far, worth: one[1] - (isNearby(far) ? NEARBY_WORTH : 0) };
  });
  measured.sort((a, b) => a.worth - b.worth || a.far - b.far || a.one[0] - b.one[0]);
  return measured.slice(0, most).map(({ one }) => one);
}

type Read = {
  readonly office: OfficeRow;
  readonly place: number;
  /** The offices of its block. */
  readonly block: readonly OfficeRow[];
  readonly met: number;
};

function readOffices(directory: Directory, chosen: Chosen): Reply<readonly Read[], DirectoryFault> {
  const read: Read[] = [];
  const { pinBlocks } = directory.root;
  let block: readonly OfficeRow[] = [];
  let held = -1;
  for (const [place, met] of chosen.toSorted(([a], [b]) => a - b)) {
    const at = lastAtMost(pinBlocks, ({ office }) => office <= place);
    if (held !== at) {
      const next = directory.pinBlock(at);
      if (!next.ok) return next;
      [held, block] = [at, next.value];
    }
    const office = block[place - (pinBlocks[at]?.office ?? 0)];
    if (office !== undefined) read.push({ office, place, block, met });
  }
  return ok(read);
}

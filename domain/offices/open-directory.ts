/**
 * A directory opened over anything that gives bytes by place. Opening reads header and root; an answer reads the blocks it
 * needs and keeps nothing.
 * Invariant: total. Bytes that are missing or wrong become a fault, never an exception and never another office.
 */
import { ok, refuse, type Reply } from '../reply.ts';
import { unseal } from './byte-writer.ts';
import { HEADER_LENGTH, readHeader, type DirectoryHeader } from './directory-format.ts';
import { lettersOf } from './letters.ts';
import type { DirectoryFault, DirectoryOffice, OfficeRow } from './office.ts';
import { officeIdOf, pinOfOfficeId } from './office-id.ts';
import { unpackPins } from './pin-block.ts';
import { unpackRoot, type Root } from './root.ts';

/** Bytes by place. What `read` gives is used before the next `read`, so it may be a buffer that is used again. */
export type ByteSource = {
  /** Of the whole, in bytes. */
  readonly length: number;
  /** `length` bytes from `offset`, or null when they cannot be had. */
  readonly read: (offset: number, length: number) => Uint8Array | null;
};

export type Directory = {
  readonly header: DirectoryHeader;
  readonly root: Root;
  /** Offices of a block of PINs, in the directory's order. */
  readonly pinBlock: (at: number) => Reply<readonly OfficeRow[], DirectoryFault>;
  /** A block of keys, for `walkKeys`; to be used before anything else is read. */
  readonly keyBlock: (at: number) => Reply<Uint8Array, DirectoryFault>;
};

export function openDirectory(source: ByteSource): Reply<Directory, DirectoryFault> {
  const start = source.read(0, HEADER_LENGTH);
  if (start === null) return refuse({ kind: 'not-a-directory' });
  const header = readHeader(start, source.length);
  if (!header.ok) return header;
  const { rootLength, pinBlocksLength } = header.value;
  const sealed = source.read(HEADER_LENGTH, rootLength);
  const bytes = sealed === null ? null : unseal(sealed);
  const root = bytes === null ? null : unpackRoot(bytes);
  if (root === null) return refuse({ kind: 'damaged-directory', at: HEADER_LENGTH });
  const pinsFrom = HEADER_LENGTH + rootLength;
  const section = (from: number, blocks: readonly Place[]) => (at: number) => readBlock(source, from, blocks[at]);
  const pins = section(pinsFrom, root.pinBlocks);
  return ok({
    header: header.value,
    root,
    pinBlock: (at) => officesOf(pins(at), root, pinsFrom + (root.pinBlocks[at]?.offset ?? 0)),
    keyBlock: section(pinsFrom + pinBlocksLength, root.keyBlocks),
  });
}

type Place = { readonly offset: number; readonly length: number };

function readBlock(source: ByteSource, from: number, place: Place | undefined): Reply<Uint8Array, DirectoryFault> {
  if (place === undefined) return refuse({ kind: 'damaged-directory', at: from });
  const sealed = source.read(from + place.offset, place.length);
  const block = sealed === null ? null : unseal(sealed);
  return block === null ? refuse({ kind: 'damaged-directory', at: from + place.offset }) : ok(block);
}

function officesOf(
  block: Reply<Uint8Array, DirectoryFault>,
  root: Root,
  at: number,
): Reply<readonly OfficeRow[], DirectoryFault> {
  if (!block.ok) return block;
  const pins = unpackPins(block.value, root.areas);
  return pins === null ? refuse({ kind: 'damaged-directory', at }) : ok(pins.flatMap(({ offices }) => offices));
}

/** Gives the chosen offices of a block their ids, which depend on the other offices of their PIN. */
export function withIds(block: readonly OfficeRow[], chosen: readonly OfficeRow[]): DirectoryOffice[] {
  const pins = new Set(chosen.map(({ pin }) => pin));
  const seen = new Map<string, number>();
  const ids = new Map<OfficeRow, string>();
  for (const office of block) {
    if (!pins.has(office.pin)) continue;
    const key = `${office.pin} ${lettersOf(office.name)}`;
    const same = seen.get(key) ?? 0;
    seen.set(key, same + 1);
    ids.set(office, officeIdOf(office.pin, office.name, same));
  }
  return chosen.map((office) => ({ ...office, id: ids.get(office) ?? '' }));
}

/** All offices of a PIN, head office first; none when no office has it. */
export function officesOfPin(directory: Directory, pin: string): Reply<readonly DirectoryOffice[], DirectoryFault> {
  const block = lastAtMost(directory.root.pinBlocks, (one) => one.pin <= Number(pin));
  if (block < 0) return ok([]);
  const offices = directory.pinBlock(block);
  if (!offices.ok) return offices;
  const chosen = offices.value.filter((office) => office.pin === pin);
  return ok(withIds(offices.value, chosen));
}

/** The office with this directory id; null when there is none. */
export function officeOfId(directory: Directory, id: string): Reply<DirectoryOffice | null, DirectoryFault> {
  const pin = pinOfOfficeId(id);
  if (pin === null) return ok(null);
  const offices = officesOfPin(directory, pin);
  return offices.ok ? ok(offices.value.find((office) => office.id === id) ?? null) : offices;
}

/** Index of the last entry for which `holds` is true, when it is true up to some place and false after it; else -1. */
export function lastAtMost<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const one = list[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

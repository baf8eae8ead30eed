/**
 * The root of a directory: what stays in memory while it is open. Some tens of kilobytes: the tables that offices refer to,
 * and where each block begins.
 */
import { createByteReader, type ByteReader } from './byte-reader.ts';
import { createByteWriter } from './byte-writer.ts';
import type { OfficeArea } from './office.ts';

/** A block of PINs: its first PIN and first office, and its place after the root. */
export type PinBlock = {
  readonly pin: number;
  readonly office: number;
  readonly offset: number;
  readonly length: number;
};
export type KeyBlock = { readonly first: string; readonly offset: number; readonly length: number };

export type Root = {
  /** Where the data is from, for the attribution. */
  readonly source: string;
  /** The state of the data, as its source says it: "2016", "2026-10". */
  readonly asOf: string;
  readonly areas: readonly OfficeArea[];
  readonly pinBlocks: readonly PinBlock[];
  readonly keyBlocks: readonly KeyBlock[];
};

const AREA_FIELDS = ['circle', 'region', 'division', 'district', 'state'] as const;

/** The sealed root. Offsets are not written: blocks follow one another without gaps. */
export function packRoot(root: Root): Uint8Array {
  const out = createByteWriter();
  out.text(root.source);
  out.text(root.asOf);
  const texts = [...new Set(root.areas.flatMap((area) => AREA_FIELDS.map((field) => area[field])))].toSorted();
  const placeOf = new Map(texts.map((text, place) => [text, place]));
  out.number(texts.length);
  for (const text of texts) out.text(text);
  out.number(root.areas.length);
  for (const area of root.areas) for (const field of AREA_FIELDS) out.number(placeOf.get(area[field]) ?? 0);
  out.number(root.pinBlocks.length);
  for (const { pin, office, length } of root.pinBlocks) for (const value of [pin, office, length]) out.number(value);
  out.number(root.keyBlocks.length);
  for (const { first, length } of root.keyBlocks) {
    out.text(first);
    out.number(length);
  }
  return out.sealed();
}

/** The root again, without its checksum; null when it does not hold together. */
export function unpackRoot(bytes: Uint8Array): Root | null {
  const from = createByteReader(bytes);
  const [source, asOf] = [from.text(), from.text()];
  const texts = listOf(from, () => from.text());
  const text = (): string => texts[from.number()] ?? from.units(Number.MAX_SAFE_INTEGER); // no such text: fails
  const areas = listOf(from, (): OfficeArea => {
    const [circle, region, division, district, state] = [text(), text(), text(), text(), text()];
    return { circle, region, division, district, state };
  });
  const pinBlocks = placed(listOf(from, () => ({ pin: from.number(), office: from.number(), length: from.number() })));
  const keyBlocks = placed(listOf(from, () => ({ first: from.text(), length: from.number() })));
  return from.failed() || !from.ended() ? null : { source, asOf, areas, pinBlocks, keyBlocks };
}

function listOf<T>(from: ByteReader, read: () => T): T[] {
  const list: T[] = [];
  for (let left = from.number(); left > 0 && !from.failed(); left -= 1) list.push(read());
  return list;
}

function placed<T extends { readonly length: number }>(blocks: readonly T[]): (T & { readonly offset: number })[] {
  let offset = 0;
  return blocks.map((block) => {
    const here = { ...block, offset };
    offset += block.length;
    return here;
  });
}

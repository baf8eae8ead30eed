/**
 * Numbers and texts into bytes that grow: variable-length integers (LEB128, seven bits a byte, least first), texts as
 * UTF-16 units each written as such an integer, so ASCII costs one byte a letter.
 */
import { crc32 } from './crc32.ts';

export type ByteWriter = {
  readonly length: () => number;
  readonly byte: (value: number) => void;
  /** 0 to 2^53 − 1. */
  readonly number: (value: number) => void;
  readonly text: (text: string) => void;
  /** The units alone; whoever reads knows how many. */
  readonly units: (text: string) => void;
  readonly bytes: (bytes: Uint8Array) => void;
  /** What was written so far. */
  readonly done: () => Uint8Array;
  /** What was written so far, with its CRC-32 behind it in four bytes, least first. */
  readonly sealed: () => Uint8Array;
};

export function createByteWriter(): ByteWriter {
  const out: number[] = [];
  const number = (value: number): void => {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) out.push((rest % 0x80) | 0x80);
    out.push(rest);
  };
  const units = (text: string): void => {
    for (let at = 0; at < text.length; at += 1) number(text.charCodeAt(at));
  };
  return {
    length: () => out.length,
    byte: (value) => void out.push(value & 0xff),
    number,
    text: (text) => {
      number(text.length);
      units(text);
    },
    units,
    bytes: (bytes) => {
      for (const byte of bytes) out.push(byte);
    },
    done: () => Uint8Array.from(out),
    sealed: () => seal(Uint8Array.from(out)),
  };
}

/** The bytes with their checksum behind them. */
export function seal(bytes: Uint8Array): Uint8Array {
  const sealed = new Uint8Array(bytes.length + 4);
  sealed.set(bytes);
  new DataView(sealed.buffer).setUint32(bytes.length, crc32(bytes), true);
  return sealed;
}

/** The bytes without their checksum, or null when it is wrong. A view of the given bytes, not a copy. */
export function unseal(sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < 4) return null;
  const bytes = sealed.subarray(0, sealed.length - 4);
  const [a = 0, b = 0, c = 0, d = 0] = sealed.subarray(bytes.length);
  const kept = (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
  return kept === crc32(bytes) ? bytes : null;
}

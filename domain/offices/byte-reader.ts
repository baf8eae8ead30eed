/**
 * The way back from `byte-writer.ts`.
 * Invariant: total. Past the end, or in a number that is too long, it gives zeros and `failed()` says so from then on.
 */
export type ByteReader = {
  readonly byte: () => number;
  readonly number: () => number;
  readonly text: () => string;
  readonly units: (count: number) => string;
  readonly skip: (count: number) => void;
  readonly at: () => number;
  readonly ended: () => boolean;
  readonly failed: () => boolean;
};

/** Arguments that a call may have without a thought for the stack. */
const MANY = 1000;

export function createByteReader(bytes: Uint8Array): ByteReader {
  let at = 0;
  let failed = false;
  const fail = (): number => {
    failed = true;
    at = bytes.length;
    return 0;
  };
  const byte = (): number => {
    const value = bytes[at];
    if (value === undefined) return fail();
    at += 1;
    return value;
  };
  const number = (): number => {
    const only = bytes[at];
    if (only !== undefined && only < 0x80) {
      at += 1;
      return only;
    }
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 0x80) {
      const part = byte();
      value += (part & 0x7f) * scale;
      if (part < 0x80) return value;
    }
    return fail();
  };
  const units = (count: number): string => {
    const codes: number[] = [];
    while (codes.length < count) {
      codes.push(number());
      if (failed) break;
    }
    return codes.length < MANY
      ? String.fromCharCode(...codes)
      : codes.map((code) => String.fromCharCode(code)).join('');
  };
  return {
    byte,
    number,
    units,
    text: () => units(number()),
    skip: (count) => void (count <= bytes.length - at ? (at += count) : fail()),
    at: () => at,
    ended: () => at >= bytes.length,
    failed: () => failed,
  };
}

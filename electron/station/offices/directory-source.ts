/**
 * A directory's bytes from a file, read where they are asked for through one window of 64 KiB.
 * Invariant: the file stays open and is never taken into memory as a whole.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../../domain/offices/open-directory.ts';

export type FileSource = ByteSource & { readonly close: () => void };

const WINDOW = 64 * 1024;

/** Null when the file cannot be opened. */
export function openFileSource(file: string): FileSource | null {
  const handle = openOrNull(file);
  if (handle === null) return null;
  const { size } = fstatSync(handle);
  let window = new Uint8Array(WINDOW);
  let [from, have] = [0, 0];
  const read = (offset: number, length: number): Uint8Array | null => {
    if (offset < 0 || length < 0 || offset + length > size) return null;
    if (offset < from || offset + length > from + have) {
      if (length > window.length) window = new Uint8Array(length);
      [from, have] = [offset, readAt(handle, offset, window)];
    }
    return offset + length > from + have ? null : window.subarray(offset - from, offset - from + length);
  };
  return { length: size, read, close: () => closeSync(handle) };
}

function openOrNull(file: string): number | null {
  try {
    return openSync(file, 'r');
  } catch {
    return null;
  }
}

/** Fills `bytes` as far as the disk and the file go; answers with how many came. */
function readAt(handle: number, offset: number, bytes: Uint8Array): number {
  let have = 0;
  try {
    for (let got = 1; got > 0 && have < bytes.length; have += got) {
      got = readSync(handle, bytes, have, bytes.length - have, offset + have);
    }
  } catch {
    // the caller finds too few bytes and refuses
  }
  return have;
}

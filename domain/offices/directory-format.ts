/**
 * The directory as one file: header, root, PIN blocks, key blocks. Header and root are read when it is opened; of the blocks
 * only those that an answer needs. Every part carries a CRC-32, so a changed byte is refused and never a wrong answer.
 *
 *   header  48 bytes: "DKOFFICE", version, file length, offices, PINs, keys, root length, pin blocks length, CRC-32
 *   root    source, as-of, tables of texts and areas, and for each block its first PIN or key and its length
 *   blocks  see pin-block.ts and key-block.ts
 */
import { seal, unseal } from './byte-writer.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import type { DirectoryFault } from './office.ts';
import { SOUND_VERSION } from './letters.ts';

export const HEADER_LENGTH = 48;

/** Changes with the layout, and with the rules that make the keys. */
export const DIRECTORY_VERSION = 1000 + SOUND_VERSION;

const MAGIC = 'DKOFFICE';

/** Counts of things, and lengths in bytes. */
export type DirectoryHeader = {
  readonly fileLength: number;
  readonly offices: number;
  readonly pins: number;
  readonly keys: number;
  readonly rootLength: number;
  readonly pinBlocksLength: number;
};

const FIELDS = ['fileLength', 'offices', 'pins', 'keys', 'rootLength', 'pinBlocksLength'] as const;

/** The 48 bytes. */
export function writeHeader(header: DirectoryHeader): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH - 4);
  for (let at = 0; at < MAGIC.length; at += 1) bytes[at] = MAGIC.charCodeAt(at);
  const view = new DataView(bytes.buffer);
  view.setUint32(8, DIRECTORY_VERSION, true);
  FIELDS.forEach((field, place) => view.setUint32(12 + 4 * place, header[field], true));
  return seal(bytes);
}

/** Checks magic, version, checksum and length. `length` is that of the whole file. */
export function readHeader(bytes: Uint8Array, length: number): Reply<DirectoryHeader, DirectoryFault> {
  const magic = String.fromCharCode(...bytes.subarray(0, MAGIC.length));
  if (magic !== MAGIC || bytes.length !== HEADER_LENGTH) return refuse({ kind: 'not-a-directory' });
  const body = unseal(bytes);
  if (body === null) return refuse({ kind: 'damaged-directory', at: 0 });
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const version = view.getUint32(8, true);
  if (version !== DIRECTORY_VERSION) return refuse({ kind: 'other-directory', version });
  const value = (place: number): number => view.getUint32(12 + 4 * place, true);
  const header = Object.fromEntries(FIELDS.map((field, place) => [field, value(place)]));
  const read = header as unknown as DirectoryHeader; // each field was just set
  return read.fileLength === length ? ok(read) : refuse({ kind: 'damaged-directory', at: length });
}

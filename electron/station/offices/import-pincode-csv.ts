/**
 * The live list of data.gov.in into a directory file.
 * Invariant: all or nothing. The target is replaced only by a directory that was read back whole, and a list with a line
 * that is no office is refused unless that many such lines were accepted beforehand.
 */
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dropRepeats } from '../../../domain/offices/drop-repeats.ts';
import type { DirectoryFault } from '../../../domain/offices/office.ts';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { packDirectory, type Edition } from '../../../domain/offices/pack-directory.ts';
import { readPincodeCsv, type LineProblem, type PincodeCsvFault } from '../../../domain/offices/read-pincode-csv.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';

export type ImportOrder = {
  readonly csvFile: string;
  readonly targetFile: string;
  readonly edition: Edition;
  /** Lines that may be no office; they are left out. 0 to refuse any. */
  readonly acceptProblems: number;
};

export type Imported = {
  readonly offices: number;
  readonly pins: number;
  readonly lines: number;
  readonly repeats: number;
  readonly problems: readonly LineProblem[];
  readonly bytes: number;
};

export type ImportFault =
  | PincodeCsvFault
  | DirectoryFault
  | { readonly kind: 'unreadable-file'; readonly detail: string }
  | { readonly kind: 'unwritable-file'; readonly detail: string }
  | { readonly kind: 'no-offices' }
  | { readonly kind: 'bad-lines'; readonly problems: readonly LineProblem[] };

/** Reads, checks, packs and puts the directory in place; the target is untouched when refused. */
export function importPincodeCsv(order: ImportOrder): Reply<Imported, ImportFault> {
  const bytes = attempt(() => readFileSync(order.csvFile));
  if (!bytes.ok) return refuse({ kind: 'unreadable-file', detail: bytes.fault.detail });
  const csv = readPincodeCsv(decodeText(bytes.value));
  if (!csv.ok) return csv;
  const { problems, lines } = csv.value;
  if (problems.length > order.acceptProblems) return refuse({ kind: 'bad-lines', problems });
  const { offices, repeats } = dropRepeats(csv.value.offices);
  if (offices.length === 0) return refuse({ kind: 'no-offices' });
  const packed = packDirectory(offices, order.edition);
  const read = readBack(packed);
  if (!read.ok) return read;
  const placed = attempt(() => replaceFile(order.targetFile, packed));
  if (!placed.ok) return refuse({ kind: 'unwritable-file', detail: placed.fault.detail });
  return ok({ offices: offices.length, pins: read.value, lines, repeats, problems, bytes: packed.length });
}

/** UTF-8 when the bytes are that, UTF-16 when a byte order mark says so, else Windows-1252, which older exports have. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Number of PINs of a directory all of whose blocks can be read. */
function readBack(packed: Uint8Array): Reply<number, DirectoryFault> {
  const read = (offset: number, length: number) => packed.subarray(offset, offset + length);
  const directory = openDirectory({ length: packed.length, read });
  if (!directory.ok) return directory;
  const { header, root, pinBlock, keyBlock } = directory.value;
  for (const at of root.pinBlocks.keys()) {
    const block = pinBlock(at);
    if (!block.ok) return block;
  }
  for (const at of root.keyBlocks.keys()) {
    const block = keyBlock(at);
    if (!block.ok) return block;
  }
  return ok(header.pins);
}

function replaceFile(file: string, bytes: Uint8Array): void {
  const filling = `${file}.${process.pid}.tmp`;
  try {
    const handle = openSync(filling, 'w');
    try {
      for (let at = 0; at < bytes.length;) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(filling, file);
  } catch (cause) {
    rmSync(filling, { force: true });
    throw cause;
  }
}

function attempt<T>(work: () => T): Reply<T, { readonly kind: 'failed'; readonly detail: string }> {
  try {
    return ok(work());
  } catch (cause) {
    return refuse({ kind: 'failed', detail: cause instanceof Error ? cause.message : String(cause) });
  }
}

/**
 * The parts of a workbook, which is a ZIP of XML files (ECMA-376, part 2).
 * Invariant: never more is unpacked than was allowed, whatever the file says of itself; a part that is not what its
 * entry promises ends in a fault.
 */
import type { Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { MOST_PARTS, MOST_UNPACKED_BYTES } from './limits.ts';

export type PartsFault =
  { readonly kind: 'not-a-workbook' } | { readonly kind: 'too-large'; readonly mostMegabytes: number };

export type WorkbookParts = {
  readonly has: (name: string) => boolean;
  /** The unpacked bytes of a part, in pieces. The stream fails when the part is damaged or longer than it says. */
  readonly open: (name: string) => Promise<Readable>;
  readonly close: () => void;
};

/** `onlyThese` says which parts may be read; what else is in the file is not counted. */
export async function openWorkbookParts(
  bytes: Buffer,
  onlyThese: (name: string) => boolean,
): Promise<Reply<WorkbookParts, PartsFault>> {
  const zip = await fromBuffer(bytes);
  if (zip === null || zip.entryCount > MOST_PARTS) return refuse({ kind: 'not-a-workbook' });
  const entries = await listEntries(zip, onlyThese);
  if (entries === null) return refuse({ kind: 'not-a-workbook' });
  const unpacked = [...entries.values()].reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0);
  if (unpacked > MOST_UNPACKED_BYTES)
    return refuse({ kind: 'too-large', mostMegabytes: MOST_UNPACKED_BYTES / (1024 * 1024) });
  return ok({
    has: (name) => entries.has(name),
    open: (name) => openEntry(zip, entries.get(name)),
    close: () => zip.close(),
  });
}

function fromBuffer(bytes: Buffer): Promise<ZipFile | null> {
  return new Promise((resolve) => {
    // Sizes are checked against what really comes out, so a bomb that lies about itself ends at its own promise.
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true };
    yauzl.fromBuffer(bytes, options, (fault, zip) => resolve(fault === null ? zip : null));
  });
}

/** Null when the directory of the file is damaged, or names a part twice. */
function listEntries(zip: ZipFile, wanted: (name: string) => boolean): Promise<ReadonlyMap<string, Entry> | null> {
  const entries = new Map<string, Entry>();
  return new Promise((resolve) => {
    zip.on('error', () => resolve(null));
    zip.on('end', () => resolve(entries));
    zip.on('entry', (entry: Entry) => {
      if (wanted(entry.fileName)) {
        if (entries.has(entry.fileName) || entry.isEncrypted()) return resolve(null);
        entries.set(entry.fileName, entry);
      }
      zip.readEntry();
    });
    zip.readEntry();
  });
}

function openEntry(zip: ZipFile, entry: Entry | undefined): Promise<Readable> {
  return new Promise((resolve, reject) => {
    if (entry === undefined) return reject(new Error('no such part'));
    try {
      zip.openReadStream(entry, (fault, stream) => (fault === null ? resolve(stream) : reject(fault)));
    } catch (cause) {
      reject(cause instanceof Error ? cause : new Error(String(cause))); // a method of packing that it does not know
    }
  });
}

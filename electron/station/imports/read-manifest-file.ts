/**
 * A file of a partner into the lines of a manifest: the department's bulk workbook, or our own JSON.
 * Invariant: total. Any bytes give lines or a named fault; nothing is written here.
 */
import { createHash } from 'node:crypto';
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import { ARTICLE_SHEET } from '../../../domain/manifests/bulk-workbook.ts';
import type { Warned } from '../../../domain/manifests/file-faults.ts';
import {
  beginArticleDetails,
  type ArticleReader,
  type LinesFault,
} from '../../../domain/manifests/read-article-details.ts';
import { readJsonManifest, type JsonFault } from '../../../domain/manifests/read-json-manifest.ts';
import type { HeaderFault } from '../../../domain/manifests/workbook-header.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { MOST_FILE_BYTES } from './limits.ts';
import { readWorkbook, type WorkbookFault } from './read-workbook.ts';

export type FileReading = {
  readonly format: 'workbook' | 'json';
  /** SHA-256 of the file's bytes, hex. */
  readonly sha256: string;
  readonly lines: readonly ManifestLine[];
  readonly grams: number;
  /** The partner's number for the whole, where the file names one. */
  readonly reference: string | null;
  /** Everything that is known but the lines, when the file is a whole manifest. */
  readonly entry: ManifestEntry | null;
  readonly warnings: readonly Warned[];
  readonly unknownColumns: readonly string[];
};

export type FileFault =
  | WorkbookFault
  | HeaderFault
  | LinesFault
  | JsonFault
  | { readonly kind: 'unknown-format' }
  /** A workbook of before 2007, or one with a password. */
  | { readonly kind: 'locked-or-old' };

/** `office` is the one whose counter reads it. */
export async function readManifestFile(bytes: Buffer, office: string): Promise<Reply<FileReading, FileFault>> {
  if (bytes.length > MOST_FILE_BYTES) return refuse({ kind: 'too-large', mostMegabytes: MOST_FILE_BYTES / 1024 ** 2 });
  const format = formatOf(bytes);
  if (format === 'workbook') return readBulkWorkbook(bytes, office);
  if (format === 'json') return readJson(bytes, office);
  return refuse({ kind: format });
}

async function readBulkWorkbook(bytes: Buffer, office: string): Promise<Reply<FileReading, FileFault>> {
  let reader: Reply<ArticleReader, HeaderFault> | null = null;
  const read = await readWorkbook(bytes, ARTICLE_SHEET, (row) => {
    if (reader !== null) return reader.ok && reader.value.take(row);
    reader = beginArticleDetails(row.cells, office);
    return reader.ok;
  });
  if (!read.ok) return read;
  const begun = reader as Reply<ArticleReader, HeaderFault> | null; // set in the callback, which the compiler cannot see
  if (begun === null) return refuse({ kind: 'no-rows' });
  if (!begun.ok) return begun;
  const lines = begun.value.end();
  if (!lines.ok) return lines;
  return ok({ format: 'workbook', sha256: sha256(bytes), entry: null, grams: sum(lines.value.lines), ...lines.value });
}

function readJson(bytes: Buffer, office: string): Reply<FileReading, FileFault> {
  const entry = readJsonManifest(bytes.toString('utf8').replace(/^\uFEFF/, ''), office);
  if (!entry.ok) return entry;
  const { lines, consignment } = entry.value;
  return ok({
    format: 'json',
    sha256: sha256(bytes),
    lines,
    grams: sum(lines),
    reference: consignment,
    entry: entry.value,
    warnings: [],
    unknownColumns: [],
  });
}

/** By the first bytes, whatever the file is called. */
function formatOf(bytes: Buffer): 'workbook' | 'json' | 'locked-or-old' | 'unknown-format' {
  if (bytes.subarray(0, 4).equals(ZIP)) return 'workbook';
  if (bytes.subarray(0, 4).equals(COMPOUND_FILE)) return 'locked-or-old';
  return /^(?:\uFEFF)?\s*\{/.test(bytes.subarray(0, 64).toString('utf8')) ? 'json' : 'unknown-format';
}

const ZIP = Buffer.from('504b0304', 'hex');
const COMPOUND_FILE = Buffer.from('d0cf11e0', 'hex');

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sum(lines: readonly ManifestLine[]): number {
  return lines.reduce((total, { grams }) => total + grams, 0);
}

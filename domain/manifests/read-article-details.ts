/**
 * The sheet ArticleDetails, row by row, into the lines of a manifest.
 * Invariant: everything or nothing: one wrong cell and no line comes out, with every fault counted.
 */
import type { ManifestLine } from '../contract/feed.ts';
import { ok, refuse, type Reply } from '../reply.ts';
import { readArticleRow, type SheetRow } from './article-row.ts';
import { createFaultList, type Cell, type LinesRefused, type Warned } from './file-faults.ts';
import { readHeader, type HeaderFault } from './workbook-header.ts';

/** As many parcels as one manifest may have. */
export const MOST_LINES = 20_000;

export type ReadLines = {
  readonly lines: readonly ManifestLine[];
  /** What stands under BULK REFERENCE in every row; null when rows differ or are silent. */
  readonly reference: string | null;
  readonly warnings: readonly Warned[];
  /** Letters of columns that were passed over. */
  readonly unknownColumns: readonly string[];
};

export type LinesFault =
  LinesRefused | { readonly kind: 'no-rows' } | { readonly kind: 'too-many-rows'; readonly most: number };

export type ArticleReader = {
  /** Takes the next row; false when it is one too many and reading may stop. */
  readonly take: (row: SheetRow) => boolean;
  readonly end: () => Reply<ReadLines, LinesFault>;
};

/** `headings` is the first row; `office` the office whose counter reads the file. */
export function beginArticleDetails(headings: readonly Cell[], office: string): Reply<ArticleReader, HeaderFault> {
  const header = readHeader(headings);
  if (!header.ok) return header;
  const { at, unknown } = header.value;
  const lines: ManifestLine[] = [];
  const faults = createFaultList();
  const warnings: Warned[] = [];
  const rowOf = new Map<string, number>();
  const references = new Set<string>();
  let rows = 0;
  const take = (sheetRow: SheetRow): boolean => {
    if (sheetRow.cells.every((cell) => cell === null || cell === '')) return true;
    rows += 1;
    if (rows > MOST_LINES) return false;
    const { line, faults: found, warnings: warned, reference } = readArticleRow(sheetRow, at, office);
    found.forEach(faults.add);
    warnings.push(...warned);
    references.add(reference);
    if (line === null) return true;
    const other = rowOf.get(line.item) ?? null;
    const { row } = sheetRow;
    if (other === null) rowOf.set(line.item, row);
    else faults.add({ row, column: 'BARCODE NO', cause: 'number-twice', found: 'text', other });
    lines.push({ line: lines.length + 1, ...line });
    return true;
  };
  const end = (): Reply<ReadLines, LinesFault> => {
    if (rows === 0) return refuse({ kind: 'no-rows' });
    if (rows > MOST_LINES) return refuse({ kind: 'too-many-rows', most: MOST_LINES });
    const refusal = faults.refusal(rows);
    if (refusal !== null) return refuse(refusal);
    const [only = ''] = references;
    const reference = references.size === 1 && only !== '' ? only : null;
    return ok({ lines, reference, warnings, unknownColumns: unknown });
  };
  return ok({ take, end });
}

/** The whole sheet at once. */
export function readArticleDetails(
  headings: readonly Cell[],
  rows: Iterable<SheetRow>,
  office: string,
): Reply<ReadLines, HeaderFault | LinesFault> {
  const reader = beginArticleDetails(headings, office);
  if (!reader.ok) return reader;
  for (const row of rows) if (!reader.value.take(row)) break;
  return reader.value.end();
}

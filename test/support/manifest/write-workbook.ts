/**
 * Workbooks as bytes for tests: a ZIP of the few parts a spreadsheet program writes, made without the reader's library.
 */
import { crc32, deflateRawSync } from 'node:zlib';
import { ARTICLE_COLUMNS, ARTICLE_SHEET } from '../../../domain/manifests/bulk-workbook.ts';
import type { Cell } from '../../../domain/manifests/file-faults.ts';
import { columnLetters } from '../../../domain/manifests/workbook-header.ts';
import { cellsOf, type Article } from './bulk-sheet.ts';

export type Part = {
  readonly name: string;
  readonly text: string | Buffer;
  /** Says another unpacked size than the part has. */
  readonly claims?: number;
};

/** The department's workbook with these parcels, its other sheets empty as they may be. */
export function bulkWorkbook(articles: readonly Article[], headings: readonly string[] = ARTICLE_COLUMNS): Buffer {
  return zipOf(workbookParts([[...headings], ...articles.map((article) => cellsOf(article, headings))]));
}

/** The parts of a workbook whose sheet ArticleDetails has these rows; texts are shared as spreadsheet programs do. */
export function workbookParts(rows: readonly (readonly Cell[])[]): Part[] {
  const shared: string[] = [];
  const placeOf = new Map<string, number>();
  const share = (text: string): number => {
    const known = placeOf.get(text);
    if (known !== undefined) return known;
    placeOf.set(text, shared.length);
    return shared.push(text) - 1;
  };
  const sheet = rows.map((cells, at) => rowXml(cells, at + 1, share)).join('');
  const sheets = ['PickupAddress', ARTICLE_SHEET, 'AltAddress', 'Information'];
  return [
    { name: '[Content_Types].xml', text: '<Types/>' },
    {
      name: 'xl/workbook.xml',
      text: `${XML}<workbook xmlns:r="urn:r"><sheets>${sheets.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      text: `${XML}<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', text: `${XML}<worksheet><sheetData/></worksheet>` },
    { name: 'xl/worksheets/sheet2.xml', text: `${XML}<worksheet><sheetData>${sheet}</sheetData></worksheet>` },
    {
      name: 'xl/sharedStrings.xml',
      text: `${XML}<sst>${shared.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join('')}</sst>`,
    },
  ];
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

function rowXml(cells: readonly Cell[], row: number, share: (text: string) => number): string {
  const all = cells.map((cell, place) => cellXml(cell, `${columnLetters(place)}${row}`, share));
  return `<row r="${row}">${all.join('')}</row>`;
}

function cellXml(cell: Cell, address: string, share: (text: string) => number): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return `<c r="${address}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return `<c r="${address}"><v>${cell}</v></c>`;
  return `<c r="${address}" t="s"><v>${share(cell)}</v></c>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** A ZIP file (APPNOTE 6.3.10): local headers and packed data, the central directory, its end. */
export function zipOf(parts: readonly Part[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, text, claims } of parts) {
    const bytes = Buffer.from(text);
    const packed = deflateRawSync(bytes);
    const fields = fieldsOf(bytes, packed, claims ?? bytes.length, name);
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), fields, Buffer.from(name), packed]);
    const at = Buffer.alloc(14);
    at.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), fields, at, Buffer.from(name)]));
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

function fieldsOf(bytes: Buffer, packed: Buffer, claims: number, name: string): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(8, 4); // deflated
  fields.writeUInt32LE(crc32(bytes), 10);
  fields.writeUInt32LE(packed.length, 14);
  fields.writeUInt32LE(claims, 18);
  fields.writeUInt16LE(Buffer.byteLength(name), 22);
  return fields;
}

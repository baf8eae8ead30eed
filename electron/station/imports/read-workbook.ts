/**
 * The rows of one sheet of a workbook (.xlsx), handed out as they are read.
 * Invariant: the whole file is never unpacked at once, and other work of the process goes on in between.
 */
import type { SheetRow } from '../../../domain/manifests/article-row.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { readXml, type XmlTaker } from './read-xml.ts';
import { createSheetTaker } from './sheet-cells.ts';
import { openWorkbookParts, type PartsFault, type WorkbookParts } from './workbook-parts.ts';

export type WorkbookFault = PartsFault | { readonly kind: 'no-sheet'; readonly sheet: string };

const BOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
const STRINGS = 'xl/sharedStrings.xml';

/** `take` gets each row and answers whether it wants more. */
export async function readWorkbook(
  bytes: Buffer,
  sheet: string,
  take: (row: SheetRow) => boolean,
): Promise<Reply<null, WorkbookFault>> {
  const opened = await openWorkbookParts(bytes, isNeeded);
  if (!opened.ok) return opened;
  const parts = opened.value;
  try {
    const found = await findSheet(parts, sheet);
    if (!found.ok) return found;
    const shared: string[] = [];
    if (parts.has(STRINGS) && !(await readPart(parts, STRINGS, stringTaker(shared))))
      return refuse({ kind: 'not-a-workbook' });
    const isRead = await readPart(parts, found.value, createSheetTaker(shared, take));
    return isRead ? ok(null) : refuse({ kind: 'not-a-workbook' });
  } finally {
    parts.close();
  }
}

function isNeeded(name: string): boolean {
  return [BOOK, RELATIONS, STRINGS].includes(name) || /^xl\/worksheets\/[^/]+\.xml$/.test(name);
}

async function findSheet(parts: WorkbookParts, sheet: string): Promise<Reply<string, WorkbookFault>> {
  let id: string | undefined;
  let target: string | undefined;
  if (!parts.has(BOOK) || !parts.has(RELATIONS)) return refuse({ kind: 'not-a-workbook' });
  const inBook = await readPart(parts, BOOK, {
    open: (name, attributes) => {
      if (name === 'sheet' && attributes['name'] === sheet) id = attributes['r:id'];
    },
  });
  const inRelations = await readPart(parts, RELATIONS, {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'];
    },
  });
  if (!inBook || !inRelations) return refuse({ kind: 'not-a-workbook' });
  const part = target === undefined ? '' : target.startsWith('/') ? target.slice(1) : `xl/${target}`;
  return id !== undefined && parts.has(part) ? ok(part) : refuse({ kind: 'no-sheet', sheet });
}

/** Texts that cells share; a phonetic reading beside a text is no part of it. */
function stringTaker(shared: string[]): XmlTaker {
  let text = '';
  let inText = false;
  let inPhonetic = false;
  return {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') inPhonetic = true;
      if (name === 't') inText = true;
    },
    text: (piece) => {
      if (inText && !inPhonetic) text += piece;
    },
    close: (name) => {
      if (name === 't') inText = false;
      if (name === 'rPh') inPhonetic = false;
      if (name === 'si') shared.push(text);
    },
  };
}

async function readPart(parts: WorkbookParts, name: string, taker: XmlTaker): Promise<boolean> {
  try {
    return await readXml(await parts.open(name), taker);
  } catch {
    return false; // the part cannot be opened
  }
}

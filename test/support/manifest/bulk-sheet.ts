/**
 * Rows of the department's bulk workbook as a partner would fill them in. Names and addresses are made up and are
 * there to be searched for: nothing of them may come out of a reading.
 */
import { ARTICLE_COLUMNS, type ArticleColumn } from '../../../domain/manifests/bulk-workbook.ts';
import type { Cell } from '../../../domain/manifests/file-faults.ts';
import { mintS10 } from '../../../domain/identifiers/s10.ts';

export type Article = Partial<Record<ArticleColumn, Cell>>;

/** What must never leave the file. */
export const PERSONAL = 'Zanskar Testperson';

/** The article at this place of a sheet, from 0, with a valid number of its own. */
export function articleAt(at: number, over: Article = {}): Article {
  const minted = mintS10('CK', 70_000_000 + at);
  if (!minted.ok) throw new Error('no number');
  return {
    'SERIAL NUMBER': at + 1,
    'BARCODE NO': minted.value,
    'PHYSICAL WEIGHT': 500 + (at % 4_000),
    'SHAPE OF ARTICLE': 'NROL',
    'LENGTH ': 30,
    'BREADTH/DIAMETER': 20,
    HEIGHT: 10,
    'PRIORITY FLAG': false,
    'SENDER NAME': PERSONAL,
    'RECEIVER NAME': PERSONAL,
    'RECEIVER ADD LINE 1': `${PERSONAL} House`,
    'RECEIVER CITY': `${PERSONAL} City`,
    'RECEIVER PINCODE': 560_001 + (at % 90),
    'RECEIVER MOBILE NO': '9999900000',
    'ALT ADDRESS FLAG': false,
    'PICKUP ADDRESS FLAG': false,
    REGISTRATION: true,
    'OTP BASED DELIVERY': false,
    ACK: false,
    ...over,
  };
}

/** The cells of an article under these headings. */
export function cellsOf(article: Article, headings: readonly string[] = ARTICLE_COLUMNS): Cell[] {
  return headings.map((column) => article[column as ArticleColumn] ?? null);
}

/** Rows as a sheet has them: the first parcel stands in row 2. */
export function rowsOf(articles: readonly Article[], headings: readonly string[] = ARTICLE_COLUMNS) {
  return articles.map((article, at) => ({ row: at + 2, cells: cellsOf(article, headings) }));
}

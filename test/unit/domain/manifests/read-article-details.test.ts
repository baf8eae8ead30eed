import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { manifestLine } from '../../../../domain/contract/feed.ts';
import { ARTICLE_COLUMNS, READ_COLUMNS, type ArticleColumn } from '../../../../domain/manifests/bulk-workbook.ts';
import { LISTED_FAULTS, type Cell } from '../../../../domain/manifests/file-faults.ts';
import { MOST_LINES, readArticleDetails } from '../../../../domain/manifests/read-article-details.ts';
import { columnLetters } from '../../../../domain/manifests/workbook-header.ts';
import { articleAt, cellsOf, PERSONAL, rowsOf, type Article } from '../../../support/manifest/bulk-sheet.ts';
import { must } from '../../../support/station/ready-station.ts';

const OFFICE = '21360001';
const read = (articles: readonly Article[], headings: readonly string[] = ARTICLE_COLUMNS) =>
  readArticleDetails(headings, rowsOf(articles, headings), OFFICE);
const faultsOf = (article: Article) => {
  const reply = read([articleAt(0), articleAt(1, article)]);
  if (reply.ok || reply.fault.kind !== 'wrong-lines') throw new Error('the file was taken');
  return reply.fault.faults.map(({ row, column, cause, found }) => [row, column, cause, found]);
};

test('the department’s workbook has 48 columns, each named once, one of them with a space at its end', () => {
  expect(ARTICLE_COLUMNS).toHaveLength(48);
  expect(new Set(ARTICLE_COLUMNS).size).toBe(48);
  expect(ARTICLE_COLUMNS.filter((name) => name !== name.trim())).toEqual(['LENGTH ']);
});

test('a row becomes a line of the manifest, with paise for rupees', () => {
  const article = articleAt(0, {
    'PHYSICAL WEIGHT': '1240',
    'RECEIVER PINCODE': '411014',
    'CODR/COD': 'cod',
    'VALUE FOR CODR/COD': 1499,
    'INSURANCE TYPE': 'DOP',
    'VALUE OF INSURANCE': 2000,
    'OTP BASED DELIVERY': 'true',
    'DROPOFF/PICKUP OFFICE ID': 21_360_001,
    'BULK REFERENCE': 'AMZ-24112026-07',
  });
  const { lines, reference } = must(read([article]));
  expect(reference).toBe('AMZ-24112026-07');
  expect(lines).toEqual([
    {
      line: 1,
      item: article['BARCODE NO'],
      aliases: [],
      pin: '411014',
      office: null,
      circle: null,
      grams: 1240,
      cm: { length: 30, breadth: 20, height: 10 },
      codPaise: 149_900,
      insuredPaise: 200_000,
      registration: true,
      otp: true,
    },
  ]);
});

describe('a wrong cell is named by row, column, cause and kind of value', () => {
  test.each<[ArticleColumn, Cell, string, string]>([
    ['BARCODE NO', null, 'missing', 'empty'],
    ['BARCODE NO', 'CBK3000000001', 'not-an-article-number', 'text'],
    ['BARCODE NO', '406-1121854-6708985', 'not-an-article-number', 'text'],
    ['PHYSICAL WEIGHT', null, 'missing', 'empty'],
    ['PHYSICAL WEIGHT', 1.5, 'not-a-whole-number', 'decimal'],
    ['PHYSICAL WEIGHT', '1.5 kg', 'not-a-whole-number', 'text'],
    ['PHYSICAL WEIGHT', 0, 'out-of-range', 'whole-number'],
    ['PHYSICAL WEIGHT', 35_001, 'out-of-range', 'whole-number'],
    ['PHYSICAL WEIGHT', true, 'not-a-whole-number', 'flag'],
    ['SHAPE OF ARTICLE', 'BOX', 'unknown-code', 'text'],
    ['LENGTH ', '12,5', 'not-a-whole-number', 'decimal'],
    ['HEIGHT', -1, 'out-of-range', 'whole-number'],
    ['RECEIVER PINCODE', null, 'missing', 'empty'],
    ['RECEIVER PINCODE', '011001', 'not-a-pin', 'whole-number'],
    ['RECEIVER PINCODE', PERSONAL, 'not-a-pin', 'text'],
    ['DROPOFF/PICKUP OFFICE ID', '29460002', 'other-office', 'whole-number'],
    ['CODR/COD', 'CASH', 'unknown-code', 'text'],
    ['CODR/COD', 'COD', 'missing', 'empty'],
    ['VALUE FOR CODR/COD', 100, 'value-without-code', 'empty'],
    ['VALUE OF INSURANCE', '9.5', 'not-a-whole-number', 'decimal'],
    ['REGISTRATION', 1, 'not-a-flag', 'whole-number'],
    ['OTP BASED DELIVERY', 'yes', 'not-a-flag', 'text'],
  ])('%s = %j: %s', (column, cell, cause, found) => {
    const [fault] = faultsOf({ [column]: cell });
    expect(fault?.[0]).toBe(3);
    expect(fault?.slice(2)).toEqual([cause, found]);
  });
});

test('an article number twice names both rows', () => {
  const reply = read([articleAt(4), articleAt(5), articleAt(4)]);
  expect(reply).toMatchObject({
    ok: false,
    fault: { faults: [{ row: 4, column: 'BARCODE NO', cause: 'number-twice', other: 2 }], more: 0, rows: 3 },
  });
});

test('one wrong cell among a thousand rows takes nothing', () => {
  const articles = Array.from({ length: 1_000 }, (_, at) => articleAt(at));
  expect(read(articles).ok).toBe(true);
  articles[700] = articleAt(700, { 'PHYSICAL WEIGHT': 'heavy' });
  expect(read(articles)).toMatchObject({ ok: false, fault: { kind: 'wrong-lines', faults: [{ row: 702 }], more: 0 } });
});

test('the first two hundred faults are listed and the rest are counted', () => {
  const articles = Array.from({ length: 450 }, (_, at) => articleAt(at, { 'RECEIVER PINCODE': 'x' }));
  const reply = read(articles);
  if (reply.ok || reply.fault.kind !== 'wrong-lines') throw new Error('the file was taken');
  expect(reply.fault.faults).toHaveLength(LISTED_FAULTS);
  expect(reply.fault.more).toBe(250);
});

test('a failing check digit and a long side are taken with a warning', () => {
  const { lines, warnings } = must(read([articleAt(0, { 'BARCODE NO': 'CK123456780IN', HEIGHT: 180 })]));
  expect(lines).toHaveLength(1);
  expect(warnings.map(({ warning }) => warning)).toEqual(['check-digit', 'unusual-size']);
});

test('headings in any order read the same, and a column of one’s own is named by its letters only', () => {
  const turned = [...ARTICLE_COLUMNS.toReversed(), PERSONAL];
  const articles = [articleAt(0), articleAt(1)];
  const plain = must(read(articles));
  const { unknownColumns, ...rest } = must(read(articles, turned));
  expect(rest.lines).toEqual(plain.lines);
  expect(unknownColumns).toEqual(['AW']);
});

test('LENGTH without its space is another column, and is said to be nearly right', () => {
  const headings = ARTICLE_COLUMNS.map((name) => name.trim());
  expect(read([articleAt(0)], headings)).toEqual({
    ok: false,
    fault: { kind: 'wrong-headings', missing: ['LENGTH '], misspelt: ['LENGTH '], twice: [] },
  });
});

test('a column twice is refused by name', () => {
  expect(read([articleAt(0)], [...ARTICLE_COLUMNS, 'HEIGHT'])).toMatchObject({ fault: { twice: ['HEIGHT'] } });
});

test('empty rows between parcels count for nothing, and a sheet of them has no parcel', () => {
  const headings = [...ARTICLE_COLUMNS];
  const blank = { row: 3, cells: cellsOf({}) };
  const rows = [{ row: 2, cells: cellsOf(articleAt(0)) }, blank, { row: 4, cells: cellsOf(articleAt(1)) }];
  expect(must(readArticleDetails(headings, rows, OFFICE)).lines.map(({ line }) => line)).toEqual([1, 2]);
  expect(readArticleDetails(headings, [blank], OFFICE)).toEqual({ ok: false, fault: { kind: 'no-rows' } });
});

test('one parcel more than a manifest may have is refused, and reading stops there', () => {
  let asked = 0;
  const endless = function* () {
    for (;;) yield { row: asked + 2, cells: cellsOf(articleAt((asked += 1))) };
  };
  expect(readArticleDetails([...ARTICLE_COLUMNS], endless(), OFFICE)).toEqual({
    ok: false,
    fault: { kind: 'too-many-rows', most: MOST_LINES },
  });
  expect(asked).toBe(MOST_LINES + 1);
});

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
});

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

test('whatever stands in the cells, what comes out is a manifest line or a fault in that very cell, and no value of it', () => {
  const wild = fc.record({ column: fc.constantFrom(...READ_COLUMNS), cell: anyCell });
  fc.assert(
    fc.property(fc.array(wild, { maxLength: 4 }), (changes) => {
      const over = Object.fromEntries(changes.map(({ column, cell }) => [column, cell]));
      const reply = read([articleAt(0, over)]);
      if (reply.ok) {
        for (const line of reply.value.lines) expect(manifestLine.safeParse(line).error).toBeUndefined();
        return;
      }
      if (reply.fault.kind !== 'wrong-lines') throw new Error(reply.fault.kind);
      const { faults } = reply.fault;
      const touched = new Set(Object.keys(over).flatMap((column) => [column, ...partners(column)]));
      for (const { column, row } of faults) expect([row, touched.has(column)]).toEqual([2, true]);
    }),
    { numRuns: 2_000 },
  );
});

/** An amount and its code speak of each other. */
function partners(column: string): string[] {
  const pairs = [
    ['CODR/COD', 'VALUE FOR CODR/COD'],
    ['INSURANCE TYPE', 'VALUE OF INSURANCE'],
  ];
  return pairs.filter((pair) => pair.includes(column)).flat();
}

test('nothing of a person comes out of a reading, right or wrong', () => {
  const personal = ARTICLE_COLUMNS.filter((column) => !(READ_COLUMNS as readonly string[]).includes(column));
  fc.assert(
    fc.property(fc.constantFrom(...personal), fc.constantFrom(...READ_COLUMNS), (column, wrong) => {
      const right = read([articleAt(0, { [column]: PERSONAL, 'BULK REFERENCE': 'REF' })]);
      const refused = read([articleAt(0, { [column]: PERSONAL, [wrong]: PERSONAL, 'CODR/COD': PERSONAL })]);
      expect(right.ok).toBe(true);
      expect(refused.ok).toBe(false);
      expect(JSON.stringify([right, refused])).not.toContain('Zanskar');
    }),
  );
});

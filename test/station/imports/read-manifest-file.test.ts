import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTICLE_COLUMNS } from '../../../domain/manifests/bulk-workbook.ts';
import { readArticleDetails } from '../../../domain/manifests/read-article-details.ts';
import { MOST_FILE_BYTES, MOST_UNPACKED_BYTES } from '../../../electron/station/imports/limits.ts';
import { readManifestFile } from '../../../electron/station/imports/read-manifest-file.ts';
import { articleAt, cellsOf, PERSONAL, rowsOf } from '../../support/manifest/bulk-sheet.ts';
import { DEMO_OFFICE_ID, readDemoManifest } from '../../support/manifest/demo-office.ts';
import { bulkWorkbook, workbookParts, zipOf } from '../../support/manifest/write-workbook.ts';
import { must } from '../../support/station/ready-station.ts';

const read = (bytes: Buffer) => readManifestFile(bytes, DEMO_OFFICE_ID);
const kindOf = async (bytes: Buffer) => {
  const reply = await read(bytes);
  return reply.ok ? reply.value.format : reply.fault.kind;
};
const articles = Array.from({ length: 300 }, (_, at) => articleAt(at));
const table = [[...ARTICLE_COLUMNS], ...articles.map((article) => cellsOf(article))];

test('a workbook’s bytes give the lines that its rows give', async () => {
  const { lines, grams, format, entry } = must(await read(bulkWorkbook(articles)));
  expect(lines).toEqual(must(readArticleDetails([...ARTICLE_COLUMNS], rowsOf(articles), DEMO_OFFICE_ID)).lines);
  expect([format, entry]).toEqual(['workbook', null]);
  expect(grams).toBe(articles.reduce((sum, article) => sum + Number(article['PHYSICAL WEIGHT']), 0));
});

test('a fault keeps the number of the row in the sheet, also after rows that are left out', async () => {
  const parts = workbookParts(table.slice(0, 3)).map((part) =>
    part.name.endsWith('sheet2.xml')
      ? {
          ...part,
          text: String(part.text)
            .replace('<row r="3">', '<row r="17">')
            .replaceAll(/r="([A-Z]+)3"/g, 'r="$117"'),
        }
      : part,
  );
  const good = must(await read(zipOf(parts)));
  expect(good.lines).toHaveLength(2);
  const bad = parts.map((part) => ({ ...part, text: String(part.text).replace('<v>501</v>', '<v>0</v>') }));
  expect(await read(zipOf(bad))).toMatchObject({
    ok: false,
    fault: { faults: [{ row: 17, column: 'PHYSICAL WEIGHT' }] },
  });
});

/** Cells as other programs write them: texts in the cell and in pieces, a prefix before each name, no addresses. */
function oddCells(at: number): string[] {
  return cellsOf(articleAt(at)).map((cell) => {
    if (typeof cell === 'boolean') return `<x:c t="b"><x:v>${Number(cell)}</x:v></x:c>`;
    if (typeof cell !== 'string') return `<x:c><x:v>${cell ?? ''}</x:v></x:c>`;
    const pieces = `<x:r><x:t>${cell.slice(0, 2)}</x:t></x:r><x:r><x:t><![CDATA[${cell.slice(2)}]]></x:t></x:r>`;
    return `<x:c t="inlineStr"><x:is>${pieces}</x:is></x:c>`;
  });
}

test('texts may stand in the cell, in pieces, behind a prefix, or in CDATA', async () => {
  const headings = ARTICLE_COLUMNS.map((heading) => `<x:c t="str"><x:v>${heading}</x:v></x:c>`);
  const rows = [headings, oddCells(4)].map((row) => `<x:row>${row.join('')}</x:row>`);
  const text = `<x:worksheet xmlns:x="urn:x"><x:sheetData>${rows.join('')}</x:sheetData></x:worksheet>`;
  const name = 'xl/worksheets/sheet2.xml';
  const parts = workbookParts([]).map((part) => (part.name === name ? { name, text } : part));
  expect(must(await read(zipOf(parts))).lines).toMatchObject([
    { item: articleAt(4)['BARCODE NO'], registration: true },
  ]);
});

test.each(['', '\uFEFF'])('our own JSON is a whole manifest, also after a byte order mark: %j', async (mark) => {
  const manifest = await readDemoManifest();
  const reading = must(await read(Buffer.from(mark + JSON.stringify(manifest))));
  expect(reading).toMatchObject({ format: 'json', entry: manifest, reference: manifest.consignment });
});

test.each([
  ['nothing', Buffer.alloc(0), 'unknown-format'],
  ['a picture', Buffer.from('89504e470d0a1a0a', 'hex'), 'unknown-format'],
  ['an old or locked workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'locked-or-old'],
  ['the start of a workbook', bulkWorkbook(articles).subarray(0, 3_000), 'not-a-workbook'],
  ['a ZIP of something else', zipOf([{ name: 'a.txt', text: 'a' }]), 'not-a-workbook'],
  ['a workbook without its sheet', zipOf(workbookParts([]).filter(({ name }) => !name.endsWith('2.xml'))), 'no-sheet'],
  ['an empty sheet', zipOf(workbookParts([])), 'no-rows'],
  ['headings alone', zipOf(workbookParts([[...ARTICLE_COLUMNS]])), 'no-rows'],
  ['other headings', zipOf(workbookParts([['Name', 'Address']])), 'wrong-headings'],
  ['JSON of something else', Buffer.from('{"a":1}'), 'wrong-lines'],
  ['broken JSON', Buffer.from('{"lines":['), 'not-json'],
])('%s is refused by its kind', async (_, bytes, kind) => {
  expect(await kindOf(bytes)).toBe(kind);
});

test('a file larger than is looked at is refused before it is looked at', async () => {
  expect(await read(Buffer.alloc(MOST_FILE_BYTES + 1, '{'))).toEqual({
    ok: false,
    fault: { kind: 'too-large', mostMegabytes: 16 },
  });
});

test('a workbook that says it unpacks to too much is refused by what it says', async () => {
  const parts = workbookParts(table.slice(0, 2)).map((part) => ({ ...part, claims: MOST_UNPACKED_BYTES }));
  expect(await kindOf(zipOf(parts))).toBe('too-large');
});

test('a bomb that lies about its size ends where it said it would', async () => {
  const bomb = Buffer.alloc(64 * 1024 * 1024, ' ');
  const parts = workbookParts(table.slice(0, 2)).map((part) =>
    part.name === 'xl/sharedStrings.xml' ? { ...part, text: bomb, claims: 1_000 } : part,
  );
  const zip = zipOf(parts);
  expect(zip.length).toBeLessThan(100_000);
  expect(await kindOf(zip)).toBe('not-a-workbook');
});

test('a document type with entities is not unfolded', async () => {
  const lol = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><sst><si><t>&b;</t></si></sst>';
  const parts = workbookParts(table.slice(0, 2)).map((part) =>
    part.name === 'xl/sharedStrings.xml' ? { ...part, text: lol } : part,
  );
  expect(await kindOf(zipOf(parts))).toBe('not-a-workbook');
});

test('bytes changed anywhere in a workbook give its lines, other lines or a fault, and never a throw', async () => {
  const whole = bulkWorkbook(articles.slice(0, 20));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
      async (changes) => {
        const bytes = Buffer.from(whole);
        for (const [at, byte] of changes) bytes[at] = byte;
        const reply = await read(bytes);
        if (reply.ok) expect(reply.value.lines.length).toBeGreaterThan(0);
        else expect(JSON.stringify(reply.fault)).not.toContain(PERSONAL);
      },
    ),
    { numRuns: 300 },
  );
});

test('other work of the process is done while a file of 5,000 parcels is read', async () => {
  const bytes = bulkWorkbook(Array.from({ length: 5_000 }, (_, at) => articleAt(at)));
  let turns = 0;
  let isReading = true;
  const turn = (): void => {
    turns += 1;
    if (isReading) setImmediate(turn);
  };
  setImmediate(turn);
  const { lines } = must(await read(bytes));
  isReading = false;
  expect(lines).toHaveLength(5_000);
  expect(turns).toBeGreaterThan(50);
});

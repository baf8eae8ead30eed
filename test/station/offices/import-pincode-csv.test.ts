/** The live list into a station's directory: whatever the encoding, line by line, all or nothing. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OfficeAnswer } from '../../../domain/contract/office-view.ts';
import { importPincodeCsv, type ImportOrder } from '../../../electron/station/offices/import-pincode-csv.ts';
import { createOfficeDesk } from '../../../electron/station/offices/office-desk.ts';
import { must } from '../../support/station/ready-station.ts';
import { temporaryFolder } from '../../support/station/test-station.ts';

const FIXTURES = path.resolve(import.meta.dirname, '../../fixtures/offices');
const EDITION = { source: 'All India Pincode Directory, data.gov.in', asOf: '2026-10' };

let folder: ReturnType<typeof temporaryFolder>;
let target: string;
beforeEach(() => {
  folder = temporaryFolder('import');
  target = path.join(folder.dir, 'offices.bin');
});
afterEach(() => folder.remove());

function bring(name: string, over: Partial<ImportOrder> = {}) {
  const order = { csvFile: path.join(FIXTURES, name), targetFile: target, edition: EDITION, acceptProblems: 0 };
  return importPincodeCsv({ ...order, ...over });
}

async function ask(text: string): Promise<OfficeAnswer> {
  const desk = createOfficeDesk({ dataDir: folder.dir, shipped: null, near: () => null, log: () => {} });
  const answer = await desk.find({ text, limit: 20 });
  desk.close();
  return answer;
}

test.each(['good-utf8-bom-crlf.csv', 'good-lf.csv', 'good-latin1.csv', 'good-utf16.csv'])(
  '%s becomes the directory of a station',
  async (name) => {
    expect(must(bring(name))).toMatchObject({ lines: 10, offices: 9, repeats: 1, pins: 9, problems: [] });
    expect(await ask('vimannagar')).toMatchObject({
      directory: { ...EDITION, offices: 9, pins: 9 },
      offices: [{ name: 'Viman nagar', pin: '411014', kind: 'SO', delivery: 'delivery', district: 'Pune' }],
    });
    expect((await ask('560008')).offices).toMatchObject([{ name: 'H A L II Stage', kind: 'HO', circle: 'Karnataka' }]);
    expect((await ask('bangalore')).offices[0]).toMatchObject({ name: 'Bengaluru GPO', kind: 'HO' });
    expect((await ask('nand nagri')).offices).toMatchObject([
      { name: 'Nand Nagri A', delivery: 'non-delivery', state: '' },
    ]);
  },
);

test('the same list gives the same bytes, whatever its encoding', () => {
  const made = ['good-utf8-bom-crlf.csv', 'good-lf.csv', 'good-utf16.csv'].map((name) => {
    must(bring(name));
    return readFileSync(target);
  });
  expect(made.every((bytes) => bytes.equals(made[0] ?? Buffer.alloc(0)))).toBe(true);
});

test('the older layout is taken too', async () => {
  expect(must(bring('older-layout.csv'))).toMatchObject({ offices: 2 });
  expect((await ask('Ada')).offices[0]).toMatchObject({ name: 'Ada', circle: 'Andhra Pradesh', district: 'Adilabad' });
});

describe('a list with lines that are no office', () => {
  const PROBLEMS = [
    { line: 4, kind: 'wrong-pin', found: '56025' },
    { line: 7, kind: 'broken-quotes' },
    { line: 10, kind: 'wrong-field-count', found: '2' },
  ];

  test('is refused with each of them by its number, and nothing is put in place', () => {
    expect(bring('bad-lines.csv')).toMatchObject({ ok: false, fault: { kind: 'bad-lines', problems: PROBLEMS } });
    expect(readdirSync(folder.dir)).toEqual([]);
  });

  test('leaves the directory that was there as it was', () => {
    must(bring('good-lf.csv'));
    const before = readFileSync(target);
    expect(bring('bad-lines.csv', { acceptProblems: 2 }).ok).toBe(false);
    expect(readFileSync(target).equals(before)).toBe(true);
  });

  test('is taken without them when that many were accepted beforehand', () => {
    expect(must(bring('bad-lines.csv', { acceptProblems: 3 }))).toMatchObject({ offices: 9, problems: PROBLEMS });
    must(bring('good-lf.csv', { targetFile: `${target}.good` }));
    expect(readFileSync(target).equals(readFileSync(`${target}.good`))).toBe(true);
  });
});

test('what is no such list, or cannot be read or written, is refused by name', () => {
  const other = path.join(folder.dir, 'other.csv');
  writeFileSync(other, 'name,pincode\nx,110001\n');
  expect(bring('', { csvFile: other })).toMatchObject({ ok: false, fault: { kind: 'missing-columns' } });
  writeFileSync(other, readFileSync(path.join(FIXTURES, 'good-lf.csv'), 'utf8').split('\n')[0] ?? '');
  expect(bring('', { csvFile: other })).toMatchObject({ ok: false, fault: { kind: 'no-offices' } });
  expect(bring('nowhere.csv')).toMatchObject({ ok: false, fault: { kind: 'unreadable-file' } });
  mkdirSync(target);
  expect(bring('good-lf.csv')).toMatchObject({ ok: false, fault: { kind: 'unwritable-file' } });
  expect(existsSync(`${target}.${process.pid}.tmp`)).toBe(false);
});

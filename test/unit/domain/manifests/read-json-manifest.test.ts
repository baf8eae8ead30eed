import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { ManifestEntry } from '../../../../domain/contract/feed.ts';
import { readJsonManifest } from '../../../../domain/manifests/read-json-manifest.ts';
import { DEMO_OFFICE_ID, readDemoManifest } from '../../../support/manifest/demo-office.ts';

let manifest: ManifestEntry;
beforeAll(async () => {
  manifest = await readDemoManifest();
});
const read = (json: unknown) => readJsonManifest(JSON.stringify(json), DEMO_OFFICE_ID);
const withLine = (at: number, over: object) => ({
  ...manifest,
  lines: manifest.lines.map((line, place) => (place === at ? { ...line, ...over } : line)),
});

test('the sample manifest reads as itself', () => {
  expect(read(manifest)).toEqual({ ok: true, value: manifest });
});

test.each([
  [{ pin: '01' }, 'pin', 'wrong-field'],
  [{ item: null }, 'item', 'wrong-field'],
  [{ grams: 1.5 }, 'grams', 'wrong-field'],
  [{ line: 3 }, 'line', 'number-twice'],
])('a line with %j is named with its field', (over, column, cause) => {
  expect(read(withLine(6, over))).toMatchObject({ ok: false, fault: { faults: [{ row: 7, column, cause }], more: 0 } });
});

test('two lines with one number name each other', () => {
  expect(read(withLine(9, { item: manifest.lines[2]?.item }))).toMatchObject({
    ok: false,
    fault: { faults: [{ row: 10, column: 'item', cause: 'number-twice', other: 3 }] },
  });
});

test('counts, weights and the office must be those of the lines and of the counter', () => {
  const wrong = { ...manifest, declaredCount: 199, declaredGrams: 1, office: '29460002' };
  const reply = read(wrong);
  if (reply.ok || reply.fault.kind !== 'wrong-lines') throw new Error('taken');
  expect(reply.fault.faults.map(({ row, column, cause }) => [row, column, cause])).toEqual([
    [0, 'office', 'other-office'],
    [0, 'declaredCount', 'counts-differ'],
    [0, 'declaredGrams', 'counts-differ'],
  ]);
});

test('a field the file made up is refused without repeating what it is called', () => {
  const reply = read(withLine(0, { 'Zanskar Testperson, 9999900000': 1 }));
  expect(reply.ok).toBe(false);
  expect(JSON.stringify(reply)).not.toContain('Zanskar');
});

test('any text and any JSON gives an answer and never a throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readJsonManifest(text, DEMO_OFFICE_ID).ok).toBe(false);
    }),
    { numRuns: 500 },
  );
});

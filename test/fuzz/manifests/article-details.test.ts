/**
 * Sheets as bad as they come: headings changed at random, cells of any kind, rows of any length.
 * What must hold: an answer, never a throw; a fault or lines, never both; nothing half.
 * FUZZ_RUNS sets the number of sheets, FUZZ_SEED repeats a run.
 */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { manifestLine } from '../../../domain/contract/feed.ts';
import { ARTICLE_COLUMNS } from '../../../domain/manifests/bulk-workbook.ts';
import type { Cell } from '../../../domain/manifests/file-faults.ts';
import { readArticleDetails } from '../../../domain/manifests/read-article-details.ts';
import { articleAt, cellsOf } from '../../support/manifest/bulk-sheet.ts';

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constantFrom(null, '', ' ', '\u0000', '=1+1', "'CK482909003IN", '1e3', 'NaN', '９', 'CK482909003IN\n'),
);

/** A heading as it is, or spoiled in one of the ways of real files. */
const heading = fc.constantFrom(...ARTICLE_COLUMNS).chain((name) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constant<Cell>(name) },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Cell>(name.trim(), `${name} `, name.toLowerCase(), `\uFEFF${name}`, null, 7),
    },
  ),
);
const headings = fc.oneof(
  fc.constant<Cell[]>([...ARTICLE_COLUMNS]),
  fc.shuffledSubarray<Cell>([...ARTICLE_COLUMNS], { minLength: 46 }),
  fc.array(heading, { maxLength: 60 }),
);

const row = fc.nat(5_000).chain((at) =>
  fc.oneof(
    fc.constant(cellsOf(articleAt(at))),
    fc.array(cell, { maxLength: 60 }),
    fc
      .tuple(fc.nat(47), cell)
      .map(([place, value]) => cellsOf(articleAt(at)).map((was, here) => (here === place ? value : was))),
  ),
);

const RUNS = Math.min(20_000, Number(process.env['FUZZ_RUNS'] ?? 5_000));
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);

test(`any sheet gives lines or faults (${RUNS} sheets, seed ${SEED})`, { timeout: 300_000 }, () => {
  fc.assert(
    fc.property(headings, fc.array(row, { maxLength: 12 }), (names, cells) => {
      const rows = cells.map((one, at) => ({ row: at + 2, cells: one }));
      const reply = readArticleDetails(names, rows, '21360001');
      if (!reply.ok) {
        if (reply.fault.kind === 'wrong-lines') expect(reply.fault.faults.length).toBeGreaterThan(0);
        return;
      }
      const { lines } = reply.value;
      expect(lines.length).toBeGreaterThan(0);
      expect(new Set(lines.map(({ item }) => item)).size).toBe(lines.length);
      for (const line of lines) expect(manifestLine.safeParse(line).success).toBe(true);
    }),
    { numRuns: RUNS, seed: SEED },
  );
});

/**
 * The bench of the office directory, run once: it measures all three ways to hold it, and its last line can be read by a
 * program. Nothing here is about time.
 */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { z } from 'zod';

const pair = z.tuple([z.int().min(0), z.int().min(0)]);
const figures = z.strictObject({
  name: z.enum(['daksetu', 'json', 'sqlite']),
  fileBytes: z.int().min(1_000_000),
  gzipBytes: z.int().min(1_000_000),
  openMs: z.number().positive(),
  openedMiB: z.number(),
  openedHeapMiB: z.number(),
  usedMiB: z.number(),
  usedHeapMiB: z.number(),
  byPin: pair,
  byName: pair,
  mistyped: pair.nullable(),
});
const lastLine = z.strictObject({
  bench: z.literal('offices'),
  filesystem: z.string().min(1),
  node: z.string(),
  figures: z.array(figures).length(3),
});

test('the bench of the office directory ends with one line of JSON, and our file is the smallest', async () => {
  const args = [path.join(import.meta.dirname, 'bench.ts'), 'offices', '--rivals'];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const result = lastLine.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  const [ours, json, sqlite] = result.figures.map(({ fileBytes }) => fileBytes);
  expect(ours).toBeLessThan(Math.min(json ?? 0, sqlite ?? 0));
  expect(result.figures[0]?.openedHeapMiB).toBeLessThan(5); // of 3.3 MB on disk and 30 MB as JSON
});

/** The latency bench in small: it drives the real application, and its last line can be read by a program. Nothing here is about time. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { canOpenOffice } from '../support/counter/open-office.ts';
import { skipUnless } from '../support/skips.ts';

const figures = (samples: number) =>
  z.object({
    p50Ms: z.number().min(0),
    p99Ms: z.number().min(0),
    worstMs: z.number().min(0),
    samples: z.literal(samples),
  });
const lastLine = z.object({
  bench: z.literal('latency'),
  dom: figures(6),
  paint: figures(6),
  tone: figures(6),
  blank: figures(6),
  ratioToBlank: z.number().positive(),
  burst: z.object({ scans: z.literal(40), lost: z.literal(0), twice: z.literal(0) }),
});

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'bench.ts'), 'latency', ...args]);

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('the latency bench', () => {
  test('shows and sounds every parcel, loses none, and ends with one line of JSON', { timeout: 180_000 }, async () => {
    const { stdout } = await bench('--scans', '6', '--seconds', '2');
    lastLine.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  });

  test('options that make no sense are refused with the usage', async () => {
    const refusal = { code: 2, stderr: expect.stringContaining('usage') as string };
    await expect(bench('--scans', 'many')).rejects.toMatchObject(refusal);
  });
});

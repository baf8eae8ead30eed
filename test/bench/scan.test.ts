/**
 * The scan bench in small: it measures, its last line can be read by a program, and the ledger it made is a true one.
 * Nothing here is about time.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { examineStore } from '../crash/examine-store.ts';
import { checkout } from '../support/runtime/checkout.mjs';
import { openCore } from './scan/open-core.ts';

const figures = z.strictObject({
  p50Us: z.int().min(1),
  p99Us: z.int().min(1),
  meanUs: z.int().min(1),
  bestRoundP50Us: z.int().min(1),
  samples: z.literal(60),
  syncsPerOperation: z.number().nullable(),
});
const ratio = z.number().positive();
const lastLine = z.object({
  bench: z.literal('scan'),
  ours: figures,
  floor: figures,
  peer: z.null(),
  ratioToFloor: ratio,
  ratioToPeer: z.null(),
  withoutLabel: figures,
  durablePeer: z.null(),
  slowdownAt1M: z.null(),
  filesystem: z.string().min(1),
  ledgers: z
    .array(z.object({ events: z.int().min(1_000), acceptances: z.int().min(400), ratioToFloor: ratio }))
    .length(1),
});

let folder: string;
beforeAll(() => {
  const out = path.join(checkout, 'out'); // on the disk of the checkout: the system's temporary folder may be memory
  mkdirSync(out, { recursive: true });
  folder = mkdtempSync(path.join(out, 'bench-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const bench = (...args: string[]) =>
  promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'bench.ts'), ...args]);

test('the scan bench ends with one line of JSON, and its generated ledger is whole', async () => {
  const { stdout } = await bench('scan', '--events', '1000', '--rounds', 'small', '--peer', 'none', '--dir', folder);
  const result = lastLine.parse(JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? ''));
  if (result.ours.syncsPerOperation !== null) expect(result.ours.syncsPerOperation).toBeGreaterThanOrEqual(1);
  const kept = readdirSync(folder).find((name) => name.startsWith('ledger-1000-'));
  const core = openCore(
    { dataDir: path.join(folder, kept ?? '') },
    { nowMs: () => 0, offsetMinutes: () => 330, steadyMs: () => 0 },
  );
  const inLedger = core.store.events.head()?.n ?? 0;
  expect(inLedger).toBeGreaterThanOrEqual(1_000);
  expect(result.ledgers[0]?.events).toBeGreaterThan(inLedger); // the clerk has taken up a consignment by then
  expect(examineStore(core, [])).toEqual({ lost: [], broken: [] });
  core.store.close();
});

test('a bench nobody knows and options that make no sense are refused with the usage', async () => {
  await expect(bench('scam')).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('usage') as string });
  await expect(bench('scan', '--events', 'many')).rejects.toMatchObject({ code: 2 });
  await expect(bench('scan', '--speed', 'high')).rejects.toMatchObject({ code: 2 });
});

/**
 * What was acknowledged survives a power cut, and the harness that says so would notice if it did not.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { skipUnless } from '../support/skips.ts';
import { canMountLoop } from './backing-image.ts';
import type { PowerCuts } from './power-cut.ts';

const MINUTES = 60_000;
const LIMIT = { timeout: 5 * MINUTES };

describe.skipIf(skipUnless('loop-mount-needs-root', canMountLoop()))('power cuts', () => {
  test('no acknowledged scan is lost in 30 power cuts, and the book is what the ledger says', LIMIT, async () => {
    const report = await cutPower('--cuts', '30');
    expect(report, `seed ${report.seed}`).toMatchObject({ durability: 'FULL', lost: 0, examples: [], broken: [] });
    expect(report.effective).toBeGreaterThanOrEqual(30);
    expect(report.acknowledged).toBeGreaterThan(report.effective);
  });

  test(
    'around print and finish: what is on paper is in the ledger, nothing is printed again by itself, a finished consignment has its document',
    LIMIT,
    async () => {
      const report = await cutPower('--cuts', '20', '--printing');
      expect(report, `seed ${report.seed}`).toMatchObject({ durability: 'FULL', lost: 0, examples: [], broken: [] });
      expect(report.effective).toBeGreaterThanOrEqual(20);
      expect(report.finished).toBeGreaterThan(report.effective);
      expect(report.onPaper).toBeGreaterThan(report.effective);
    },
  );

  test('the same cuts do lose acknowledged scans where SQLite does not wait for the disk', LIMIT, async () => {
    const report = await cutPower('--cuts', '30', '--durability', 'NORMAL', '--until-loss');
    expect(report.lost, `seed ${report.seed}: the harness would not notice a loss`).toBeGreaterThan(0);
    expect(report.broken, `seed ${report.seed}`).toEqual([]); // old, but whole
  });

  test('there, labels are on paper whose parcels nobody knows, and the harness says so', LIMIT, async () => {
    const report = await cutPower('--cuts', '30', '--durability', 'NORMAL', '--until-loss', '--printing');
    const says = [...report.examples, ...report.broken].join('\n');
    expect(says, `seed ${report.seed}`).toMatch(/is on paper, its event is not in the ledger|came out by itself/);
  });
});

/** Runs the harness as a program, since its mounts live and die with its process. */
async function cutPower(...args: string[]): Promise<PowerCuts> {
  const harness = path.join(import.meta.dirname, 'power-cut.ts');
  const child = spawn(process.execPath, [harness, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
  let out = '';
  let complaint = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  process.stderr.write(out);
  if (code !== 0) throw new Error(`the harness ended with ${code}:\n${out}${complaint}`);
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '') as PowerCuts;
}

/** The floor: a message to a blank page of the same Electron, painted, and the word of it back. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron } from '@playwright/test';
import { appFlags, playwrightFlags } from '../../support/runtime/app-flags.mjs';
import { readRuntime } from '../../support/runtime/read-runtime.mjs';

/** Milliseconds of each of `count` round trips, `apartMs` apart on average. */
export async function blankTrips(count: number, apartMs: number): Promise<readonly number[]> {
  const dir = await mkdtemp(path.join(tmpdir(), 'daksetu-blank-'));
  const main = path.relative(dir, path.join(import.meta.dirname, 'blank-app', 'main.cjs'));
  await writeFile(path.join(dir, 'package.json'), JSON.stringify({ name: 'blank-page', version: '1.0.0', main }));
  const app = await _electron.launch({
    executablePath: readRuntime().electron,
    args: [...playwrightFlags(), ...appFlags(), `--user-data-dir=${path.join(dir, 'data')}`, dir],
  });
  try {
    const page = await app.firstWindow();
    await page.waitForLoadState();
    return await app.evaluate(
      (_main, words) =>
        (globalThis as unknown as { trips: (count: number, apartMs: number) => Promise<number[]> }).trips(...words),
      [count, apartMs] as const,
    );
  } finally {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  }
}

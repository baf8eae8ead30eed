/** The page's clock against ours: both only go forward, and nobody says how far they are apart. */
import type { Page } from '@playwright/test';

/** `page time = our time + offsetMs`, give or take `uncertainMs`. */
export type PageClock = { readonly offsetMs: number; readonly uncertainMs: number };

const ASKED = 200;

/** Asks the page for its time until one answer came fast; half of that round trip is what we do not know. */
export async function readPageClock(page: Page): Promise<PageClock> {
  let best: PageClock = { offsetMs: 0, uncertainMs: Infinity };
  for (let asked = 0; asked < ASKED; asked += 1) {
    const before = performance.now();
    const theirs = await page.evaluate(() => performance.now());
    const tripMs = performance.now() - before;
    if (tripMs / 2 < best.uncertainMs) best = { offsetMs: theirs - before - tripMs / 2, uncertainMs: tripMs / 2 };
  }
  return best;
}

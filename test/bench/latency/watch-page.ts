/**
 * Eyes and ears inside the running page: when a scan's number stands in the list of last scans, when the frame with it
 * has been produced, and when a tone's source was started. The product's own code is not touched.
 */
import type { Page } from '@playwright/test';

/** In milliseconds of the page's clock. */
export type Seen = { readonly number: string; readonly domMs: number; readonly paintMs: number };
export type Watched = { readonly seen: readonly Seen[]; readonly tones: readonly number[] };

/** From here on the page notes what it shows and plays. */
export async function watchPage(page: Page): Promise<void> {
  await page.evaluate(() => {
    const seen: { number: string; domMs: number; paintMs: number }[] = [];
    const tones: number[] = [];
    Object.assign(globalThis, { watched: { seen, tones } });
    let last = '';
    const look = (): void => {
      const newest = document.querySelector('.scans li.now span')?.textContent ?? '';
      const number = newest.replaceAll(/[^A-Z0-9]/g, '');
      if (number === '' || number === last) return;
      last = number;
      const domMs = performance.now();
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.addEventListener('message', () => seen.push({ number, domMs, paintMs: performance.now() }));
        after.port1.start();
        after.port2.postMessage(null);
      });
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    const { prototype } = OscillatorNode;
    const start = prototype.start; // oxlint-disable-line typescript/unbound-method -- called with its own `this` below
    prototype.start = function (this: OscillatorNode, ...at: [number?]): void {
      tones.push(performance.now());
      start.apply(this, at);
    };
  });
}

/** What was noted so far. */
export async function readWatched(page: Page): Promise<Watched> {
  return page.evaluate(() => (globalThis as unknown as { watched: Watched }).watched);
}

/** What the hands did at a page since `watchHands`: keys pressed, and anything of a mouse, a pen or a finger. */
import type { Page } from '@playwright/test';

export type Hands = { readonly keys: number; readonly pointer: number };

type Counting = { hands?: { keys: number; pointer: number } };

const POINTER = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'click', 'wheel', 'touchstart', 'contextmenu'];

/** From now on everything is counted, before any handler of the page sees it. */
export async function watchHands(page: Page): Promise<void> {
  await page.evaluate((pointer) => {
    const counted = { keys: 0, pointer: 0 };
    (globalThis as Counting).hands = counted;
    addEventListener('keydown', () => (counted.keys += 1), { capture: true });
    // Chromium says "mousemove" of a mouse at rest when something moves below it.
    // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page, where nothing outside of it exists
    const isAtRest = (event: Event): boolean =>
      event instanceof MouseEvent && event.type.endsWith('move') && event.movementX === 0 && event.movementY === 0;
    for (const name of pointer)
      addEventListener(name, (event) => (counted.pointer += isAtRest(event) ? 0 : 1), { capture: true });
  }, POINTER);
}

export async function handsSoFar(page: Page): Promise<Hands> {
  return page.evaluate(() => (globalThis as Counting).hands ?? { keys: -1, pointer: -1 });
}

/** What a page may not do at any size we look at: scroll, cut a text, let something stand outside of the window. */
import type { Page } from '@playwright/test';

/** A sentence for each fault; none on a screen as it should be. Rows of the last scans that do not fit are hidden whole. */
export function layoutFaults(page: Page): Promise<readonly string[]> {
  // oxlint-disable unicorn/consistent-function-scoping -- runs in the page, where nothing outside of it exists
  return page.evaluate(() => {
    const { innerWidth: width, innerHeight: height } = window;
    const root = document.documentElement;
    const scrolls = root.scrollHeight > height || root.scrollWidth > width ? ['the page scrolls'] : [];
    const named = (element: Element): string =>
      `${element.className || element.tagName}: ${element.textContent.slice(0, 50)}`;
    const shown = [...document.querySelectorAll<HTMLElement>('.frame *')].filter(
      (element) => element instanceof HTMLElement && element.closest('.scans ol') === null && element.offsetWidth > 0,
    );
    const ownText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '');
    // A text in a line of its own has no width to be compared: it is measured against the box that cuts it off.
    const rangeOf = (element: Element): DOMRect => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getBoundingClientRect();
    };
    const cutKeys = [...document.querySelectorAll<HTMLElement>('.key')].filter(
      (key) => rangeOf(key).right > key.getBoundingClientRect().right - 2,
    );
    return [
      ...scrolls,
      ...cutKeys.map((key) => `cut, ${named(key)}`),
      ...shown.flatMap((element) => {
        const box = element.getBoundingClientRect();
        const isOutside = box.right > width + 1 || box.bottom > height + 1 || box.left < -1 || box.top < -1;
        const isCut = ownText(element) && element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
        const isOverfull =
          getComputedStyle(element).overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1;
        return [
          ...(isOutside ? [`outside of the window, ${named(element)}`] : []),
          ...(isCut ? [`cut, ${named(element)}`] : []),
          ...(isOverfull ? [`overfull, ${named(element)}`] : []),
        ];
      }),
    ];
  });
  // oxlint-enable unicorn/consistent-function-scoping
}

/** Everything that Tab could reach or a scanner's Enter could press. */
export function focusable(page: Page): Promise<readonly string[]> {
  const selector = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable]';
  return page
    .locator(selector)
    .evaluateAll((found) =>
      found
        .filter((one) => one.checkVisibility() && (one as HTMLElement).tabIndex >= 0)
        .map((one) => one.outerHTML.slice(0, 80)),
    );
}

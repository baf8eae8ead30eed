/**
 * Takes pictures of every screen with a station made of fixtures, and prints a document from its model.
 * Usage: node test/unit/renderer/harness/shoot.ts <folder> [part of a picture's name …]
 * A browser is taken from CHROMIUM (default: the system's chromium). Strict CSP as in the product; any report fails the run.
 */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { DocumentSheet } from '../../../../domain/contract/document-sheet.ts';
import { PICTURES, type Picture } from './pictures.ts';
import { buildPages, servePages } from './pages.ts';
import { aCorrectedManifest, aGiveBackList, aManifest } from '../fixtures/document.ts';

const [folder = 'out/shots', ...wanted] = process.argv.slice(2);
const complaints: string[] = [];

const built = mkdtempSync(path.join(tmpdir(), 'daksetu-pages-'));
mkdirSync(folder, { recursive: true });
await buildPages(built);
const signed = {
  how: 'drawn',
  atMs: Date.parse('2026-11-24T10:50:00+05:30'),
  record: '560001-C2 / 214',
  confirmedBy: { en: 'Sunita Rao', hi: 'सुनीता राव' },
} as const;
const drawn = [
  [100, 300, 180, 120, 240, 300, 320, 90, 400, 310],
  [430, 250, 520, 180, 600, 260, 820, 120],
];
const signer = { state: 'known', name: 'Ravi Kumar', organisation: 'Amazon', strokes: drawn } as const;
const none = { copy: null, signed: null, signer: null } as const;
const sheets: Readonly<Record<string, DocumentSheet>> = {
  en: { ...none, model: aManifest() },
  hi: { ...none, model: aManifest({ language: 'hi', test: true }), copy: { no: 3, for: null }, signed },
  'corrected-en': {
    model: aCorrectedManifest(),
    copy: { no: 1, for: 'office' },
    signed,
    signer: { ...signer, strokes: drawn },
  },
  'back-en': { ...none, model: aGiveBackList(), copy: { no: 2, for: 'partner' } },
  'back-hi': { ...none, model: aGiveBackList({ language: 'hi' }), copy: { no: 1, for: 'office' }, signed },
};
const server = await servePages(built, sheets);
const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
try {
  for (const picture of PICTURES) if (isWanted(picture.name)) await shoot(browser, picture);
  for (const sheet of Object.keys(sheets)) if (isWanted(`document-${sheet}`)) await print(browser, sheet);
} finally {
  await browser.close();
  server.close();
  rmSync(built, { recursive: true });
}
for (const complaint of complaints) console.log(complaint);
process.exitCode = complaints.length > 0 ? 1 : 0;

function isWanted(name: string): boolean {
  return wanted.length === 0 || wanted.some((part) => name.includes(part));
}

async function shoot(from: Browser, { name, query, size, language, theme, keys }: Picture): Promise<void> {
  const context = await from.newContext({ viewport: size, colorScheme: theme });
  await context.addInitScript((chosen) => window.localStorage.setItem('daksetu.language', chosen), language);
  const page = await context.newPage();
  await page.clock.setFixedTime(new Date('2026-11-24T10:42:40+05:30'));
  listen(page, name);
  await page.goto(`${server.origin}/harness.html?${query}`);
  await page.waitForSelector('[data-strip="centre"], [data-strip="link"]');
  await page.evaluate(() => document.fonts.ready);
  for (const key of keys ?? []) {
    await page.waitForTimeout(100);
    if (/^F\d+$/.test(key)) await page.locator(`[data-key="${key}"]:not(.off)`).waitFor();
    await (/^(F\d+|Arrow.+)$/.test(key) ? page.keyboard.press(key) : page.keyboard.type(key));
  }
  await page.waitForTimeout(150);
  for (const fault of await inaccessible(page)) complaints.push(`${name}: ${fault}`);
  for (const fault of await overflow(page)) complaints.push(`${name}: ${fault}`);
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

function listen(page: Page, name: string): void {
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${name}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${name}: ${error.message}`));
}

/** What WCAG 2.2 AA forbids, as far as a machine can tell. */
async function inaccessible(page: Page): Promise<string[]> {
  // Axe brings a playwright-core of its own: the same class, another type.
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const { violations } = await new AxeBuilder({ page: page as never }).withTags(tags).analyze();
  return violations.map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 120) ?? ''}`);
}

/** Text that is cut off or lies outside of the window. */
function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { innerWidth, innerHeight } = window;
    if (document.documentElement.scrollHeight > innerHeight) found.push('the page scrolls');
    for (const element of document.querySelectorAll('.frame *:not(svg *)')) {
      const box = element.getBoundingClientRect();
      const isList = element.closest('.scans ol') !== null;
      const text = (element.textContent ?? '').slice(0, 40);
      if (!isList && box.width > 0 && (box.right > innerWidth + 1 || box.bottom > innerHeight + 1))
        found.push(`outside: ${text}`);
      const isLeaf = element.children.length === 0 && text !== '';
      if (isLeaf && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0)
        found.push(`cut: ${text}`);
    }
    for (const region of document.querySelectorAll(
      'main, .left, .result, .dest, .count, .sheet, .body, .status, .facts, .key',
    ))
      if (region.scrollHeight > region.clientHeight + 1 || region.scrollWidth > region.clientWidth + 1)
        found.push(
          `overfull ${region.className}: ${region.scrollWidth}x${region.scrollHeight} in ${region.clientWidth}x${region.clientHeight}`,
        );
    return found;
  });
}

async function print(from: Browser, sheet: string): Promise<void> {
  const page = await from.newPage({ viewport: { width: 794, height: 1123 } });
  listen(page, `document-${sheet}`);
  await page.goto(`${server.origin}/document.html?id=${sheet}`);
  await page.waitForFunction(() => document.title !== 'loading');
  if ((await page.title()) !== 'ready') complaints.push(`document-${sheet}: ${await page.title()}`);
  const footerTemplate =
    '<div style="width:100%;font:7pt sans-serif;text-align:center"><span class="pageNumber"></span> / <span class="totalPages"></span></div>';
  const headers = { displayHeaderFooter: true, headerTemplate: '<span></span>', footerTemplate };
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, ...headers });
  writeFileSync(path.join(folder, `document-${sheet}.pdf`), pdf);
  await page.close();
}

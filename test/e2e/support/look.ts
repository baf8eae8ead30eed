/**
 * A look at the screen as it is, in English by day and in Hindi by night: axe, layout, and on wish a picture.
 * Words hang on the language and colours on the theme, so two of the four combinations show every word and every
 * colour to axe; the layout is looked at in both languages.
 */
import { AxeBuilder } from '@axe-core/playwright';
import path from 'node:path';
import { layoutFaults } from './screen-faults.ts';
import type { Office } from './office.ts';

/** Folder for pictures (DAKSETU_SCREENS=docs/screens), or none are taken. */
const PICTURES = process.env['DAKSETU_SCREENS'];
const DOCUMENTED = 'docs/screens';

/** The screens whose pictures are part of the documentation; any other folder gets all of them. */
const PICTURED: ReadonlySet<string> = new Set([
  'enrol',
  'sign-in',
  'find-office',
  'ready',
  'accepted',
  'attention-weight',
  'already',
  'quarantine',
  'stop-check-digit',
  'stop-scanned-on',
  'not-in',
  'torn-label',
  'scanner-gone',
  'offline',
  'finish',
  'manifest-made',
  'weigh-typed',
  'relabelled',
  'walk-in-filled',
  'walk-in-booked',
  'finished-signed',
  'list-finished',
  'correct',
  'switch',
  'confirm',
  'unlock',
  'guide-code',
  'guide-first',
]);

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Of these the large screen is documented too. */
const PICTURED_LARGE: ReadonlySet<string> = new Set(['sign-in', 'ready', 'accepted', 'stop-check-digit', 'finish']);

/** The smallest screen in the offices, in which all else is looked at, and a usual large one. */
const SMALL = { width: 1366, height: 768 };
const LARGE = { width: 1920, height: 1080 };

/** Faults of the present screen, each with where it was seen; begins and ends in English, light and the small size. */
export async function lookAt({ counter }: Office, name: string): Promise<readonly string[]> {
  const { page } = counter;
  const theme = async (wanted: 'light' | 'dark'): Promise<void> => {
    await page.emulateMedia({ colorScheme: wanted }); // Playwright holds this setting, so nativeTheme would not reach the page
    await page.locator(`html[data-theme="${wanted}"]`).waitFor();
    await settled();
  };
  const otherLanguage = async (wanted: 'en' | 'hi'): Promise<void> => {
    await page.keyboard.press('F11');
    await page.locator(`html[lang="${wanted}"]`).waitFor();
    await settled();
  };
  const settled = (): Promise<unknown> =>
    page.evaluate(() =>
      Promise.all([document.fonts.ready, ...document.getAnimations().map(({ finished }) => finished)]),
    );
  const seen = async (where: string, faults: Promise<readonly string[]>): Promise<readonly string[]> =>
    (await faults).map((fault) => `${name}, ${where}: ${fault}`);
  const picture = async (language: 'en' | 'hi', suffix = '', pictured = PICTURED): Promise<void> => {
    if (PICTURES === undefined || (PICTURES === DOCUMENTED && !pictured.has(name))) return;
    await page.screenshot({ path: path.join(PICTURES, `${name}${suffix}-${language}.png`) });
  };
  const large = async (language: 'en' | 'hi'): Promise<readonly string[]> => {
    await resize(counter, LARGE);
    await settled();
    const found = await seen(`${language} at ${LARGE.width}`, layoutFaults(page));
    await picture(language, `-${LARGE.width}`, PICTURED_LARGE);
    await resize(counter, SMALL);
    return found;
  };

  await page.locator('[data-confirms].off').first().waitFor({ state: 'detached' }); // a question is looked at once it stands
  await settled();
  const faults = [...(await seen('en light', axe(page))), ...(await seen('en', layoutFaults(page)))];
  await picture('en');
  faults.push(...(await large('en')));
  await otherLanguage('hi');
  faults.push(...(await seen('hi', layoutFaults(page))));
  await picture('hi');
  faults.push(...(await large('hi')));
  await theme('dark');
  faults.push(...(await seen('hi dark', axe(page))));
  await theme('light');
  await otherLanguage('en');
  return faults;
}

/** What a key would take away: looked at as it is, in English and light only. */
export async function lookOnceAt({ counter: { page } }: Office, name: string): Promise<readonly string[]> {
  const faults = [...(await axe(page)), ...(await layoutFaults(page))];
  if (PICTURES !== undefined && PICTURED.has(name))
    await page.screenshot({ path: path.join(PICTURES, `${name}-en.png`) });
  return faults.map((fault) => `${name}: ${fault}`);
}

/** The whole window, so that the page has exactly this size. */
async function resize({ app, page }: Office['counter'], size: typeof SMALL): Promise<void> {
  const window = await app.browserWindow(page);
  await window.evaluate((own, { width, height }) => own.setContentSize(width, height), size);
  await page.waitForFunction(({ width, height }) => innerWidth === width && innerHeight === height, size);
}

async function axe(page: Office['counter']['page']): Promise<readonly string[]> {
  // Axe brings a playwright-core of its own: the same class, another type. Electron needs its legacy mode.
  const { violations, incomplete } = await new AxeBuilder({ page: page as never })
    .setLegacyMode(true)
    .withTags(TAGS)
    .analyze();
  // What stands over the work must be decided: a background that axe cannot make out may be any colour.
  const open = incomplete.map((rule) => ({ ...rule, nodes: rule.nodes.filter(isOver) }));
  return [...violations, ...open]
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, nodes }) => `axe ${id}: ${nodes[0]?.html.slice(0, 160) ?? ''}`);
}

function isOver({ target }: { readonly target: unknown }): boolean {
  return JSON.stringify(target).includes('.over') || JSON.stringify(target).includes('.pinbox');
}

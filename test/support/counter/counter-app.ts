/**
 * The real application as a clerk uses it: started by Playwright, driven by keys, read from the screen.
 * Invariant: nothing enters here but key events; scans and weights come as bytes from the HID bench.
 */
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { checkout } from '../runtime/checkout.mjs';
import { appEnv, appFlags, playwrightFlags } from '../runtime/app-flags.mjs';
import { readRuntime } from '../runtime/read-runtime.mjs';

export type CounterOptions = {
  readonly userData: string;
  readonly centreUrl: string;
  readonly labelPrinter: string;
  /** From the HID bench: what makes the devices process see its scanners and scales. */
  readonly devicesEnv: Readonly<Record<string, string>>;
  /** Further variables, such as those under which it finds a printing system. */
  readonly env?: Readonly<Record<string, string>>;
};

export type Counter = {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** What the page wrote to its console and must not have: errors, and anything about the content security policy. */
  readonly complaints: readonly string[];
  readonly key: (name: string) => Promise<void>;
  /** Keys in one push of a glove: nobody reads between them. */
  readonly mash: (...names: readonly string[]) => Promise<void>;
  /** Answers the question on the screen: waits until the key is lit for it, as a clerk's reading does, then presses. */
  readonly confirm: (name: string) => Promise<void>;
  readonly write: (text: string) => Promise<void>;
  readonly sees: (text: string | RegExp) => Promise<void>;
  /** Waits until the newest line of "last scans" is of that kind and number. */
  readonly seesScan: (kind: string, number: string) => Promise<void>;
  /** Waits until the scale's panel shows the weight, and says `stable` (or not). */
  readonly seesWeight: (grams: number, reading: 'Stable' | 'Empty') => Promise<void>;
  readonly counts: () => Promise<readonly string[]>;
  readonly screenshot: (file: string) => Promise<void>;
  /** Process id of one of the two utility processes. */
  readonly pidOf: (service: 'daksetu-station' | 'daksetu-devices') => Promise<number>;
  readonly close: () => Promise<void>;
};

/** What Chromium says on a machine without a sound card, as servers are. */
const NO_SOUND_CARD = 'AudioContext encountered an error from the audio device';

const PATIENCE = { timeout: 30_000 };

/** Starts the built application on a data folder of its own. */
export async function startCounter(options: CounterOptions): Promise<Counter> {
  const runtime = readRuntime();
  const app = await _electron.launch({
    executablePath: runtime.electron,
    args: [...playwrightFlags(), ...appFlags(), `--user-data-dir=${options.userData}`, checkout],
    cwd: checkout,
    env: {
      ...(process.env as Record<string, string>),
      ...appEnv(runtime),
      DAKSETU_CENTRE_URL: options.centreUrl,
      DAKSETU_LABEL_PRINTER: options.labelPrinter,
      DAKSETU_DEVICES_ENV: JSON.stringify(options.devicesEnv),
      ...options.env,
    },
  });
  const page = await app.firstWindow(PATIENCE);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes(NO_SOUND_CARD)) return;
    if (message.type() === 'error' || message.text().includes('Content Security Policy'))
      complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { app, page, complaints, ...handsOn(page), ...eyesOn(page), ...processesOf(app) };
}

function handsOn(page: Page): Pick<Counter, 'key' | 'mash' | 'confirm' | 'write'> {
  return {
    key: (name) => page.keyboard.press(name),
    mash: async (...names) => void (await Promise.all(names.map((name) => page.keyboard.press(name)))),
    confirm: async (name) => {
      await page.locator(`[data-key="${name}"][data-confirms]:not(.off)`).waitFor(PATIENCE);
      await page.keyboard.press(name);
    },
    write: (text) => page.keyboard.type(text),
  };
}

function eyesOn(page: Page): Pick<Counter, 'sees' | 'seesScan' | 'seesWeight' | 'counts' | 'screenshot'> {
  return {
    sees: (text) => page.getByText(text).first().waitFor(PATIENCE),
    seesScan: async (kind, number) => {
      const newest = page.locator(`.scans li.now[data-kind="${kind}"]`, { hasText: spaced(number) });
      await newest.waitFor(PATIENCE);
    },
    seesWeight: async (grams, reading) => {
      const figure = grams.toLocaleString('en-IN');
      const panel = page
        .locator('.scale', { hasText: reading })
        .locator('.w span', { hasText: new RegExp(`^${figure}$`) });
      await panel.waitFor(PATIENCE);
    },
    counts: async () => {
      const figures = page.locator('.count .sum b');
      await figures
        .filter({ hasText: /^[0-9]/ })
        .first()
        .waitFor(PATIENCE); // – until the first view has come
      return figures.allTextContents();
    },
    screenshot: async (file) => void (await page.screenshot({ path: file })),
  };
}

function processesOf(app: ElectronApplication): Pick<Counter, 'pidOf' | 'close'> {
  let closed: Promise<void> | undefined;
  return {
    pidOf: async (service) => {
      const metrics = await app.evaluate(({ app: electron }) =>
        electron.getAppMetrics().map(({ pid, name, serviceName }) => ({ pid, name: name ?? serviceName ?? '' })),
      );
      const found = metrics.find(({ name }) => name.includes(service));
      if (found === undefined) throw new Error(`no process ${service} among ${JSON.stringify(metrics)}`);
      return found.pid;
    },
    close: () => (closed ??= closeSurely(app)),
  };
}

/** Politely, and after ten seconds by force: a hanging application must not hang its test. */
async function closeSurely(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await app.close().catch(() => undefined);
  clearTimeout(timer);
}

/** Numbers are shown in groups with narrow spaces: match them with any. */
function spaced(number: string): RegExp {
  return new RegExp(
    number
      .split('')
      .map((letter) => letter.replace(/[^A-Z0-9]/, '\\$&'))
      .join('\\s*'),
  );
}

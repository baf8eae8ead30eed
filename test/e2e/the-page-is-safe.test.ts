/**
 * What the page cannot do, asked of the running application: no code made from text, no way out, no rights, no Node.
 * First a clerk works as usual, and the content policy must have had nothing to refuse.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appEnv, appFlags } from '../support/runtime/app-flags.mjs';
import { checkout } from '../support/runtime/checkout.mjs';
import { readRuntime } from '../support/runtime/read-runtime.mjs';
import { skipUnless } from '../support/skips.ts';
import { accept, beginWork, lineOf, seesCounts, typeNumber } from './support/clerk.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const HOME = 'app://daksetu/';
const ELSEWHERE = 'https://example.org/';

const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('the page', LIMIT, () => {
  let office: Office;
  let page: Office['counter']['page'];

  beforeAll(async () => {
    office = await openNewOffice(3, 'none');
    ({ page } = office.counter);
    await beginWork(office);
  }, 180_000);
  afterAll(() => office?.close());

  /** Asked of the page itself: after a refused navigation Playwright's own waiting never ends. */
  const isStillThere = async (): Promise<void> => {
    expect(await page.evaluate(() => [location.href, document.querySelector('[data-document]') !== null])).toEqual([
      HOME,
      true,
    ]);
  };

  test('works for a clerk from enrolment to manifest without one violation of its content policy', async () => {
    const { counter } = office;
    await accept(office, 1);
    await counter.key('F1');
    await counter.key('F11');
    await page.locator('html[lang="hi"]').waitFor();
    await counter.key('F11');
    await counter.key('F1');
    await typeNumber(office, lineOf(office, 2).item);
    await counter.seesScan('attention', lineOf(office, 2).item);
    await counter.key('F10');
    await counter.sees('1 parcel was not seen');
    await counter.confirm('F10');
    await page.locator('[data-document]').waitFor({ timeout: 60_000 });
    expect(counter.complaints).toEqual([]);
  });

  test('makes no code from text, not by eval, not by Function, not by an inline script', async () => {
    // From a timer: what the debugger itself evaluates stands above the policy.
    const made = await page.evaluate(
      () =>
        new Promise((resolve) => {
          // oxlint-disable-next-line unicorn/consistent-function-scoping -- runs in the page
          const tried = (make: () => unknown): string => {
            try {
              return `made ${String(make())}`;
            } catch (cause) {
              return (cause as Error).name;
            }
          };
          setTimeout(() => {
            const script = document.createElement('script');
            script.textContent = 'window.madeInline = 1';
            document.head.append(script);
            // oxlint-disable-next-line no-eval, no-new-func, typescript/no-implied-eval -- the point of this test
            resolve([tried(() => (0, eval)('6*7')), tried(() => new Function('return 6*7')()), 'madeInline' in window]);
          });
        }),
    );
    expect(made).toEqual(['EvalError', 'EvalError', false]);
    expect(office.counter.complaints.filter((text) => text.includes('Content Security Policy'))).not.toEqual([]);
  });

  test.each([ELSEWHERE, HOME, 'about:blank'])('opens no window for %s', async (address) => {
    expect(await page.evaluate((url) => window.open(url) === null, address)).toBe(true);
    expect(await office.counter.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  test.each([
    ['its address', ELSEWHERE],
    ['its address', 'app://elsewhere/'],
    ['a link', ELSEWHERE],
  ])('does not leave by %s to %s', async (way, address) => {
    await office.counter.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      Object.assign(globalThis, {
        leaving: new Promise((resolve) => {
          window?.webContents.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
        }),
      });
    });
    await page.evaluate(
      ([by, url]) => {
        const link = document.createElement('a');
        link.href = url ?? '';
        setTimeout(() => (by === 'a link' ? link.click() : location.assign(link.href)));
      },
      [way, address],
    );
    const isPrevented = await office.counter.app.evaluate(() => (globalThis as { leaving?: Promise<boolean> }).leaving);
    expect(isPrevented).toBe(true);
    await isStillThere();
  });

  test('does not leave for a page made of data', async () => {
    await page.evaluate(() => void setTimeout(() => location.assign('data:text/html,gone')));
    await expect.poll(() => office.counter.complaints.join(), { timeout: 30_000 }).toContain('to data URL');
    await isStillThere();
  });

  test('sends nothing to other addresses', async () => {
    const sent = await page.evaluate(
      (url) =>
        new Promise((resolve) => {
          const ask = (): void =>
            void fetch(url).then(
              () => resolve(true),
              () => resolve(false),
            );
          setTimeout(ask);
        }),
      office.network.url,
    );
    expect(sent).toBe(false);
  });

  test('has no right to place, camera, notices, clipboard or USB', async () => {
    const rights = await page.evaluate(async () => {
      const states = ['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi'].map(
        async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state,
      );
      const place = new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('given'),
          ({ code }) => resolve(code),
        );
      });
      const { hid } = navigator as {
        hid?: { getDevices(): Promise<unknown[]>; requestDevice(o: object): Promise<unknown[]> };
      };
      const asked = await (hid?.requestDevice({ filters: [] }) ?? Promise.resolve([])).catch(() => []);
      return {
        states: await Promise.all(states),
        place: await place,
        hid: [...((await hid?.getDevices()) ?? []), ...asked],
      };
    });
    expect(rights).toEqual({ states: Array.from({ length: 6 }, () => 'denied'), place: PERMISSION_DENIED, hid: [] });
  });

  test('sees nothing of Node or Electron', async () => {
    const seen = await page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    );
    expect(seen).toEqual([]);
  });

  test('runs sandboxed and isolated, as its window says', async () => {
    const preferences = await office.counter.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      return (window?.webContents as { getLastWebPreferences?: () => object } | undefined)?.getLastWebPreferences?.();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
    });
  });

  test.each([
    'app://daksetu/..%2fmain/index.cjs',
    'app://daksetu/..%2f..%2fpackage.json',
    'app://daksetu/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://daksetu/..%5c..%5cpackage.json',
    'app://daksetu/assets%2f..%2f..%2fpreload/index.cjs',
    'app://daksetu//etc/passwd',
    'app://daksetu/%2fetc%2fpasswd',
    'app://daksetu/index.html%00.js',
    'app://daksetu/nothing.html',
  ])('gets 404 for %s', async (address) => {
    expect(await page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(404);
  });

  test('gets its own files, so a 404 above is a refusal', async () => {
    expect(await page.evaluate(async () => (await fetch('app://daksetu/index.html')).status)).toBe(200);
  });

  test('a second start on the same folder ends at once and brings the first to the front', async () => {
    const { app } = office.counter;
    await app.evaluate(({ app: electron }) => {
      Object.assign(globalThis, {
        second: new Promise((resolve) => electron.once('second-instance', () => resolve(true))),
      });
    });
    const runtime = readRuntime();
    const env = { ...process.env, ...appEnv(runtime), DAKSETU_CENTRE_URL: office.network.url };
    const sandbox = app.process().spawnargs.filter((word) => word === '--no-sandbox'); // Playwright may have added it
    const args = [...appFlags(), ...sandbox, `--user-data-dir=${office.userData}`, checkout];
    const second = spawn(runtime.electron, args, { env, stdio: 'ignore' });
    const [code] = (await once(second, 'exit', { signal: AbortSignal.timeout(60_000) })) as [number | null];
    expect(code).toBe(0);
    expect(await app.evaluate(() => (globalThis as { second?: Promise<boolean> }).second)).toBe(true);
    await seesCounts(office, { declared: 3, accepted: 2, rejected: 0, left: 1, unmanifested: 0 });
  });
});

/** GeolocationPositionError.PERMISSION_DENIED */
const PERMISSION_DENIED = 1;

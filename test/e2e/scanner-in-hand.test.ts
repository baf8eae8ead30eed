/**
 * A consignment with a scanner alone: command barcodes stand for the keys, and nothing that is scanned becomes a weight.
 * Every scan enters as HID bytes at the driver.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS, commandText, type CommandName } from '../../domain/identifiers/command-code.ts';
import { readCode128OnPage } from '../support/devices/read-page.ts';
import { skipUnless } from '../support/skips.ts';
import { accept, beginWork, lineOf, seesCounts } from './support/clerk.ts';
import { allEvents, eventCount, payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'a scanner in the hand',
  LIMIT,
  () => {
    let office: Office;
    let page: Office['counter']['page'];

    beforeAll(async () => {
      office = await openNewOffice(4, 'none');
      ({ page } = office.counter);
      await beginWork(office);
    }, 180_000);
    afterAll(() => office?.close());

    const events = (): number => office.ledger(eventCount);
    const command = (name: CommandName): Promise<void> => office.scanner.scan(commandText(name));
    /** Answers a question as a clerk does: once it has stood. */
    const answer = async (key: string, name: CommandName): Promise<void> => {
      await page.locator(`[data-key="${key}"][data-confirms]:not(.off)`).waitFor();
      await command(name);
    };

    test('“understood” ends a stop, and while it stands every other command does nothing', async () => {
      await office.scanner.scan('406-1121854-6708985');
      await page.locator('.result.stop').waitFor();
      const before = events();
      for (const name of COMMANDS.filter((one) => one !== 'understood' && one !== 'language')) {
        await command(name);
        await page.locator('[data-command="cannot"]').waitFor();
        expect(await page.locator('.result.stop').count()).toBe(1);
      }
      expect(events()).toBe(before);
      await command('understood');
      await page.locator('.result.stop').waitFor({ state: 'detached' });
      await office.counter.sees('That parcel is not in.');
    });

    test('“undo” takes back what is on the screen, once', async () => {
      await accept(office, 1);
      await command('undo');
      await office.counter.seesScan('undone', lineOf(office, 1).item);
      await command('undo');
      await page.locator('[data-command="cannot"]').waitFor();
      expect(office.ledger((db) => payloadsOf(db, 'acceptance.corrected').length)).toBe(1);
      await accept(office, 1);
      expect(await page.locator('[data-command]').count()).toBe(0); // the next result takes the word away
      await seesCounts(office, { declared: 4, accepted: 1, rejected: 0, left: 3, unmanifested: 0 });
    });

    test('“weigh” weighs the parcel shown, also one that came in earlier without a weight', async () => {
      const { item, grams } = lineOf(office, 2);
      await office.scanner.scan(item);
      await office.counter.seesScan('attention', item);
      await accept(office, 3);
      await office.scale.weigh(0, 'zero');
      for (let at = 0; at < 3; at += 1) await office.scale.weigh(grams, 'stable');
      await office.counter.seesWeight(grams, 'Stable');
      await office.scanner.scan(item);
      await office.counter.seesScan('already', item);
      await command('weigh');
      await office.counter.seesScan('accepted', item);
      expect(office.ledger((db) => payloadsOf(db, 'item.weighed'))).toMatchObject([
        { weight: { grams, source: 'scale' }, reason: null, attention: [] },
      ]);
      await seesCounts(office, { declared: 4, accepted: 3, rejected: 0, left: 1, unmanifested: 0 });
    });

    test('a scan while a weight is typed goes to the parcel and closes the strip; Enter takes nothing', async () => {
      const before = events();
      await office.counter.key('F5');
      await page.locator('[data-weigh="scale"]').waitFor();
      await office.counter.key('F4');
      await page.locator('.entry.weight input:focus').waitFor();
      await office.counter.write('85');
      for (const key of ['Enter', 'NumpadEnter', 'Space', 'Tab']) await office.counter.key(key);
      expect(await page.locator('.entry.weight input').inputValue()).toBe('85');
      await office.counter.write('CK482909003IN'); // a scanner that is a keyboard
      await office.counter.key('Enter');
      expect(await page.locator('.entry.weight input').inputValue()).toBe('');
      await office.counter.write('850');
      await office.scanner.scan(lineOf(office, 3).item);
      await office.counter.seesScan('already', lineOf(office, 3).item);
      await page.locator('[data-weigh]').waitFor({ state: 'detached' });
      expect(events()).toBe(before);
    });

    test('a weight typed without a scale is in the ledger with its reason, and is marked', async () => {
      await office.scale.unplug();
      const { item, grams } = lineOf(office, 4);
      await page.locator('[data-strip="scale"].warn').waitFor();
      await office.scanner.scan(item);
      await office.counter.seesScan('attention', item);
      await office.counter.key('F5');
      await office.counter.sees('Scale not connected. F5 to try, F4 to type');
      await office.counter.key('F4');
      await page.locator('.entry.weight input:focus').waitFor();
      await office.counter.write((grams / 1000).toFixed(3).replace('.', ''));
      await page.locator('.entry.weight input').fill((grams / 1000).toFixed(3));
      await office.counter.mash('F4', 'F5'); // the reason is read before it is chosen
      await office.counter.sees('why typed?');
      expect(office.ledger((db) => payloadsOf(db, 'item.weighed').length)).toBe(1);
      await office.counter.confirm('F5');
      await office.counter.seesScan('accepted', item);
      await office.counter.sees('typed');
      expect(office.ledger((db) => payloadsOf(db, 'item.weighed').at(-1))).toMatchObject({
        weight: { grams, source: 'manual', device: null },
        reason: 'no-scale',
      });
    });

    test('a key pressed at the first sight of a result is not undone by it', async () => {
      await page.evaluate(() => {
        const press = (): void => {
          if (document.querySelector('.result.already') === null) return;
          watch.disconnect();
          window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F10' }));
        };
        const watch = new MutationObserver(press);
        watch.observe(document.body, { childList: true, subtree: true });
      });
      await office.scanner.scan(lineOf(office, 1).item);
      await office.counter.sees('This is final');
      expect(await page.locator('.finish').count()).toBe(1);
      await command('back');
      await page.locator('.finish').waitFor({ state: 'detached' });
    });

    test('“finish” twice finishes, and the second counts only once the question has stood', async () => {
      const before = events();
      await command('finish');
      await command('finish');
      await office.counter.sees('This is final');
      expect(events()).toBe(before);
      await answer('F10', 'finish');
      await page.locator('[data-document]').waitFor({ timeout: 60_000 });
      const types = office.ledger((db) =>
        allEvents(db)
          .slice(before)
          .map(({ type }) => type),
      );
      expect(types).toEqual(['consignment.finished']);
      await answer('F10', 'next');
      await office.counter.sees('Consignments on the way');
    });

    test('“lock” locks, and a locked counter takes no command', async () => {
      await command('lock');
      await office.counter.sees('The station is locked');
      const before = events();
      for (const name of ['language', 'next', 'understood'] as const) await command(name);
      await page.locator('.pinfield:focus').waitFor();
      expect(await page.locator('html').getAttribute('lang')).toBe('en');
      expect(events()).toBe(before);
    });

    test('the page never complained', () => {
      expect(office.counter.complaints).toEqual([]);
    });
  },
);

describe.skipIf(
  skipUnless('application-needs-display-and-bench', await canOpenOffice()) ||
    skipUnless('pdf-text-needs-poppler', hasPoppler()),
)('the command sheet', LIMIT, () => {
  let office: Office;
  const dir = mkdtempSync(path.join(tmpdir(), 'daksetu-sheet-'));
  beforeAll(async () => {
    office = await openNewOffice(1, 'none');
    await beginWork(office);
  }, 180_000);
  afterAll(async () => {
    rmSync(dir, { recursive: true });
    await office?.close();
  });

  test('is made from the help by F6, and each of its codes is read from the page as its command', async () => {
    await office.counter.key('F1');
    await office.counter.key('F6');
    const made = office.counter.page.locator('[data-command-sheet]');
    await made.waitFor({ timeout: 60_000 });
    const file = (await made.getAttribute('data-command-sheet')) ?? '';
    expect((await made.textContent()) ?? '').toContain(path.basename(file));
    execFileSync('pdftoppm', ['-r', '200', '-png', '-gray', file, path.join(dir, 'sheet')]);
    const texts = readCode128OnPage(readFileSync(path.join(dir, 'sheet-1.png')));
    expect(texts).toEqual(new Set(COMMANDS.map(commandText)));
  });
});

function hasPoppler(): boolean {
  try {
    execFileSync('pdftoppm', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

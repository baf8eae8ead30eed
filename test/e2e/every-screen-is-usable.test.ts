/**
 * Every screen and every result state at 1366×768, reached by keys and scans alone: accessible by axe, nothing cut,
 * nothing scrolling, in both languages and both themes. With DAKSETU_SCREENS=docs/screens it takes the pictures there.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandText } from '../../domain/identifiers/command-code.ts';
import { mintS10 } from '../../domain/identifiers/s10.ts';
import { DEMO_PIN, enrolCounter, setFirstPin } from '../support/counter/begin-work.ts';
import { articleAt, type Article } from '../support/manifest/bulk-sheet.ts';
import { bulkWorkbook } from '../support/manifest/write-workbook.ts';
import { skipUnless } from '../support/skips.ts';
import { must } from '../support/station/ready-station.ts';
import { accept, handOver, lineOf, typeNumber } from './support/clerk.ts';
import { payloadsOf } from './support/ledger-events.ts';
import { lookAt } from './support/look.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';
import { focusable } from './support/screen-faults.ts';

const STRAY = must(mintS10('CK', 90_000_011));
const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('every screen', LIMIT, () => {
  let office: Office;
  let page: Office['counter']['page'];

  beforeAll(async () => {
    office = await openNewOffice(24);
    ({ page } = office.counter);
  }, 180_000);
  afterAll(() => office?.close());

  const isUsable = async (name: string): Promise<void> => expect(await lookAt(office, name)).toEqual([]);
  const key = (name: string): Promise<void> => office.counter.key(name);

  test('enrolment is usable, and the code field has the focus from the start', async () => {
    await office.counter.sees('Enrol');
    expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1366, 768]);
    await office.counter.write(office.enrolmentCode.replaceAll('-', ''));
    expect(await page.locator('.codefield').inputValue()).toBe(office.enrolmentCode);
    await isUsable('enrol');
    await page.locator('.codefield').fill('');
    await enrolCounter(office.counter, office.enrolmentCode);
  });

  test('setting the first PIN is usable', async () => {
    await isUsable('set-pin');
    await setFirstPin(office.counter, office.pinCode);
  });

  test('opening the set is usable', async () => {
    await office.counter.sees('Open the set to start work');
    await isUsable('open-set');
    await key('F1');
    await office.counter.sees('How this screen works');
    await key('F10'); // behind help it does nothing
    await isUsable('frame-help');
    await key('F1');
    await office.counter.sees('Open the set to start work');
  });

  test('signing in after a lock is usable', async () => {
    await key('F12');
    await office.counter.sees('The station is locked');
    const chosen = page.locator('[role=option][aria-selected=true]');
    expect(await chosen.textContent()).toContain('Sunita Rao'); // second in the list, and the last who worked here
    await page.locator('.pinfield:focus').waitFor();
    await office.counter.write(DEMO_PIN);
    await isUsable('sign-in');
    await key('F10');
    await office.counter.sees('Open the set to start work');
  });

  test('the list of consignments is usable, and the question before the set is closed', async () => {
    await office.counter.confirm('F10');
    await office.counter.sees(office.manifest.consignment);
    await isUsable('consignments');
    await office.counter.mash('F8', 'F8');
    await office.counter.sees('Close the set?');
    await isUsable('close-set');
    await key('F2');
  });

  test('the look-up of offices is usable, empty and with what was found', async () => {
    await key('F3');
    await office.counter.sees('All India Pincode Directory');
    await isUsable('find-office-empty');
    await office.counter.write('bengalooru');
    await page.locator('[role=option][aria-selected=true]', { hasText: 'Bangalore GPO' }).waitFor();
    await key('ArrowDown');
    await isUsable('find-office');
    await key('F2');
    await office.counter.sees(office.manifest.consignment);
  });

  test('taking parcels up by their count is usable', async () => {
    await key('F6');
    await office.counter.sees('Take a consignment up by its count');
    await office.counter.write('amz-24112026-09');
    await isUsable('by-count');
    await key('F2');
    await office.counter.sees(office.manifest.consignment);
  });

  test('a manifest from a file is usable, refused with its faults and read', async () => {
    const pick = async (articles: readonly Article[]): Promise<void> => {
      const file = path.join(office.userData, 'picked.xlsx');
      await writeFile(file, bulkWorkbook(articles));
      // A person picks the file in the system's own window, which no test can press; the rest is the application.
      await office.counter.app.evaluate(({ dialog }, picked) => {
        dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [picked] });
      }, file);
    };
    await key('F5');
    await office.counter.sees('Everything is taken or nothing');
    await pick([articleAt(0), ...Array.from({ length: 12 }, (_, at) => articleAt(at, { 'RECEIVER PINCODE': 'x' }))]);
    await key('F5');
    await office.counter.sees('Nothing was taken');
    await isUsable('file-refused');
    await pick([articleAt(0), articleAt(1, { 'BARCODE NO': 'CK123456780IN' })]);
    await key('F5');
    await office.counter.sees('2 parcels');
    await isUsable('file-read');
    await key('F2');
    await office.counter.sees(office.manifest.consignment);
  });

  test('waiting for the first parcel is usable', async () => {
    await office.scale.weigh(0, 'zero');
    await office.counter.confirm('F10');
    await office.counter.sees('READY');
    await office.counter.seesWeight(0, 'Empty');
    await isUsable('ready');
  });

  test('a scan screen has nothing that Tab could reach or Enter could press', async () => {
    expect(await focusable(page)).toEqual([]);
    for (let at = 0; at < 5; at += 1) await key('Tab');
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    expect(await page.locator('.keys .key').count()).toBe(12);
    await key('Control+A');
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
  });

  test('accepted is usable', async () => {
    for (let line = 1; line <= 12; line += 1) await accept(office, line);
    await page.locator('.result.accepted').waitFor();
    await isUsable('accepted');
  });

  test('attention for a weight is usable', async () => {
    const { item, grams } = lineOf(office, 13);
    await handOver(office, item, { grams: grams + 470, expecting: 'attention' });
    await isUsable('attention-weight');
  });

  test('attention for a parcel that was not weighed is usable', async () => {
    await office.scanner.scan(lineOf(office, 14).item);
    await office.counter.seesScan('attention', lineOf(office, 14).item);
    await office.counter.sees('Not weighed');
    await isUsable('attention-not-weighed');
  });

  test('a weight that the scale does not give is usable: tried again, typed, and why', async () => {
    await key('F5');
    await page.locator('[data-weigh="scale"]').waitFor();
    await isUsable('weigh-scale');
    await key('F4');
    await page.locator('.entry.weight input:focus').waitFor();
    await isUsable('weigh-empty');
    await office.counter.write('36');
    await key('NumpadDecimal');
    await office.counter.sees('Grams, or kilograms with a point');
    await page.locator('.entry.weight input').fill('0.85');
    await office.counter.sees('850 g');
    await isUsable('weigh-typed');
    await key('F4');
    await office.counter.sees('why typed?');
    await isUsable('weigh-reason');
    await office.counter.confirm('F7');
    await office.counter.sees('Typed weight');
    await office.counter.sees('weight typed');
    await isUsable('weight-typed');
  });

  test('a command that cannot be done now is said in a usable way', async () => {
    await office.scanner.scan(commandText('understood'));
    await page.locator('[data-command="cannot"]').waitFor();
    await isUsable('command-cannot');
    await office.scanner.scan('DKC2-UNDO');
    await page.locator('[data-command="unknown"]').waitFor();
    await isUsable('command-unknown');
    await key('F11');
    await key('F11');
  });

  test('a label scanned to confirm it is usable, and so is a void one', async () => {
    const [issued] = office.ledger((db) => payloadsOf(db, 'label.issued'));
    await office.scanner.scan(issued?.use ?? '', ']Q1');
    await office.counter.sees('label readable');
    await isUsable('label-readable');
    await accept(office, 24);
    const newest = office.ledger((db) => payloadsOf(db, 'label.issued').at(-1));
    await key('F2');
    await office.counter.seesScan('undone', lineOf(office, 24).item);
    await office.scanner.scan(newest?.use ?? '', ']Q1');
    await office.counter.sees('This label is void');
    await isUsable('void-label');
    await key('F9');
    await page.locator('.result.stop').waitFor({ state: 'detached' });
  });

  test('already in is usable', async () => {
    await handOver(office, lineOf(office, 12).item, { grams: lineOf(office, 12).grams, expecting: 'already' });
    await isUsable('already');
    await key('F6');
    await office.counter.sees('Label 2');
    await office.counter.sees(/Sent to the printer/);
    await isUsable('already-printed');
  });

  test('quarantine is usable', async () => {
    await handOver(office, STRAY, { grams: 640, expecting: 'attention' });
    await isUsable('quarantine');
  });

  test('typing a number is usable', async () => {
    await key('F4');
    await office.counter.write('ck48291');
    await isUsable('type-number');
    await key('F2');
    await page.locator('.entry').waitFor({ state: 'detached' });
  });

  test('a torn label is usable: its readable end finds the parcel, and one key takes it', async () => {
    const { item } = lineOf(office, 20);
    await key('F4');
    await office.counter.write(`?${item.slice(5).toLowerCase()}`);
    await page.locator(`[data-candidate="${item}"]`).waitFor();
    await isUsable('torn-label');
    await key('F5');
    await office.counter.seesScan('attention', item);
    await key('F2');
    await office.counter.seesScan('undone', item);
  });

  test('a stop is usable, also after more scans', async () => {
    const misread = lineOf(office, 15).item.replace(/\d(?=IN$)/, (digit) => String((Number(digit) + 1) % 10));
    await typeNumber(office, misread);
    await office.counter.sees('The check digit is wrong');
    await isUsable('stop-check-digit');
    await office.scanner.scan(lineOf(office, 16).item);
    await office.counter.sees('1 more scan not written');
    for (let line = 17; line <= 22; line += 1) await office.scanner.scan(lineOf(office, line).item);
    await office.counter.sees('7 more scans not written');
    await office.counter.sees('Not written, scan again');
    await isUsable('stop-scanned-on');
    await key('F9');
    await office.counter.sees('That parcel is not in.');
    await office.counter.sees('Not written, scan again');
    await isUsable('not-in');
    await office.counter.confirm('F9');
    await page.locator('.missed').waitFor({ state: 'detached' });
    await office.counter.sees('Put the next parcel on the scale and scan it');
  });

  test('a code that is no parcel stops in a usable way', async () => {
    await office.scanner.scan('406-1121854-6708985');
    await page.locator('.result.stop').waitFor();
    await isUsable('stop-order-number');
    await key('F9');
    await page.locator('.result.stop').waitFor({ state: 'detached' });
  });

  test('a number read in part stops in a usable way, also with the longest list of what came meanwhile', async () => {
    await office.scanner.scan('CK1234567');
    await office.counter.sees('Only 9 of 13 characters were read');
    for (let line = 17; line <= 23; line += 1) await office.scanner.scan(lineOf(office, line).item);
    await office.counter.sees('7 more scans not written');
    await isUsable('stop-part-scanned-on');
    await key('F9');
    await office.counter.sees('That parcel is not in.');
    await office.counter.confirm('F9');
    await page.locator('.missed').waitFor({ state: 'detached' });
  });

  test('help is usable', async () => {
    await key('F1');
    await page.locator('.sheet').waitFor();
    await isUsable('help');
    await key('F6');
    await page.locator('[data-command-sheet]').waitFor({ timeout: 60_000 });
    await isUsable('command-sheet-made');
    await key('F1');
  });

  test('taking back and rejecting are usable', async () => {
    await accept(office, 15);
    await key('F2');
    await office.counter.seesScan('undone', lineOf(office, 15).item);
    await isUsable('taken-back');
    await accept(office, 16);
    await key('F7');
    await office.counter.sees('rejected?');
    await isUsable('reject');
    await office.counter.confirm('F5');
    await office.counter.seesScan('rejected', lineOf(office, 16).item);
    await isUsable('rejected');
  });

  test('working without the network is usable', async () => {
    await office.network.cut();
    for (let line = 17; line <= 20; line += 1) await accept(office, line);
    await page.locator('[data-strip="centre"].warn').waitFor();
    await office.counter.sees('all safe on this PC');
    await isUsable('offline');
    await office.network.restore();
    await page.locator('[data-strip="centre"]', { hasText: 'Centre reached' }).waitFor({ timeout: 90_000 });
    await office.counter.sees('Waiting to send: 0');
  });

  test('a scanner that is pulled out is said on the stage, and a typed number takes it back', async () => {
    await office.scanner.unplug();
    await office.counter.sees('Scanner not connected. Nothing is read.');
    expect(
      await page.locator('.key:not(.off)').evaluateAll((keys) => keys.map((one) => one.getAttribute('data-key'))),
    ).toEqual(['F1', 'F4', 'F10', 'F11', 'F12']);
    await isUsable('scanner-gone');
    await typeNumber(office, lineOf(office, 21).item);
    await office.counter.seesScan('attention', lineOf(office, 21).item);
    await page.locator('.result.attention').waitFor();
  });

  test('finishing is usable, before and after', async () => {
    await key('F10');
    await office.counter.sees('are named as absent.');
    await isUsable('finish');
    await office.counter.confirm('F10');
    await page.locator('[data-document]').waitFor({ timeout: 60_000 });
    await isUsable('manifest-made');
    await office.counter.confirm('F10');
    await office.counter.sees('Consignments on the way');
    await isUsable('no-consignment');
  });

  test('the page never complained', () => {
    expect(office.counter.complaints).toEqual([]);
  });
});

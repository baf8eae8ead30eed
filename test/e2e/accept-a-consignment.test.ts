/**
 * One short consignment from the enrolment code to the signed sheet, on the real application: what the screen says,
 * what the ledger holds, what the printer got and what the centre has are the same.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mintS10 } from '../../domain/identifiers/s10.ts';
import { readCentralLedger, totalsAtCentre } from '../demo/central-totals.ts';
import { readBarcodes } from '../support/devices/read-barcodes.ts';
import { renderLabel } from '../support/devices/render-label.ts';
import { readDemoOffice } from '../support/manifest/demo-office.ts';
import { skipUnless } from '../support/skips.ts';
import { must } from '../support/station/ready-station.ts';
import { totalsByReplay, totalsBySql } from '../support/station/totals.ts';
import {
  accept,
  beginWork,
  countsOnScreen,
  handOver,
  lineOf,
  putOnScale,
  seesCounts,
  typeNumber,
} from './support/clerk.ts';
import { allEvents, eventBytes, eventCount, payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const STRAY = must(mintS10('CK', 90_000_011));
/** Declared 12: lines 1–3, 5 and 8 accepted, 4 with another weight, 6 taken back, 7 rejected, 9–12 never come. */
const AT_THE_END = { declared: 12, accepted: 6, rejected: 1, left: 5, unmanifested: 1 };
const ABSENT = [6, 9, 10, 11, 12];

const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'a consignment',
  LIMIT,
  () => {
    let office: Office;
    let page: Office['counter']['page'];

    beforeAll(async () => {
      office = await openNewOffice(12);
      ({ page } = office.counter);
      await beginWork(office);
    }, 180_000);
    afterAll(() => office?.close());

    const events = (): number => office.ledger(eventCount);

    test('starts with everything declared and nothing accepted', async () => {
      await seesCounts(office, { declared: 12, accepted: 0, rejected: 0, left: 12, unmanifested: 0 });
      expect(office.ledger((db) => allEvents(db).map(({ type }) => type))).toEqual([
        'epoch.started',
        'user.pin-set',
        'set.opened',
        'consignment.received',
      ]);
    });

    test('a parcel with its declared weight is accepted, and the screen shows PIN and slot of the sort plan', async () => {
      await accept(office, 1);
      const { item, pin } = lineOf(office, 1);
      const { sortPlan } = await readDemoOffice();
      const rules = sortPlan?.rules.filter(({ prefix }) => pin.startsWith(prefix)) ?? [];
      const rule = rules.toSorted((one, other) => other.prefix.length - one.prefix.length)[0];
      expect(await page.locator('.result.accepted .pin').textContent()).toBe(`${pin.slice(0, 3)}\u202f${pin.slice(3)}`);
      expect(await page.locator('.result.accepted .slot b').textContent()).toBe(rule?.slot);
      expect(office.ledger((db) => payloadsOf(db, 'item.accepted'))).toMatchObject([
        {
          item,
          pin,
          slot: rule?.slot,
          basis: 'pre-advised',
          lane: 'forward',
          attention: [],
          capture: { device: office.scanner.key, symbology: ']C0' },
        },
      ]);
      await seesCounts(office, { declared: 12, accepted: 1, rejected: 0, left: 11, unmanifested: 0 });
    });

    test('its label comes out of the printer with the number and the custody id as codes', async () => {
      await office.printer.waitForJobs(1);
      const read = readBarcodes(await renderLabel(office.printer.jobs[0] ?? Buffer.alloc(0)));
      const [issued] = office.ledger((db) => payloadsOf(db, 'label.issued'));
      expect(read.code128).toBe(lineOf(office, 1).item);
      expect(read.qr).toContain(issued?.use);
    });

    test('a parcel that weighs too much is accepted under attention, with both weights', async () => {
      await accept(office, 2);
      await accept(office, 3);
      const { item, grams } = lineOf(office, 4);
      await handOver(office, item, { grams: grams + 470, expecting: 'attention' });
      const sides = (await page.locator('.result.attention .pair').textContent()) ?? '';
      expect(sides).toContain(grams.toLocaleString('en-IN'));
      expect(sides).toContain((grams + 470).toLocaleString('en-IN'));
      expect(office.ledger((db) => payloadsOf(db, 'item.accepted').at(-1))).toMatchObject({
        item,
        declaredGrams: grams,
        weight: { grams: grams + 470, source: 'scale' },
        attention: ['weight-differs'],
      });
    });

    test('a second scan is answered "already in" and writes nothing', async () => {
      const before = events();
      await office.scanner.scan(lineOf(office, 2).item);
      await office.counter.seesScan('already', lineOf(office, 2).item);
      await page.locator('.result.already').waitFor();
      expect(events()).toBe(before);
    });

    test('while "already in" is shown, no key touches the other parcel that was accepted last', async () => {
      const before = events();
      const dimmed = await keysOf(page, '.off');
      expect(dimmed).toEqual(expect.arrayContaining(['F2']));
      for (const key of ['F2', 'F2']) await office.counter.key(key);
      await office.scanner.scan(lineOf(office, 3).item);
      await office.counter.seesScan('already', lineOf(office, 3).item);
      expect(events()).toBe(before);
      await seesCounts(office, { declared: 12, accepted: 4, rejected: 0, left: 8, unmanifested: 0 });
    });

    test('a parcel on nobody’s list goes to quarantine, beside the equation and without a label', async () => {
      const labels = office.ledger((db) => payloadsOf(db, 'label.issued').length);
      await handOver(office, STRAY, { grams: 640, expecting: 'attention' });
      await page.locator('.result.attention .slot.lane').waitFor();
      await seesCounts(office, { declared: 12, accepted: 4, rejected: 0, left: 8, unmanifested: 1 });
      expect(office.ledger((db) => payloadsOf(db, 'label.issued').length)).toBe(labels);
    });

    test('a typed number with a wrong check digit stops the work, and both digits are named', async () => {
      const before = events();
      await putOnScale(office, lineOf(office, 5).grams);
      await typeNumber(office, misread(lineOf(office, 5).item));
      await page.locator('.result.stop').waitFor();
      await office.counter.sees('The check digit is wrong');
      expect(events()).toBe(before);
    });

    test('while stopped, scans write nothing and are counted, and no key but F9 goes on', async () => {
      const before = events();
      const pressed = ['Enter', 'Space', 'a', 'K', '7', 'Escape', 'Tab', 'Enter'];
      const functionKeys = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'F10', 'F12'];
      for (const key of [...pressed, ...functionKeys]) await office.counter.key(key);
      await office.scanner.scan(lineOf(office, 8).item);
      await office.counter.sees('1 more scan not written');
      await office.scanner.scan(lineOf(office, 9).item);
      await office.counter.sees('2 more scans not written');
      expect(await page.locator('.result.stop').count()).toBe(1);
      expect(await keysOf(page, ':not(.off)')).toEqual(['F9', 'F11']);
      expect(events()).toBe(before);
      await office.counter.key('F9');
      await office.counter.sees('That parcel is not in. Scan it again');
      expect(await page.locator('.result').getAttribute('class')).toBe('result ready');
      expect(await keysOf(page, '.off')).toEqual(expect.arrayContaining(['F2', 'F5', 'F6', 'F7']));
      await seesCounts(office, { declared: 12, accepted: 4, rejected: 0, left: 8, unmanifested: 1 });
      expect(events()).toBe(before);
    });

    test('the same number typed rightly is accepted, and the ledger says that it was typed', async () => {
      const { item } = lineOf(office, 5);
      await typeNumber(office, item);
      await office.counter.seesScan('accepted', item);
      expect(office.ledger((db) => payloadsOf(db, 'item.accepted').at(-1))).toMatchObject({
        item,
        weight: { source: 'scale' },
        capture: { source: 'typed', symbology: null, device: null },
      });
    });

    test('F2 takes the last parcel back and voids its label', async () => {
      await accept(office, 6);
      await office.printer.waitForJobs(6); // voided on its way, it would not be printed
      const label = office.ledger((db) => payloadsOf(db, 'label.issued').at(-1));
      await office.counter.key('F2');
      await office.counter.seesScan('undone', lineOf(office, 6).item);
      await office.counter.sees(/Cross out the label printed at \d\d:\d\d/);
      await seesCounts(office, { declared: 12, accepted: 5, rejected: 0, left: 7, unmanifested: 1 });
      expect(office.ledger((db) => payloadsOf(db, 'label.voided'))).toEqual([
        { use: label?.use, label: label?.label, because: 'acceptance-corrected' },
      ]);
    });

    test('F7 and a reason give a parcel back, and it cannot come in again', async () => {
      await accept(office, 7);
      await office.printer.waitForJobs(7);
      await office.counter.mash('F7', 'F7', 'F6'); // too soon for a reason to have been read
      await office.counter.sees('rejected?');
      expect(office.ledger((db) => payloadsOf(db, 'item.rejected'))).toEqual([]);
      await office.counter.confirm('F6');
      await office.counter.seesScan('rejected', lineOf(office, 7).item);
      await seesCounts(office, { declared: 12, accepted: 5, rejected: 1, left: 6, unmanifested: 1 });
      const before = events();
      await office.scanner.scan(lineOf(office, 7).item);
      await office.counter.sees('This parcel was rejected before');
      await office.counter.key('F9');
      await page.locator('.result.stop').waitFor({ state: 'detached' });
      expect(events()).toBe(before);
      await accept(office, 8);
      await seesCounts(office, AT_THE_END);
    });

    test('finishing names what is absent, and makes a PDF whose hash is on the screen', async () => {
      const before = events();
      await office.counter.mash('F10', 'F10');
      await office.counter.sees('5 parcels were not seen and are named as absent.');
      await office.counter.sees('This is final');
      const named = page.locator('.absent li b');
      await named.nth(ABSENT.length - 1).waitFor();
      expect((await named.allTextContents()).map((text) => text.replaceAll(/\s/gu, ''))).toEqual(
        ABSENT.map((line) => lineOf(office, line).item),
      );
      await office.counter.sees('1 parcel was rejected and goes back.');
      await office.counter.sees('1 parcel was not on the manifest and stays in lane Q.');
      expect(events()).toBe(before);
      await office.counter.confirm('F10');
      await page.locator('[data-document]').waitFor({ timeout: 60_000 });
      const paper = await onPaperSheet(office);
      const hash = createHash('sha256').update(readFileSync(paper.file)).digest('hex');
      expect(paper.hash.replaceAll(/[^0-9a-f]/g, '')).toBe(hash.slice(0, 16));
      const { left, ...counts } = AT_THE_END;
      expect(office.ledger((db) => payloadsOf(db, 'consignment.finished'))).toEqual([
        {
          consignment: office.manifest.consignment,
          document: paper.document,
          counts: { ...counts, absent: left },
          absent: ABSENT.map((line) => lineOf(office, line).item),
        },
      ]);
      expect(await countsOnScreen(page)).toEqual(AT_THE_END);
    });

    test.skipIf(skipUnless('pdf-text-needs-poppler', hasPdfToText()))(
      'the words of the PDF hold the document id, the counts, and every number where it belongs',
      async () => {
        const { document, file } = await onPaperSheet(office);
        const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
        const joined = text.replaceAll(/\s/gu, '');
        expect(joined).toContain(document.replaceAll(/\s/gu, ''));
        expect(joined).toContain(office.manifest.consignment);
        for (const { item } of office.manifest.lines) expect(joined).toContain(item);
        expect(joined).toContain(STRAY);
        const absent = joined.slice(joined.indexOf('Absent:onthemanifest'), joined.indexOf('Acceptedparcels'));
        for (const line of ABSENT) expect(absent).toContain(lineOf(office, line).item);
        expect(joined).toContain('12=6+1+5');
      },
    );

    test('every label that was issued reached the printer once, in order', async () => {
      const issued = office.ledger((db) => payloadsOf(db, 'label.issued').map(({ use }) => use));
      await office.printer.waitForJobs(issued.length);
      const printed = office.printer.jobs.map((job) => issued.filter((use) => job.includes(`MA,${use}^`))); // the QR's field
      expect(printed).toEqual(issued.map((use) => [use]));
    });

    test('plain replay, SQL and the centre count the same as the screen', async () => {
      await office.counter.sees('Waiting to send: 0');
      const replayed = office.ledger(totalsByReplay);
      const station = office.ledger((db) => allEvents(db)[0]?.station ?? '');
      expect(replayed).toMatchObject({ accepted: 6, unmanifested: 1, byHid: 5, typed: 1, weightDiffers: 1, onHand: 7 });
      expect(replayed).toMatchObject({ corrected: 2, labels: 6 });
      expect(office.ledger(totalsBySql)).toEqual(replayed);
      expect(await totalsAtCentre(office.databaseUrl, station)).toEqual(replayed);
      const central = await readCentralLedger(office.databaseUrl, station);
      expect(central.map((bytes) => bytes.toString('hex'))).toEqual(office.ledger(eventBytes));
    });

    test('the page never complained', () => {
      expect(office.counter.complaints).toEqual([]);
    });
  },
);

/** Names of the function keys that are drawn in that way. */
function keysOf(page: Office['counter']['page'], look: string): Promise<(string | null)[]> {
  return page.locator(`.key${look}`).evaluateAll((keys) => keys.map((key) => key.getAttribute('data-key')));
}

/** The number with another check digit. */
function misread(number: string): string {
  return `${number.slice(0, 10)}${(Number(number[10]) + 1) % 10}${number.slice(11)}`;
}

/** What the finished sheet says: document id, start of the hash, file. */
/** What the sheet says of the manifest, and where the file it names lies. */
async function onPaperSheet({ counter, userData }: Office): Promise<{ document: string; hash: string; file: string }> {
  const [document = '', , hash = '', name = ''] = await counter.page.locator('.paper dd').allTextContents();
  return { document, hash, file: path.join(userData, 'station', 'documents', name) };
}

function hasPdfToText(): boolean {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

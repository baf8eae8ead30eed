/**
 * A working day without a mouse: everything from the enrolment to the closed set is done with keys, scanner and scale,
 * and between two parcels that are as they should be no key is pressed at all.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEMO_PIN } from '../support/counter/begin-work.ts';
import { DEMO_CLERK_BADGE } from '../support/manifest/demo-office.ts';
import { skipUnless } from '../support/skips.ts';
import { accept, beginWork, lineOf, seesCounts, typeNumber } from './support/clerk.ts';
import { handsSoFar, watchHands } from './support/hands.ts';
import { payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const LIMIT = { timeout: 180_000 };
const PARCELS = 40;
/** Accepted one after the other with nothing but scanner and scale. */
const IN_A_ROW = 30;

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'without a mouse',
  LIMIT,
  () => {
    let office: Office;
    let page: Office['counter']['page'];

    beforeAll(async () => {
      office = await openNewOffice(PARCELS);
      ({ page } = office.counter);
      await watchHands(page);
      await beginWork(office);
    }, 180_000);
    afterAll(() => office?.close());

    test('between parcels that are as they should be no key is pressed', async () => {
      const before = await handsSoFar(page);
      for (let line = 1; line <= IN_A_ROW; line += 1) await accept(office, line);
      await seesCounts(office, {
        declared: PARCELS,
        accepted: IN_A_ROW,
        rejected: 0,
        left: PARCELS - IN_A_ROW,
        unmanifested: 0,
      });
      const after = await handsSoFar(page);
      expect(after.keys - before.keys).toBe(0);
      expect(office.ledger((db) => payloadsOf(db, 'item.accepted'))).toHaveLength(IN_A_ROW);
      await office.printer.waitForJobs(IN_A_ROW);
    });

    test('everything else of the day is done with function keys, digits and the badge', async () => {
      const { counter, scanner } = office;
      await accept(office, IN_A_ROW + 1);
      await counter.key('F2');
      await counter.seesScan('undone', lineOf(office, IN_A_ROW + 1).item);
      await accept(office, IN_A_ROW + 2);
      await counter.key('F7');
      await counter.sees('rejected?');
      await counter.confirm('F5');
      await counter.seesScan('rejected', lineOf(office, IN_A_ROW + 2).item);
      await typeNumber(office, 'CK123456784IN');
      await counter.sees('The check digit is wrong');
      await counter.key('F9');
      await page.locator('.result.stop').waitFor({ state: 'detached' });
      await counter.key('F1');
      await counter.sees('Close help');
      await counter.key('F1');
      await counter.key('F12');
      await counter.sees('The station is locked');
      await scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('.pinfield:focus').waitFor();
      await counter.write(DEMO_PIN);
      await counter.key('F10');
      await page.locator('.count [data-count]').first().waitFor();
      await counter.key('F10');
      await counter.sees('This is final');
      await counter.confirm('F10');
      await page.locator('[data-document]').waitFor({ timeout: 60_000 });
      await counter.confirm('F10');
      await counter.sees('Consignments on the way');
      await counter.key('F8');
      await page.locator('[data-balance]').waitFor();
      await counter.confirm('F8');
      await counter.sees('Open the set to start work');
      expect(office.ledger((db) => payloadsOf(db, 'set.closed'))).toHaveLength(1);
    });

    test('no mouse, pen or finger touched the page, and keys did', async () => {
      const { keys, pointer } = await handsSoFar(page);
      expect(pointer).toBe(0);
      expect(keys).toBeGreaterThan(0);
      await page.mouse.move(5, 5);
      await page.mouse.move(90, 90); // the count would have seen it
      await expect.poll(async () => (await handsSoFar(page)).pointer).toBeGreaterThan(0);
      expect(office.counter.complaints).toEqual([]);
    });
  },
);

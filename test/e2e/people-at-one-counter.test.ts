/**
 * Two people at one counter, on the real application: badges as bytes at the HID driver, PINs as keys. The work stays on
 * the screen while the person changes, and what one accepted the other takes back with a supervisor's PIN only.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readMarked } from '../../central/store/marked-acts.ts';
import { openPool } from '../../central/store/pool.ts';
import { DEMO_PIN, setFirstPin, signInAgain } from '../support/counter/begin-work.ts';
import {
  DEMO_CLERK_BADGE,
  DEMO_CLERK_ID,
  DEMO_OFFICE_ID,
  DEMO_SUPERVISOR_BADGE,
  DEMO_SUPERVISOR_ID,
} from '../support/manifest/demo-office.ts';
import { skipUnless } from '../support/skips.ts';
import { accept, beginWork, countsOnScreen, lineOf } from './support/clerk.ts';
import { allEvents, eventCount, payloadsOf } from './support/ledger-events.ts';
import { lookAt, lookOnceAt } from './support/look.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const MAHESH = { name: 'Mahesh Kulkarni', pin: '926481' };
const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'two people at one counter',
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
    const key = (name: string): Promise<void> => office.counter.key(name);
    const isUsable = async (name: string): Promise<void> => expect(await lookAt(office, name)).toEqual([]);
    const box = () => page.locator('.pinbox');
    const person = () => page.locator('.top .meta:not(.clock) b').last().textContent();

    test('at the locked screen a badge chooses the person; a PIN like a run of digits is refused with its reason', async () => {
      await accept(office, 1);
      await key('F12');
      await office.counter.sees('The station is locked');
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('[role=option][aria-selected=true]', { hasText: 'Sunita Rao' }).waitFor();
      await office.scanner.scan(DEMO_SUPERVISOR_BADGE);
      await page.locator('[role=option][aria-selected=true]', { hasText: MAHESH.name }).waitFor();
      await setFirstPin(office.counter, office.supervisorPinCode, { ...MAHESH, pin: '234567' });
      await office.counter.sees('This PIN counts up or down');
      await isUsable('pin-too-easy');
      await page.locator('.pinfield:focus').waitFor();
      expect(
        await page
          .locator('.pinfield')
          .first()
          .evaluate((field) => field === document.activeElement),
      ).toBe(true);
      await office.counter.write(MAHESH.pin);
      await key('Tab');
      await office.counter.write(MAHESH.pin);
      await key('F10');
      await page.locator('.count [data-count]').first().waitFor();
      expect(await person()).toBe(MAHESH.name);
    });

    test('a badge at work asks for the PIN over the work, which stays as it is', async () => {
      const [before, counts] = [events(), await countsOnScreen(page)];
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await box().waitFor();
      await office.counter.sees('Sunita Rao: type your PIN');
      expect(await page.locator('.pinbox input:focus').count()).toBe(1);
      expect(await person()).toBe(MAHESH.name);
      expect(await countsOnScreen(page)).toEqual(counts);
      expect(await keysOf(page, ':not(.off)')).toEqual(['F2', 'F11', 'F12']); // F10 waits for six digits
      expect(events()).toBe(before);
      await isUsable('switch');
    });

    test('while the PIN is asked for, parcels are refused and counted; Enter and letters do nothing', async () => {
      const before = events();
      await office.scanner.scan(lineOf(office, 2).item);
      await office.scanner.scan(lineOf(office, 3).item);
      await office.counter.sees('2 scans came while the PIN is asked for: nothing was written.');
      for (const pressed of ['Enter', 'a', 'F5', 'F9', 'Enter']) await key(pressed);
      await isUsable('switch-scanned-on');
      expect(await page.locator('.pinbox input').inputValue()).toBe('');
      expect(events()).toBe(before);
    });

    test('a wrong PIN is said in the box, F2 leaves it, and the work goes on with who was there', async () => {
      await office.counter.write('111119');
      await key('F10');
      await office.counter.sees('The PIN is wrong. Tries left: 4.');
      await isUsable('switch-wrong-pin');
      await key('F2');
      await box().waitFor({ state: 'detached' });
      expect(await person()).toBe(MAHESH.name);
      await accept(office, 2);
      expect(office.ledger((db) => allEvents(db).findLast(({ type }) => type === 'item.accepted')?.actor)).toBe(
        DEMO_SUPERVISOR_ID,
      );
    });

    test('the right PIN switches on the same screen, and the next parcel is the new person’s', async () => {
      const counts = await countsOnScreen(page);
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('.pinbox input:focus').waitFor();
      await office.counter.write(DEMO_PIN);
      await key('F10');
      await box().waitFor({ state: 'detached' });
      expect(await person()).toBe('Sunita Rao');
      expect(await countsOnScreen(page)).toEqual(counts);
      await accept(office, 3);
      expect(office.ledger((db) => allEvents(db).findLast(({ type }) => type === 'item.accepted')?.actor)).toBe(
        DEMO_CLERK_ID,
      );
    });

    test('one’s own badge at work is answered with a word, until the next key', async () => {
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await office.counter.sees('You are signed in already. Carry on.');
      expect(await lookOnceAt(office, 'badge-of-the-same-person')).toEqual([]); // F11 would take the word away
      await key('Shift');
      await page.locator('.over').waitFor({ state: 'detached' });
    });

    test('F2 on another person’s parcel asks for a supervisor’s PIN, and a clerk’s own badge is not one', async () => {
      await key('F12');
      await office.counter.sees('The station is locked');
      await signInAgain(office.counter, MAHESH);
      await page.locator('.count [data-count]').first().waitFor();
      expect(await person()).toBe(MAHESH.name);
      const before = events();
      await key('F2');
      await box().waitFor();
      await office.counter.sees('No other supervisor has a PIN at this station.');
      expect(events()).toBe(before);
      await key('F2');
      await box().waitFor({ state: 'detached' });
    });

    test('a supervisor’s parcel is taken back by the clerk with that supervisor’s PIN, and the ledger holds the proof', async () => {
      await accept(office, 4);
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('.pinbox input:focus').waitFor();
      await office.counter.write(DEMO_PIN);
      await key('F10');
      await box().waitFor({ state: 'detached' });
      await key('F2');
      await box().waitFor();
      await office.counter.sees('accepted by Mahesh Kulkarni');
      await isUsable('confirm');
      await office.scanner.scan(DEMO_SUPERVISOR_BADGE);
      await page.locator('.pinbox input:focus').waitFor();
      await office.counter.write(MAHESH.pin);
      await key('F10');
      await office.counter.seesScan('undone', lineOf(office, 4).item);
      expect(await person()).toBe('Sunita Rao');
      const last = office.ledger((db) => allEvents(db).findLast(({ type }) => type === 'acceptance.corrected'));
      expect(last).toMatchObject({ actor: DEMO_CLERK_ID, payload: { confirmation: { user: DEMO_SUPERVISOR_ID } } });
    });

    test('five wrong PINs make one wait, and a supervisor ends it at the same station', async () => {
      await key('F12');
      await office.counter.sees('The station is locked');
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('[role=option][aria-selected=true]', { hasText: 'Sunita Rao' }).waitFor();
      for (let left = 4; left >= 1; left -= 1) {
        await page.locator('.pinfield:focus').waitFor();
        await office.counter.write('111119');
        await key('F10');
        await office.counter.sees(`Tries left: ${left}.`);
      }
      await office.counter.write('111119');
      await key('F10');
      await office.counter.sees('Too many wrong PINs. Wait until');
      await isUsable('pin-wait');
      await key('F6');
      await office.counter.sees('Unlock Sunita Rao');
      await page.locator('.pinfield:focus').waitFor();
      await office.counter.write(MAHESH.pin);
      await isUsable('unlock');
      await key('F10');
      await office.counter.sees('Scan your badge or choose your name');
      expect(office.ledger((db) => payloadsOf(db, 'user.unlocked'))).toEqual([{ user: DEMO_CLERK_ID }]);
      await office.scanner.scan(DEMO_CLERK_BADGE);
      await page.locator('[role=option][aria-selected=true]', { hasText: 'Sunita Rao' }).waitFor();
      await page.locator('.pinfield:focus').waitFor();
      await office.counter.write(DEMO_PIN);
      await key('F10');
      await page.locator('.count [data-count]').first().waitFor();
      expect(await person()).toBe('Sunita Rao');
    });

    test('the centre has it all, checked every right and marked nobody', async () => {
      await office.counter.sees('Waiting to send: 0');
      const pool = openPool(office.databaseUrl, { max: 1 });
      const station = office.ledger((db) => allEvents(db)[0]?.station ?? '');
      const projected = async (): Promise<number> => {
        const { rows } = await pool.query<{ seq: number }>('SELECT seq FROM projector_position WHERE station = $1', [
          station,
        ]);
        return rows[0]?.seq ?? 0;
      };
      await expect.poll(projected, { timeout: 30_000 }).toBe(events());
      expect(await readMarked(pool, DEMO_OFFICE_ID)).toEqual([]);
      const confirmed = await pool.query('SELECT 1 FROM confirmed_act');
      await pool.end();
      expect(confirmed.rowCount).toBe(1);
    });

    test('the page never complained', () => {
      expect(office.counter.complaints).toEqual([]);
    });
  },
);

/** Names of the function keys that are drawn in that way. */
function keysOf(page: Office['counter']['page'], look: string): Promise<(string | null)[]> {
  return page.locator(`.key${look}`).evaluateAll((keys) => keys.map((one) => one.getAttribute('data-key')));
}

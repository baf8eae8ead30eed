/**
 * A customer's parcel and a parcel whose label cannot be read, at the real application with keys, scanner and scale alone;
 * each screen is looked at in both languages. With DAKSETU_SCREENS=<folder> it takes the pictures there.
 */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { numberAt } from '../../domain/custody/number-range.ts';
import { groupNumber } from '../../domain/identifiers/display.ts';
import { enrolCounter, setFirstPin } from '../support/counter/begin-work.ts';
import { leaseAtCentre } from '../support/counter/lease-at-centre.ts';
import { skipUnless } from '../support/skips.ts';
import { putOnScale } from './support/clerk.ts';
import { lookAt } from './support/look.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const LIMIT = { timeout: 120_000 };
const shown = (serial: number): string => groupNumber(numberAt('EW', serial));

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('new numbers', LIMIT, () => {
  let office: Office;
  let page: Office['counter']['page'];

  beforeAll(async () => {
    office = await openNewOffice(6);
    ({ page } = office.counter);
    await enrolCounter(office.counter, office.enrolmentCode);
    await setFirstPin(office.counter, office.pinCode);
    await office.counter.sees('Open the set to start work');
    await office.scale.weigh(0, 'zero');
    await leaseAtCentre(office.databaseUrl, 5);
    await office.counter.confirm('F10');
    await office.counter.sees(office.manifest.consignment);
  }, 180_000);
  afterAll(() => office?.close());

  const isUsable = async (name: string): Promise<void> => expect(await lookAt(office, name)).toEqual([]);
  const key = (name: string): Promise<void> => office.counter.key(name);
  const fill = async (texts: readonly string[]): Promise<void> => {
    for (const text of texts) {
      await office.counter.write(text);
      await key('Tab');
    }
  };

  test('a customer’s parcel is booked by keys alone, and its receipt is a file', async () => {
    await key('ArrowDown');
    await page.locator('[data-walk-in][aria-selected=true]').waitFor();
    await isUsable('list-walk-in');
    await office.counter.confirm('F10');
    await office.counter.sees('Receiver');
    await isUsable('walk-in-empty');
    await fill(['Meera Iyer', '12 Temple Street', 'Viman Nagar', '411014', '9800000001']);
    await fill(['Arun Das', '4 Church Street', 'Bengaluru', '560001', '']);
    await fill(['82.60', '', '1000', '30 x 20 x 10']);
    await key('F5');
    await key('F7');
    await office.counter.sees('Ask the sender');
    await isUsable('walk-in-contents');
    await key('F8');
    await office.counter.sees('Declared: nothing prohibited');
    await isUsable('walk-in-filled');
    await office.scanner.scan('CK123456785IN'); // by mistake: a stop stands in front, and the form is as it was after it
    await office.counter.sees('STOP');
    await key('F9');
    await page.locator('.walkin input').first().waitFor();
    expect(await page.locator('.walkin input').first().inputValue()).toBe('Meera Iyer');
    await putThere(1_850);
    await key('F10');
    await office.counter.sees(shown(10_000_000));
    await office.counter.sees('saved as PDF');
    await isUsable('walk-in-booked');
    const file = await receiptFile();
    expect((await readFile(file)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  test('the last one is taken back, and the next customer comes', async () => {
    await key('F2');
    await office.counter.sees('TAKEN BACK');
    await isUsable('walk-in-taken-back');
    await key('F5');
    await office.counter.sees(office.manifest.consignment);
  });

  test('a label that cannot be read: F4, F8, and the parcel is in under a new number', async () => {
    await office.counter.confirm('F10');
    await office.counter.sees('READY');
    await putOnScale(office, 640);
    await key('F4');
    await page.locator('.entry input:focus').waitFor();
    await isUsable('type-nothing');
    await office.counter.write('rr4731/4829gb');
    await key('F8');
    await office.counter.sees(shown(10_000_001));
    await office.counter.sees('Put the new label over the old one');
    await isUsable('relabelled');
    await office.scanner.scan('RR473124829GB');
    await office.counter.sees('ALREADY IN');
    await isUsable('already-relabelled');
  });

  test('the strip counts the last ones, and at none the clerk is told what to do', async () => {
    for (const serial of [10_000_002, 10_000_003, 10_000_004]) {
      await key('F4');
      await page.locator('.entry input:focus').waitFor();
      await key('F8');
      await office.counter.sees(shown(serial));
    }
    await page.locator('[data-strip="numbers"]').waitFor({ state: 'detached' }); // more came from the centre by themselves
  });

  /** As putOnScale, read from the aside of the walk-in screen. */
  async function putThere(grams: number): Promise<void> {
    await office.scale.weigh(0, 'zero');
    for (let at = 0; at < 3; at += 1) await office.scale.weigh(grams, 'stable');
    await page.locator('.walkinside .weight', { hasText: '1,850' }).waitFor();
    await page.locator('.walkinside .reading', { hasText: 'Stable' }).waitFor();
  }

  async function receiptFile(): Promise<string> {
    const { default: path } = await import('node:path');
    return path.join(office.userData, 'station', 'documents', `RC-${numberAt('EW', 10_000_000)}.pdf`);
  }
});

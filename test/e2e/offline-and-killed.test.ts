/**
 * The counter on a bad day: the line to the centre is cut, and each of its processes dies in the middle of the work.
 * Promise: nothing that was confirmed is lost, nothing is counted twice, and the clerk is never stopped by it.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readCentralLedger } from '../demo/central-totals.ts';
import { signInAgain } from '../support/counter/begin-work.ts';
import { skipUnless } from '../support/skips.ts';
import { totalsByReplay } from '../support/station/totals.ts';
import { accept, beginWork, lineOf, seesCounts } from './support/clerk.ts';
import { allEvents, eventBytes, payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))('a bad day', LIMIT, () => {
  let office: Office;
  let page: Office['counter']['page'];

  beforeAll(async () => {
    office = await openNewOffice(12, 'none');
    ({ page } = office.counter);
    await beginWork(office);
    await accept(office, 1);
    await office.counter.sees('Waiting to send: 0');
  }, 180_000);
  afterAll(() => office?.close());

  const counted = (accepted: number): Promise<void> =>
    seesCounts(office, { declared: 12, accepted, rejected: 0, left: 12 - accepted, unmanifested: 0 });
  const inLedger = (): readonly string[] =>
    office.ledger((db) => payloadsOf(db, 'item.accepted').map(({ item }) => item));
  const items = (count: number): readonly string[] => office.manifest.lines.slice(0, count).map(({ item }) => item);

  test('when the network is cut, the strip says so and the work goes on', async () => {
    await office.network.cut();
    for (const line of [2, 3]) await accept(office, line);
    await page.locator('[data-strip="centre"].warn', { hasText: 'No contact with the centre since' }).waitFor();
    await office.counter.sees('Waiting to send: 2 · all safe on this PC · carry on');
    await accept(office, 4);
    await office.counter.sees('Waiting to send: 3');
    await counted(4);
    expect(await page.locator('dialog, [role=dialog], [role=alertdialog]').count()).toBe(0);
  });

  test('the station process, killed with SIGKILL, comes back with all that was confirmed', async () => {
    process.kill(await office.counter.pidOf('daksetu-station'), 'SIGKILL');
    await office.counter.sees('The station is locked; everything so far is safe');
    expect(inLedger()).toEqual(items(4));
    await signInAgain(office.counter);
    await counted(4);
    await page.locator('[data-strip="scanner"]', { hasText: 'Scanner ready' }).waitFor();
  });

  test('a parcel of before the kill is known as already in, and the next one is accepted', async () => {
    await office.scanner.scan(lineOf(office, 2).item);
    await office.counter.seesScan('already', lineOf(office, 2).item);
    await accept(office, 5);
    await counted(5);
    expect(inLedger()).toEqual(items(5));
  });

  test('the devices process, killed with SIGKILL, finds its scanner again, and the next scan counts once', async () => {
    const scanner = page.locator('[data-strip="scanner"]');
    const isGone = scanner.filter({ hasText: 'Scanner disconnected' }).waitFor();
    process.kill(await office.counter.pidOf('daksetu-devices'), 'SIGKILL');
    await isGone;
    await scanner.filter({ hasText: 'Scanner ready' }).waitFor();
    await accept(office, 6);
    await counted(6);
    expect(inLedger()).toEqual(items(6));
  });

  test('a reload of the page shows the same counts and the same last scans', async () => {
    const rows = page.locator('.scans li');
    const before = await rows.allTextContents();
    await page.reload();
    await expect.poll(() => rows.allTextContents(), PATIENCE).toEqual(before);
    await page.locator('.result.accepted').waitFor();
    await counted(6);
    await accept(office, 7);
    await counted(7);
    expect(inLedger()).toEqual(items(7));
  });

  test('when the network is back, everything reaches the centre, byte for byte', async () => {
    await office.network.restore();
    await page.locator('[data-strip="centre"]', { hasText: 'Centre reached' }).waitFor({ timeout: 120_000 });
    await office.counter.sees('Waiting to send: 0');
    const station = office.ledger((db) => allEvents(db)[0]?.station ?? '');
    const central = await readCentralLedger(office.databaseUrl, station);
    expect(central.map((bytes) => bytes.toString('hex'))).toEqual(office.ledger(eventBytes));
    expect(office.ledger(totalsByReplay)).toMatchObject({ accepted: 7, byHid: 7, onHand: 7, corrected: 0 });
  });

  test('the page never complained', () => {
    expect(office.counter.complaints).toEqual([]);
  });
});

const PATIENCE = { timeout: 30_000 };

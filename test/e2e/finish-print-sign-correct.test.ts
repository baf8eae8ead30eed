/**
 * The end of a consignment and what comes after it, on the real application and a real printing system: the sheets that
 * come out, the driver's signature, a reprint, and a correction under a supervisor's PIN that makes a second manifest.
 */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hashEvent } from '../../domain/sync/chain.ts';
import { readCentralLedger } from '../demo/central-totals.ts';
import { setFirstPin, signInAgain } from '../support/counter/begin-work.ts';
import { canStartSpooler, startSpooler, type Spooler } from '../support/devices/spooler.ts';
import { skipUnless } from '../support/skips.ts';
import { totalsByReplay, totalsBySql } from '../support/station/totals.ts';
import { accept, beginWork, lineOf, seesCounts } from './support/clerk.ts';
import { allEvents, payloadsOf } from './support/ledger-events.ts';
import { lookAt } from './support/look.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';
import { canReadPdf, readPaper, type Paper } from './support/papers.ts';

const MAHESH = { name: 'Mahesh Kulkarni', pin: '926481' };
const DRIVER = 'Ravi Kumar Driver';
const LIMIT = { timeout: 120_000 };
const SLOW = { timeout: 60_000 };
const NOTHING = { counts: { declared: 6, accepted: 3, rejected: 1, left: 2, unmanifested: 0 } };

const canDrive = !skipUnless('application-needs-display-and-bench', await canOpenOffice());
const canPrint =
  !skipUnless('paper-needs-cups', canStartSpooler()) && !skipUnless('pdf-text-needs-poppler', canReadPdf());

describe.skipIf(!canDrive || !canPrint)('finish, print, sign, correct', LIMIT, () => {
  let spooler: Spooler;
  let office: Office;
  let page: Office['counter']['page'];
  let manifest: string;

  beforeAll(async () => {
    spooler = await startSpooler();
    office = await openNewOffice(6, 'none', { ...spooler.env, DAKSETU_REPORT_PRINTER: spooler.printer });
    ({ page } = office.counter);
    manifest = `AM-${office.manifest.consignment}`;
    await beginWork(office);
  }, 180_000);
  afterAll(async () => {
    await office?.close();
    await spooler?.close();
  });

  const key = (name: string): Promise<void> => office.counter.key(name);
  const isUsable = async (name: string): Promise<void> => expect(await lookAt(office, name)).toEqual([]);
  const onDisk = (document: string): string => path.join(office.userData, 'station', 'documents', `${document}.pdf`);
  const copyShown = (state: string): Promise<void> => page.locator(`[data-copy="${state}"]`).waitFor(SLOW);
  /** The last `count` of the sheets that came out, once there are `total`. */
  const cameOut = async (total: number, count: number): Promise<readonly Paper[]> => {
    const jobs = await spooler.waitForJobs(total);
    expect(jobs).toHaveLength(total);
    return jobs.slice(-count).map(readPaper);
  };

  test('a rejection made by mistake is taken back with F2, and the parcel comes in', async () => {
    for (const line of [1, 2, 3]) await accept(office, line);
    await key('F7');
    await office.counter.confirm('F6');
    await office.counter.seesScan('rejected', lineOf(office, 3).item);
    await seesCounts(office, { declared: 6, accepted: 2, rejected: 1, left: 3, unmanifested: 0 });
    await key('F2');
    await office.counter.sees('REJECTION TAKEN BACK');
    await isUsable('rejection-taken-back');
    await seesCounts(office, { declared: 6, accepted: 2, rejected: 0, left: 4, unmanifested: 0 });
    await accept(office, 3);
    await accept(office, 4);
    await key('F7');
    await office.counter.confirm('F5');
    await seesCounts(office, NOTHING.counts);
  });

  test('finishing prints two copies of the manifest and of what goes back, each numbered, for whom it is', async () => {
    await key('F10');
    await office.counter.confirm('F10');
    await page.locator(`[data-document="${manifest}"]`).waitFor(SLOW);
    await page.locator(`[data-give-back="GB-${office.manifest.consignment}"]`).waitFor();
    const papers = await cameOut(4, 4);
    await copyShown('handed');
    await isUsable('finished-printed');
    const marks = ['Copy1·fortheoffice', 'Copy2·forthedriver', 'Copy1·fortheoffice', 'Copy2·forthedriver'];
    for (const [at, mark] of marks.entries()) expect(papers[at]?.words).toContain(mark);
    for (const paper of papers.slice(2)) {
      expect(paper.words).toContain('Parcelsgivenback');
      expect(paper.words).toContain(lineOf(office, 4).item);
      expect(paper.words).toContain('damaged');
      expect(paper.words).not.toContain(lineOf(office, 1).item);
    }
    expect(papers[0]?.words).toContain('6=3+1+2');
  });

  test('the code on every sheet names the event that made it, and its hash is that of the event’s own bytes', async () => {
    const n = office.ledger((db) => allEvents(db).findIndex(({ type }) => type === 'consignment.finished') + 1);
    const bytes = office.ledger((db) => db.prepare('SELECT bytes FROM event WHERE n = ?').pluck().get(n) as Buffer);
    const { station, epoch, seq } = JSON.parse(bytes.toString('utf8')) as Record<string, string>;
    const wanted = (document: string) =>
      ['DAKSETU', '1', document, station, epoch, seq, hashEvent(bytes)].join('/').toUpperCase();
    const papers = await cameOut(4, 4);
    const list = manifest.replace('AM-', 'GB-');
    expect(papers.map(({ code }) => code)).toEqual([manifest, manifest, list, list].map(wanted));
    expect(readPaper(readFileSync(onDisk(manifest))).code).toBe(wanted(manifest));
    await office.counter.sees('Waiting to send: 0');
    const central = await readCentralLedger(office.databaseUrl, String(station));
    expect(hashEvent(central[n - 1] ?? Buffer.alloc(0))).toBe(hashEvent(bytes)); // whom a stranger would ask
  });

  test('the driver signs on paper: the ledger says so, the file has the mark, and the name is in neither', async () => {
    await page.locator('[data-signed="nobody"]').waitFor();
    await key('F7');
    await office.counter.sees('Who signs for Amazon?');
    await office.counter.write(DRIVER);
    await isUsable('sign-on-paper');
    await key('F10');
    await page.locator('[data-signed="paper"]').waitFor(SLOW);
    await isUsable('finished-signed');
    expect(office.ledger((db) => payloadsOf(db, 'hand-over.signed'))).toMatchObject([
      { document: manifest, side: 'partner', how: 'paper' },
    ]);
    const file = readPaper(readFileSync(onDisk(manifest)));
    expect(file.words).toContain('Signedonpaper');
    expect(file.words).not.toContain('Ravi');
    await key('F10');
  });

  test('the list keeps the finished one, and F6 prints a numbered reprint, now with the name', async () => {
    await page.locator(`[data-paper="${manifest}"]`).waitFor();
    await key('ArrowDown'); // below the row for customers
    await page.locator(`[data-about="${manifest}"]`).waitFor(SLOW);
    await isUsable('list-finished');
    await key('F6');
    const papers = await cameOut(6, 2);
    for (const { words } of papers) {
      expect(words).toContain('REPRINT·Copy3');
      expect(words).toContain(DRIVER.replaceAll(' ', ''));
    }
    await copyShown('handed');
  });

  test('correcting asks why, then for a supervisor’s PIN', async () => {
    await key('F12');
    await setFirstPin(office.counter, office.supervisorPinCode, MAHESH);
    await page.locator(`[data-paper="${manifest}"]`).waitFor(SLOW);
    await key('F12');
    await signInAgain(office.counter);
    await page.locator(`[data-paper="${manifest}"]`).waitFor(SLOW);
    await key('ArrowDown');
    await page.locator(`[data-about="${manifest}"]`).waitFor(SLOW);
    await office.counter.confirm('F10');
    await office.counter.sees(`Why is ${manifest} corrected?`);
    await isUsable('correct');
    await office.counter.confirm('F3');
    await page.locator('.pinbox input:focus').waitFor();
    await isUsable('correct-confirm');
    expect(office.ledger((db) => payloadsOf(db, 'consignment.reopened'))).toEqual([]);
    await office.counter.write(MAHESH.pin);
    await key('F10');
    await page.locator('.count [data-count]').first().waitFor(SLOW);
    await seesCounts(office, NOTHING.counts);
    expect(office.ledger((db) => payloadsOf(db, 'consignment.reopened'))).toMatchObject([
      { document: manifest, reason: 'parcel-found' },
    ]);
  });

  test('the absent parcel comes in, and finishing makes a second manifest that says what changed', async () => {
    const before = readFileSync(onDisk(manifest));
    await accept(office, 5);
    await key('F10');
    await office.counter.confirm('F10');
    const second = `${manifest}-2`;
    await page.locator(`[data-document="${second}"]`).waitFor(SLOW);
    const papers = await cameOut(10, 4);
    await copyShown('handed');
    await isUsable('finished-corrected');
    expect(papers[0]?.words).toContain(`Correctedmanifest:ittakestheplaceof${manifest}`);
    expect(papers[0]?.words).toContain('+1accepted(3→4)');
    expect(papers[0]?.words).toContain('−1absent(2→1)');
    expect(papers[0]?.words).toContain('6=4+1+1');
    expect(readFileSync(onDisk(manifest)).equals(before)).toBe(true);
    expect(readdirSync(path.dirname(onDisk(manifest))).toSorted()).toEqual(
      [manifest, second].flatMap((document) => [`${document}.pdf`, `${document.replace('AM-', 'GB-')}.pdf`]).toSorted(),
    );
    const counts = office.ledger((db) => payloadsOf(db, 'consignment.finished').map((payload) => payload.counts));
    expect(counts).toMatchObject([
      { accepted: 3, rejected: 1, absent: 2 },
      { accepted: 4, rejected: 1, absent: 1 },
    ]);
    expect(office.ledger(totalsBySql)).toEqual(office.ledger(totalsByReplay));
    expect(office.ledger(totalsByReplay).accepted).toBe(4);
  });

  test('no file of the data folder holds the driver’s name, and exactly ten sheets came out', async () => {
    await office.counter.sees('Waiting to send: 0');
    const found = execFileSync('sh', ['-c', 'grep -rlaF "$1" "$2" || true', 'sh', 'Ravi Kumar', office.userData], {
      encoding: 'utf8',
    });
    expect(found).toBe('');
    expect(await spooler.jobs()).toHaveLength(10);
  });

  test('the page never complained', () => {
    expect(office.counter.complaints).toEqual([]);
  });
});

/**
 * A hundred HID reports, twenty a second: the scanner does not wait for the clerk, and none of them may be lost.
 * Says nothing about how long it took; that is for the bench.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { skipUnless } from '../support/skips.ts';
import { totalsByReplay, totalsBySql } from '../support/station/totals.ts';
import { beginWork, seesCounts } from './support/clerk.ts';
import { payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, openNewOffice, type Office } from './support/office.ts';

const SCANS = 100;
const APART_MS = 1_000 / 20;

const LIMIT = { timeout: 120_000 };

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'a burst of scans',
  LIMIT,
  () => {
    let office: Office;

    beforeAll(async () => {
      office = await openNewOffice(SCANS, 'none');
      await beginWork(office);
    }, 180_000);
    afterAll(() => office?.close());

    test('one hundred scans at twenty a second are one hundred acceptances, in their order', async () => {
      const startedMs = performance.now();
      for (const [at, { item }] of office.manifest.lines.entries()) {
        await sleep(Math.max(0, startedMs + at * APART_MS - performance.now()));
        await office.scanner.scan(item);
      }
      await seesCounts(office, { declared: SCANS, accepted: SCANS, rejected: 0, left: 0, unmanifested: 0 });
      const accepted = office.ledger((db) => payloadsOf(db, 'item.accepted'));
      expect(accepted.map(({ item }) => item)).toEqual(office.manifest.lines.map(({ item }) => item));
      expect(new Set(accepted.flatMap(({ attention }) => attention))).toEqual(new Set(['not-weighed']));
    });

    test('replay and SQL count the same hundred, and the centre gets them', async () => {
      const replayed = office.ledger(totalsByReplay);
      expect(replayed).toMatchObject({ accepted: SCANS, byHid: SCANS, onHand: SCANS, grams: 0 });
      expect(office.ledger(totalsBySql)).toEqual(replayed);
      await office.counter.sees('Waiting to send: 0');
      expect(office.counter.complaints).toEqual([]);
    });
  },
);

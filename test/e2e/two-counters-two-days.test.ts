/**
 * A thousand parcels on two counters of one office, without a network from the first to the last, every kind of
 * difference among them, another clerk in the middle; the ledgers meet the next day. Every total is counted three ways:
 * from the plan, by replay, by SQL at the stations and at the centre.
 */
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewOffice } from '../../central/admin/create-office.ts';
import { consignmentState } from '../../central/projection/consignment-state.ts';
import { traceItem } from '../../central/projection/trace-item.ts';
import { readMarked } from '../../central/store/marked-acts.ts';
import { readCentralLedger, totalsAtCentre } from '../demo/central-totals.ts';
import { enrolCounter, openSetAndConsignment, setFirstPin } from '../support/counter/begin-work.ts';
import { openCentre, someManifest, type OpenCentre } from '../support/counter/open-centre.ts';
import { openDesk, type Desk } from '../support/counter/open-desk.ts';
import { opening } from '../support/counter/open-office.ts';
import { clockAhead } from '../support/clock/shifted-clock.ts';
import { DEMO_OFFICE_ID } from '../support/manifest/demo-office.ts';
import { freshDatabase } from '../support/postgres/fresh-database.ts';
import { skipUnless } from '../support/skips.ts';
import { totalsByReplay, totalsBySql } from '../support/station/totals.ts';
import { countsOnScreen, seesCounts } from './support/clerk.ts';
import { allEvents, eventBytes, payloadsOf } from './support/ledger-events.ts';
import { canOpenOffice, type Office } from './support/office.ts';
import { CLAIMED_LINE, DECLARED, planHalf, withOddLines, type HalfPlan } from './two-counters/plan.ts';
import { MAHESH, playHalf, signInNextDay, SUNITA } from './two-counters/play.ts';

const LIMIT = { timeout: 600_000 };
const DAY_S = 86_400;

describe.skipIf(skipUnless('application-needs-display-and-bench', await canOpenOffice()))(
  'two counters, two days',
  LIMIT,
  () => {
    let desks: readonly [Office, Office];
    let plans: readonly [HalfPlan, HalfPlan];
    let centre: OpenCentre;
    let aheadMs = 0;
    let close: (() => Promise<void>) | undefined;

    beforeAll(async () => {
      const database = await freshDatabase();
      await opening(database, async (undo, dir, closeAll) => {
        close = closeAll;
        const manifest = withOddLines(await someManifest(DECLARED, 'full'));
        const wish = { databaseUrl: database.url, manifest, clock: () => Date.now() + aheadMs };
        centre = await openCentre({ ...wish, office: withoutDefaultRule }, undo);
        plans = [planHalf(manifest, 0), planHalf(manifest, 1)];
        const open = async (no: 1 | 2): Promise<Office> => {
          const enrolmentCode = await centre.enrolmentCode(`Counter ${no}`);
          const desk = await openDesk(centre.url, path.join(dir, `counter-${no}`), undo);
          return officeOf(desk, enrolmentCode);
        };
        desks = [await open(1), await open(2)];
      });
      await both(desks, enrolAndGoOffline);
    }, 180_000);
    afterAll(() => close?.());

    const officeOf = (desk: Desk, enrolmentCode: string): Office => {
      const { manifest, databaseUrl, pinCode, supervisorPinCode } = centre;
      return {
        ...desk,
        manifest,
        databaseUrl,
        enrolmentCode,
        pinCode,
        supervisorPinCode,
        close: () => Promise.resolve(),
      };
    };
    const planOf = (desk: Office): HalfPlan => plans[desks.indexOf(desk)] ?? plans[0];

    test('each counter accepts its half without a network, and its counts are the plan’s', async () => {
      await both(desks, (desk) => playHalf(desk, planOf(desk).acts));
      await both(desks, async (desk) => {
        const { held, strays, rejected } = planOf(desk).expected;
        const left = DECLARED - held.size - rejected.size;
        const counts = { accepted: held.size, rejected: rejected.size, left, unmanifested: strays.size };
        await seesCounts(desk, { declared: DECLARED, ...counts });
        await desk.counter.sees(/No contact with the centre since/);
      });
    });

    test('the ledger of each holds every kind of difference, as planned', () => {
      for (const desk of desks) {
        const { expected } = planOf(desk);
        const replayed = desk.ledger(totalsByReplay);
        expect(desk.ledger(totalsBySql)).toEqual(replayed);
        expect(replayed).toMatchObject({
          accepted: expected.held.size,
          unmanifested: expected.strays.size,
          onHand: expected.held.size + expected.strays.size,
          weightDiffers: expected.weightDiffers,
          typed: expected.typed,
          corrected: expected.takenBack,
        });
        const accepted = desk.ledger((db) => payloadsOf(db, 'item.accepted'));
        const having = (code: string): number =>
          accepted.filter(({ attention }) => attention.includes(code as never)).length;
        expect(having('not-weighed')).toBe(expected.notWeighed);
        expect(having('check-digit-on-label')).toBe(expected.wrongDigitOnLabel);
        expect(having('no-route')).toBe(expected.withoutRoute);
        expect(desk.ledger((db) => payloadsOf(db, 'item.rejected').map(({ item }) => item))).toEqual([
          ...expected.rejected,
        ]);
        const actors = new Set(
          desk
            .ledger((db) => allEvents(db))
            .filter(({ type }) => type === 'item.accepted')
            .map(({ actor }) => actor),
        );
        expect(actors.size).toBe(2);
      }
    });

    test('both finish without a network; each names as absent what it did not see', async () => {
      await both(desks, async (desk) => {
        const { counter } = desk;
        const { held, rejected } = planOf(desk).expected;
        await counter.key('F10');
        await counter.sees('This is final');
        await counter.confirm('F10');
        await counter.page.locator('[data-document]').waitFor({ timeout: 120_000 });
        expect(await countsOnScreen(counter.page)).toMatchObject({ left: DECLARED - held.size - rejected.size });
        const [finished] = desk.ledger((db) => payloadsOf(db, 'consignment.finished'));
        const unseen = centre.manifest.lines.filter(({ item }) => !held.has(item) && !rejected.has(item));
        expect(finished?.absent).toEqual(unseen.map(({ item }) => item));
      });
    });

    test('the next day the ledgers arrive, byte for byte, and nobody did what he may not', async () => {
      aheadMs = DAY_S * 1_000;
      const nextDay = await clockAhead(DAY_S);
      const later = await both(desks, async (desk) => officeOf(await desk.startAgain(nextDay), desk.enrolmentCode));
      desks = later;
      await both(desks, async (desk) => {
        await signInNextDay(desk);
        await desk.network.restore();
        await desk.counter.sees(/Centre reached/);
        await desk.counter.sees('Waiting to send: 0');
        const central = await readCentralLedger(desk.databaseUrl, stationOf(desk));
        expect(central.map((bytes) => bytes.toString('hex'))).toEqual(desk.ledger(eventBytes));
        expect(await totalsAtCentre(desk.databaseUrl, stationOf(desk))).toEqual(desk.ledger(totalsByReplay));
      });
      expect(await readMarked(centre.centre.deps.pool, DEMO_OFFICE_ID)).toEqual([]);
    });

    test('together: a parcel is absent when neither saw it, and the one that both claim is named', async () => {
      const [one, two] = [plans[0].expected, plans[1].expected];
      const claimed = centre.manifest.lines[CLAIMED_LINE - 1]?.item ?? '';
      const seen = new Set([...one.held, ...one.rejected, ...two.held, ...two.rejected]);
      const absent = centre.manifest.lines.map(({ item }) => item).filter((item) => !seen.has(item));
      await centre.centre.projector.catchUp();
      const state = await consignmentState(centre.centre.deps.pool, of(centre), Date.now() + aheadMs);
      expect(state).toMatchObject({
        declared: DECLARED,
        accepted: one.held.size + two.held.size,
        rejected: one.rejected.size + two.rejected.size,
        unmanifested: one.strays.size + two.strays.size,
        absent,
        absentIs: 'final',
        duplicates: [{ item: claimed, stations: desks.map(stationOf).toSorted() }],
      });
      expect(one.held.size + two.held.size - 1 + one.rejected.size + two.rejected.size + absent.length).toBe(DECLARED);
      expect(await countedByHand(centre.databaseUrl)).toEqual({ seen: seen.size, twice: 1 });
      expect(
        (await traceItem(centre.centre.deps.pool, claimed)).events.filter(({ type }) => type === 'item.accepted'),
      ).toHaveLength(2);
    });

    test('every label was printed once, and the page never complained', () => {
      for (const desk of desks) {
        const issued = desk.ledger((db) => payloadsOf(db, 'label.issued').map(({ use }) => use));
        expect(desk.printer.jobs.map((job) => issued.filter((use) => job.includes(`MA,${use}^`)))).toEqual(
          issued.map((use) => [use]),
        );
        expect(desk.counter.complaints).toEqual([]);
      }
    });
  },
);

function stationOf(desk: Office): string {
  return desk.ledger((db) => allEvents(db)[0]?.station ?? '');
}

function of({ manifest }: OpenCentre): { office: string; consignment: string } {
  return { office: DEMO_OFFICE_ID, consignment: manifest.consignment };
}

/** Neither counter waits for the other. */
async function both<T>(desks: readonly [Office, Office], work: (desk: Office) => Promise<T>): Promise<[T, T]> {
  return Promise.all([work(desks[0]), work(desks[1])]);
}

/** The feed is in, then the line is cut: the set is opened without a network. */
async function enrolAndGoOffline(desk: Office): Promise<void> {
  const { counter, manifest, network, scale } = desk;
  await enrolCounter(counter, desk.enrolmentCode);
  await setFirstPin(counter, desk.supervisorPinCode, MAHESH);
  await counter.sees('Open the set to start work');
  await counter.key('F12');
  await counter.sees('The station is locked');
  await setFirstPin(counter, desk.pinCode, SUNITA);
  await counter.sees('Open the set to start work');
  await counter.sees('Waiting to send: 0');
  await network.cut();
  await scale.weigh(0, 'zero');
  await openSetAndConsignment(counter, manifest.consignment);
}

/** A PIN that no rule names then goes nowhere. */
function withoutDefaultRule(demo: NewOffice): NewOffice {
  const { sortPlan } = demo;
  if (sortPlan === null) return demo;
  return { ...demo, sortPlan: { ...sortPlan, rules: sortPlan.rules.filter(({ prefix }) => prefix !== '') } };
}

/** From the stored bytes at the centre, with nothing of our own code: listed numbers that were seen, and seen twice. */
async function countedByHand(databaseUrl: string): Promise<{ seen: number; twice: number }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows } = await client.query<{ seen: string; twice: string }>(BY_HAND);
  await client.end();
  return { seen: Number(rows[0]?.seen), twice: Number(rows[0]?.twice) };
}

const BY_HAND = `
WITH e AS (SELECT station, epoch, seq, type, convert_from(bytes, 'UTF8')::jsonb -> 'payload' AS p FROM ledger_event),
corrected AS (SELECT p ->> 'use' AS use FROM e WHERE type = 'acceptance.corrected'),
claims AS (
  SELECT DISTINCT station, p ->> 'item' AS item FROM e
  WHERE (type = 'item.rejected' OR
    type = 'item.accepted' AND concat_ws('/', station, epoch, seq) NOT IN (SELECT use FROM corrected))
    AND p ->> 'line' IS NOT NULL
),
items AS (SELECT item, count(*) AS stations FROM claims GROUP BY item)
SELECT count(*) AS seen, count(*) FILTER (WHERE stations > 1) AS twice FROM items`;

import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { lastUseOf, must } from '../../support/station/ready-station.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { startOffice, syncOf, until, whenSent, type OfficeOnLine, type StationOnLine } from './office-on-line.ts';
import { expectSameLedger } from './same-ledger.ts';

let office: OfficeOnLine;
let on: StationOnLine;
beforeEach(async () => {
  office = await startOffice();
  on = await office.enrolledStation('2');
});
afterEach(() => office.end());

const UPLOAD = /^POST \/v1\/stations\/[^/]+\/ledger /;
const uploads = () => office.line.requests().filter((line) => UPLOAD.test(line)).length;
const accept = (from: number, to: number) => acceptLines(on.station, office.manifest, from, to);
const itemAt = (at: number): string => office.manifest.lines[at]?.item ?? '';

test('a station enrols with its code, gets the feed, accepts, and the centre holds the same bytes', async () => {
  expect(on.station.core.store.events.station()).toBe('560001-C2');
  beginWork(on.station, office.manifest);
  accept(0, 5);
  must(on.station.desks.accept.undo(randomUUID(), lastUseOf(on.station)));
  await whenSent(on);
  await expectSameLedger(office, on);
  expect(syncOf(on)).toMatchObject({ state: 'reached', waiting: 0, awaySinceMs: null, refusal: null });
});

test('the trace of a parcel at the centre names the station that holds it, by any of its numbers', async () => {
  beginWork(on.station, office.manifest);
  accept(0, 2);
  must(on.station.desks.accept.undo(randomUUID(), lastUseOf(on.station)));
  await whenSent(on);
  const held = must(await on.station.client.trace(itemAt(0)));
  expect(held.holder).toMatchObject({ station: '560001-C2', counter: '2', lane: 'forward' });
  const alias = office.manifest.lines[0]?.aliases.find(({ kind }) => kind === 'amazon-tracking')?.value ?? '';
  expect(must(await on.station.client.trace(alias)).holder).toEqual(held.holder);
  expect(must(await on.station.client.trace(itemAt(1))).holder).toBeNull();
});

test('while the line is cut work goes on and the strip says so; when it is back every event arrives once', async () => {
  beginWork(on.station, office.manifest);
  await whenSent(on);
  await office.line.cut();
  accept(0, 10);
  await until(() => syncOf(on).state === 'away');
  expect(on.station.desks.accept.live.get().counts.accepted).toBe(10);
  await until(() => syncOf(on).waiting === 20);
  expect(syncOf(on).awaySinceMs).not.toBeNull();
  await office.line.restore();
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('events made without a line survive a restart and arrive once', async () => {
  beginWork(on.station, office.manifest);
  await office.line.cut();
  accept(0, 6);
  await on.restart();
  expect(syncOf(on).waiting).toBeGreaterThan(11);
  await office.line.restore();
  await whenSent(on);
  await expectSameLedger(office, on);
});

describe('the answer to an upload is lost after the centre committed', () => {
  test.each(['end', 502, 503, 504] as const)('(%s): it is sent again, and changes nothing', async (instead) => {
    await whenSent(on);
    const lost = office.line.withhold(UPLOAD, instead);
    beginWork(on.station, office.manifest);
    await lost;
    const stored = await office.rows('SELECT count(*)::int AS events FROM ledger_event');
    const before = uploads();
    await whenSent(on);
    expect(uploads()).toBeGreaterThan(before);
    expect(stored[0]?.['events']).toBeGreaterThan(1);
    await expectSameLedger(office, on);
  });
});

test.each([0, 1, 60, 200, 450, 700, 1_200])(
  'a line that dies after %d more bytes loses and doubles nothing',
  async (bytes) => {
    await whenSent(on);
    office.line.cutAfter(bytes);
    beginWork(on.station, office.manifest);
    accept(0, 8);
    await whenSent(on);
    await expectSameLedger(office, on);
  },
);

test('a slow line delays and changes nothing', async () => {
  office.line.delay(120);
  beginWork(on.station, office.manifest);
  accept(0, 5);
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('a bad day of the line, one fault after the other, and all is there once', { timeout: 120_000 }, async () => {
  beginWork(on.station, office.manifest);
  const faults: (() => unknown)[] = [
    () => office.line.cutAfter(300),
    () => void office.line.withhold(UPLOAD, 503),
    () => office.line.cut(),
    () => office.line.delay(40),
    () => void office.line.withhold(/^GET \/v1\/nonce /),
    () => void office.line.withhold(/^GET .*\/feed\?/),
    () => office.line.cutAfter(0),
    () => void office.line.withhold(UPLOAD),
  ];
  for (const [at, fault] of faults.entries()) {
    fault();
    accept(at * 3, at * 3 + 3);
    if (at % 3 === 2) await on.restart().then(() => resume());
    await office.line.restore();
    office.line.delay(0);
  }
  await whenSent(on);
  await expectSameLedger(office, on);
  expect(on.station.core.projections.uses.countOnHand()).toBe(24);
});

function resume(): void {
  const person = on.station.core.projections.people.person('10042311');
  if (person === null) throw new Error('no clerk');
  must(on.station.desks.session.signIn(randomUUID(), person, 'user.signed-in'));
}

test('a station that closes does not wait for a centre that hangs', async () => {
  await whenSent(on);
  office.line.delay(600_000);
  beginWork(on.station, office.manifest);
  await until(() => uploads() > 0);
  const closing = on.restart().then(() => 'closed');
  const hung = new Promise((resolve) => setTimeout(resolve, 10_000, 'still waiting for the centre'));
  expect(await Promise.race([closing, hung])).toBe('closed');
  office.line.delay(0);
});

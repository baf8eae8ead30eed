import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { finishNow, must } from '../../support/station/ready-station.ts';
import { cutManifest } from '../support/prepared-folder.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { startOffice, syncOf, until, whenSent, type OfficeOnLine, type StationOnLine } from './office-on-line.ts';
import { expectSameLedger } from './same-ledger.ts';

let office: OfficeOnLine;
beforeEach(async () => {
  office = await startOffice();
});
afterEach(() => office.end());

const UPLOAD = /^POST \/v1\/stations\/[^/]+\/ledger /;

/** What a restore from an older backup does to the centre. */
async function forgetAfter(seq: number): Promise<void> {
  await office.rows('DELETE FROM ledger_event WHERE seq > $1', [seq]);
  if (seq === 0) return void (await office.rows('DELETE FROM station_head'));
  await office.rows(
    `UPDATE station_head SET seq = $1, hash = (SELECT hash FROM ledger_event e WHERE e.station = station_head.station AND e.seq = $1)`,
    [seq],
  );
}

test.each([7, 1, 0])('a centre that was restored to event %d gets the rest again with the next event', async (seq) => {
  const on = await office.enrolledStation('2');
  beginWork(on.station, office.manifest);
  acceptLines(on.station, office.manifest, 0, 5);
  await whenSent(on);
  await forgetAfter(seq);
  acceptLines(on.station, office.manifest, 5, 6);
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('a restored centre gets the rest again even when nothing new happens, once the station has been away', async () => {
  const on = await office.enrolledStation('2');
  beginWork(on.station, office.manifest);
  await whenSent(on);
  await office.line.cut();
  await until(() => syncOf(on).state === 'away');
  await forgetAfter(2);
  await office.line.restore();
  await until(async () => (await office.rows('SELECT 1 FROM ledger_event')).length === 4);
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('a station that starts finds out by itself that the centre was restored', async () => {
  const on = await office.enrolledStation('2');
  beginWork(on.station, office.manifest);
  await whenSent(on);
  await forgetAfter(3);
  await on.restart();
  await until(async () => (await office.rows('SELECT 1 FROM ledger_event')).length === 4);
  await expectSameLedger(office, on);
});

test('a centre that holds another event at the same place is told of on the strip, and work and feed go on', async () => {
  const on = await office.enrolledStation('2');
  beginWork(on.station, office.manifest);
  await whenSent(on);
  const other = 'ab'.repeat(32);
  await office.rows(`UPDATE ledger_event SET hash = decode($1, 'hex') WHERE seq = 4`, [other]);
  await office.rows(`UPDATE station_head SET hash = decode($1, 'hex')`, [other]);
  acceptLines(on.station, office.manifest, 0, 3);
  await until(() => syncOf(on).state === 'refused');
  expect(syncOf(on).refusal).toMatch(/^fork: /);
  expect(on.station.desks.accept.live.get().counts.accepted).toBe(3);
  const next = cutManifest(office.manifest, 'AMZ-LINE-02', { from: 20, count: 5 });
  await office.publish(next);
  await until(() => on.station.consignments().some(({ consignment }) => consignment === 'AMZ-LINE-02'));
  acceptLines(on.station, office.manifest, 3, 5);
  must(await on.station.finish(randomUUID(), finishNow(on.station)));
  await until(() => syncOf(on).waiting === 11);
  expect(syncOf(on).state).toBe('refused');
  expect((await office.rows('SELECT max(seq)::int AS seq FROM ledger_event'))[0]).toEqual({ seq: 4 });
});

test('a nonce that expired is renewed quietly', async () => {
  const on = await office.enrolledStation('2');
  await whenSent(on);
  const nonces = () => office.line.requests().filter((line) => line.startsWith('GET /v1/nonce ')).length;
  const before = nonces();
  office.time.nowMs += 6 * 60_000;
  beginWork(on.station, office.manifest);
  await whenSent(on);
  expect(nonces()).toBe(before + 1);
  await expectSameLedger(office, on);
});

test('a PC whose clock is 47 minutes fast is told so, and its events arrive all the same', async () => {
  const on = await office.enrolledStation('2');
  on.clock.set(office.time.nowMs + 47 * 60_000);
  beginWork(on.station, office.manifest);
  await until(() => (syncOf(on).clockAheadMs ?? 0) > 60_000);
  await whenSent(on);
  expect(Math.floor((syncOf(on).clockAheadMs ?? 0) / 60_000)).toBe(47);
  await expectSameLedger(office, on);
  const flagged = await office.rows('SELECT seq FROM ledger_event WHERE clock_ahead_ms IS NOT NULL');
  expect(flagged.length).toBeGreaterThan(0);
});

test('a consignment of which thousands are absent is one large event, and it arrives', async () => {
  const [line] = office.manifest.lines;
  if (line === undefined) throw new Error('no line');
  const lines = Array.from({ length: 3_000 }, (_, at) => ({
    ...line,
    line: at + 1,
    item: `TBA${String(700_000_000_000 + at)}`,
    aliases: [],
    grams: 100,
  }));
  const large = { ...office.manifest, consignment: 'AMZ-LARGE', lines, declaredCount: 3_000, declaredGrams: 300_000 };
  await office.publish(large);
  const on = await office.enrolledStation('2');
  await until(() => on.station.consignments().length === 2);
  beginWork(on.station, large);
  acceptLines(on.station, large, 0, 2);
  expect(must(await on.station.finish(randomUUID(), finishNow(on.station))).counts).toMatchObject({
    accepted: 2,
    absent: 2_998,
  });
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('two stations of one office share the feed, and each uploads its own ledger', async () => {
  const [two, three] = [await office.enrolledStation('2'), await office.enrolledStation('3')];
  for (const on of [two, three]) beginWork(on.station, office.manifest);
  acceptLines(two.station, office.manifest, 0, 4);
  acceptLines(three.station, office.manifest, 4, 9);
  await whenSent(two);
  await whenSent(three);
  await expectSameLedger(office, two);
  await expectSameLedger(office, three);
  const holderOf = async (at: number, asked: StationOnLine) =>
    must(await asked.station.client.trace(office.manifest.lines[at]?.item ?? '')).holder?.station;
  expect(await holderOf(0, three)).toBe('560001-C2');
  expect(await holderOf(8, two)).toBe('560001-C3');
});

test('a parcel that two stations accepted without a line keeps both facts at the centre', async () => {
  const [two, three] = [await office.enrolledStation('2'), await office.enrolledStation('3')];
  await office.line.cut();
  for (const on of [two, three]) {
    beginWork(on.station, office.manifest);
    acceptLines(on.station, office.manifest, 0, 1);
  }
  await office.line.restore();
  await whenSent(two);
  await whenSent(three);
  const { events } = must(await two.station.client.trace(office.manifest.lines[0]?.item ?? ''));
  const accepted = events.filter(({ type }) => type === 'item.accepted').map(({ station }) => station);
  expect(accepted.sort()).toEqual(['560001-C2', '560001-C3']);
});

test('an enrolment whose answer was lost is asked again with the same code and is one station with one epoch', async () => {
  const on = office.bareStation();
  const code = await office.newCode('7');
  const lost = office.line.withhold(/^POST \/v1\/enrolments /);
  const input = { centreUrl: office.line.url, code };
  const first = on.station.enrol({ requestId: randomUUID(), ...input });
  await lost;
  expect(await first).toMatchObject({ ok: false, fault: { kind: 'away' } });
  must(await on.station.enrol({ requestId: randomUUID(), ...input }));
  await until(() => on.station.consignments().length > 0);
  beginWork(on.station, office.manifest);
  await whenSent(on);
  await expectSameLedger(office, on);
  expect(await office.rows(`SELECT 1 FROM station WHERE counter = '7'`)).toHaveLength(1);
});

test('two enrolments at the same moment begin one epoch', async () => {
  const on = office.bareStation();
  const input = { centreUrl: office.line.url, code: await office.newCode('8') };
  const both = await Promise.all([1, 2].map(() => on.station.enrol({ requestId: randomUUID(), ...input })));
  expect(both.map((reply) => (reply.ok ? 'enrolled' : reply.fault.kind)).sort()).toEqual([
    'already-enrolled',
    'enrolled',
  ]);
  expect(on.station.core.store.db.prepare('SELECT count(*) FROM epoch').pluck().get()).toBe(1);
  await whenSent(on);
  await expectSameLedger(office, on);
});

test('a station the centre does not know is told so and keeps its events', async () => {
  const on = await office.enrolledStation('2');
  await whenSent(on);
  await office.rows('DELETE FROM station');
  beginWork(on.station, office.manifest);
  await until(() => syncOf(on).state === 'refused');
  expect(syncOf(on).refusal).toMatch(/^station-unknown: /);
  await until(() => syncOf(on).waiting === 3);
  expect(office.line.requests().filter((line) => UPLOAD.test(line)).length).toBeGreaterThan(0);
});

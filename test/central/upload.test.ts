import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmEpoch } from '../../central/admin/confirm-epoch.ts';
import { ledgerAck } from '../../domain/contract/central.ts';
import { acceptance } from './support/ledger-builder.ts';
import { mintKey } from './support/station-key.ts';
import { TEST_NOW_MS, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());

/** A station with `count` events in its ledger, none of them uploaded. */
async function stationWith(count: number): Promise<TestStation> {
  const station = await enrolTestStation(centre);
  while (station.ledger.events.length < count) {
    station.ledger.append({
      type: 'item.accepted',
      payload: acceptance(`CK${100_000 + station.ledger.events.length}IN`),
    });
  }
  return station;
}

/** Texts of what the centre stored of a station, in order. */
async function stored(station: TestStation): Promise<readonly unknown[]> {
  const rows = await centre.rows(
    `SELECT convert_from(bytes, 'UTF8') AS text FROM ledger_event WHERE station = $1 AND epoch = $2 ORDER BY seq`,
    [station.station, station.ledger.epoch],
  );
  return rows.map(({ text }) => text);
}

test('a run of events is stored byte for byte and acknowledged with its head', async () => {
  const station = await stationWith(5);
  const answer = await station.upload(station.ledger.upload());
  expect(answer.statusCode).toBe(200);
  const head = { epoch: station.ledger.epoch, seq: 5, hash: station.ledger.hashAt(5) };
  expect(ledgerAck.parse(answer.json())).toEqual({ head, serverTimeMs: centre.time.nowMs, held: false });
  expect(await stored(station)).toEqual(station.ledger.events);
});

test('the stored hash is the hash of the stored bytes', async () => {
  const station = await stationWith(3);
  await station.upload(station.ledger.upload());
  const rows = await centre.rows(
    `SELECT count(*)::int AS wrong FROM ledger_event
     WHERE station = $1 AND hash <> sha256(convert_to(E'daksetu-event-v1\\n', 'UTF8') || bytes)`,
    [station.station],
  );
  expect(rows).toEqual([{ wrong: 0 }]);
});

test('the same upload again changes nothing and gives the same head', async () => {
  const station = await stationWith(4);
  const first = await station.upload(station.ledger.upload());
  const again = await station.upload(station.ledger.upload());
  expect([again.statusCode, again.json()]).toEqual([200, first.json()]);
  expect(await stored(station)).toEqual(station.ledger.events);
});

test('an upload that overlaps what is stored appends only what is new', async () => {
  const station = await stationWith(8);
  await station.upload(station.ledger.upload(1, 5));
  const answer = await station.upload(station.ledger.upload(3, 8));
  expect([answer.statusCode, answer.json().head.seq]).toEqual([200, 8]);
  expect(await stored(station)).toEqual(station.ledger.events);
});

test('an old part of the ledger again is answered with the head the centre has', async () => {
  const station = await stationWith(6);
  await station.upload(station.ledger.upload());
  const answer = await station.upload(station.ledger.upload(2, 3));
  expect([answer.statusCode, answer.json().head.seq]).toEqual([200, 6]);
});

test('uploads cut anywhere, repeated and out of turn end in the same ledger', async () => {
  const cut = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 11 }));
  await fc.assert(
    fc.asyncProperty(fc.array(cut, { maxLength: 6 }), async (cuts) => {
      const station = await stationWith(12);
      for (const [from, more] of cuts) {
        const answer = await station.upload(station.ledger.upload(from, Math.min(12, from + more)));
        expect([200, 409]).toContain(answer.statusCode); // 409: a gap
      }
      expect((await station.upload(station.ledger.upload())).statusCode).toBe(200);
      expect(await stored(station)).toEqual(station.ledger.events);
    }),
    { numRuns: 12 },
  );
});

test('two uploads of the same run at the same moment store it once', async () => {
  const station = await stationWith(6);
  const answers = await Promise.all([1, 2, 3, 4].map(() => station.upload(station.ledger.upload())));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200]);
  expect(await stored(station)).toEqual(station.ledger.events);
});

test('the head call tells where the ledger ends at the centre', async () => {
  const station = await stationWith(3);
  const path = `/v1/stations/${station.station}/head?epoch=${station.ledger.epoch}`;
  expect((await station.get(path)).json().head).toBeNull();
  await station.upload(station.ledger.upload());
  expect((await station.get(path)).json().head).toEqual({
    epoch: station.ledger.epoch,
    seq: 3,
    hash: station.ledger.hashAt(3),
  });
});

test('an event of an unknown type is stored as it is, and only its interpretation is quarantined', async () => {
  const station = await stationWith(2);
  station.ledger.append({ type: 'parcel.teleported', payload: { to: 'Mars' } });
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK900000001IN') });
  expect((await station.upload(station.ledger.upload())).statusCode).toBe(200);
  await centre.projector.idle();
  expect(await stored(station)).toEqual(station.ledger.events);
  const quarantined = await centre.rows('SELECT seq, reason, detail FROM quarantine WHERE station = $1', [
    station.station,
  ]);
  expect(quarantined).toEqual([{ seq: 3, reason: 'unknown-type', detail: '"parcel.teleported"' }]);
  expect((await station.get('/v1/items/CK900000001IN')).json().events).toHaveLength(1);
});

test('odd events never stop the ones after them', async () => {
  const station = await stationWith(1);
  const { ledger } = station;
  const bound = (more: string): string => {
    const prev = ledger.hashAt(ledger.events.length);
    return `{"station":"${station.station}","epoch":"${ledger.epoch}","seq":${ledger.events.length + 1},"prev":"${prev}"${more}}`;
  };
  ledger.appendText(bound(''));
  ledger.appendText(bound(',"type":"item.\\u0000accepted","v":1'));
  ledger.appendText(bound(',"at":{"wallMs":1e999,"count":-1},"type":"set.opened","tv":1,"v":1,"payload":null'));
  ledger.appendText(bound(`,"x":${'['.repeat(9000)}${']'.repeat(9000)}`));
  ledger.append({ type: 'item.accepted', tv: 99, payload: {} });
  ledger.append({ type: 'item.accepted', payload: { item: 7 } });
  ledger.append({ type: 'item.accepted', payload: acceptance('CK900000002IN') });
  expect((await station.upload(ledger.upload())).statusCode).toBe(200);
  await centre.projector.idle();
  expect(await stored(station)).toEqual(ledger.events);
  const reasons = await centre.rows('SELECT seq, reason FROM quarantine WHERE station = $1 ORDER BY seq', [
    station.station,
  ]);
  expect(reasons).toEqual([
    { seq: 2, reason: 'unreadable' },
    { seq: 3, reason: 'unreadable' },
    { seq: 4, reason: 'unreadable' },
    { seq: 5, reason: 'unreadable' },
    { seq: 6, reason: 'unknown-version' },
    { seq: 7, reason: 'unknown-payload' },
  ]);
  expect((await station.get('/v1/items/CK900000002IN')).json().events).toHaveLength(1);
});

test('a stamp far in the future is stored and flagged, one a little ahead is not', async () => {
  const station = await stationWith(1);
  station.ledger.append({ type: 'user.signed-in', payload: { user: '10042311' }, atMs: TEST_NOW_MS + 60_000 });
  station.ledger.append({ type: 'user.signed-in', payload: { user: '10042311' }, atMs: TEST_NOW_MS + 3_600_000 });
  expect((await station.upload(station.ledger.upload())).statusCode).toBe(200);
  const ahead = await centre.rows('SELECT clock_ahead_ms FROM ledger_event WHERE station = $1 ORDER BY seq', [
    station.station,
  ]);
  expect(ahead).toEqual([{ clock_ahead_ms: null }, { clock_ahead_ms: null }, { clock_ahead_ms: 3_600_000 }]);
});

test('an epoch of a restore is stored, held, and counts only when someone has confirmed it', async () => {
  const station = await stationWith(2);
  await station.upload(station.ledger.upload());
  const parent = { epoch: station.ledger.epoch, seq: 2, hash: station.ledger.hashAt(2) };
  const restored = station.anotherLedger({ start: { reason: 'restore', parent } });
  restored.append({ type: 'item.accepted', payload: acceptance('CK900000003IN') });
  const answer = await station.upload(restored.upload());
  expect([answer.statusCode, answer.json().held]).toEqual([200, true]);
  const events = async (): Promise<number> => (await station.get('/v1/items/CK900000003IN')).json().events.length;
  expect(await events()).toBe(0);
  const of = { station: station.station, epoch: restored.epoch };
  const confirmed = await confirmEpoch({ pool: centre.deps.pool, projector: centre.projector }, of);
  expect([confirmed.ok, await events()]).toEqual([true, 1]);
});

test('a second enrolment epoch of one station is held', async () => {
  const station = await stationWith(2);
  await station.upload(station.ledger.upload());
  const second = await station.upload(station.anotherLedger().upload());
  expect(second.json().held).toBe(true);
});

test('an enrolment epoch that names another office or counter is held', async () => {
  const station = await enrolTestStation(centre);
  const answer = await station.upload(station.anotherLedger({ counter: '99' }).upload());
  expect(answer.json().held).toBe(true);
});

test('an epoch after the loss of the key is held and its heads are checked with its own key', async () => {
  const station = await stationWith(2);
  await station.upload(station.ledger.upload());
  const key = mintKey();
  const lost = station.anotherLedger({ key, start: { reason: 'key-lost' } });
  lost.append({ type: 'set.opened', payload: { set: { date: '2026-11-24', no: 1 }, opening: 0 } });
  expect((await station.upload(lost.upload())).json().held).toBe(true);
  const forged = { ...lost.upload(), head: { ...lost.upload().head, signature: station.key.sign('x') } };
  expect((await station.upload(forged)).json().code).toBe('head-signature');
});

test('the largest run of the contract is stored in one go', async () => {
  const station = await stationWith(2_000);
  const upload = station.ledger.upload();
  const answer = await station.post(gzipSync(JSON.stringify(upload)));
  expect([answer.statusCode, answer.json().head.seq]).toEqual([200, 2_000]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { replayProjection } from '../../central/projection/projector.ts';
import { itemTrace } from '../../domain/contract/central.ts';
import { acceptance } from './support/ledger-builder.ts';
import { OFFICE, OTHER_OFFICE, TEST_NOW_MS, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
let station: TestStation;
let reader: TestStation;
beforeAll(async () => {
  centre = await startTestCentre();
  station = await enrolTestStation(centre);
  reader = await enrolTestStation(centre, { office: OTHER_OFFICE, counter: '1' });
});
afterAll(() => centre.close());

async function trace(number: string): Promise<ReturnType<typeof itemTrace.parse>> {
  const answer = await reader.get(`/v1/items/${number}`);
  expect(answer.statusCode).toBe(200);
  return itemTrace.parse(answer.json());
}

const ALIASES = [
  { kind: 'amazon-tracking', value: 'TBA304000000001' },
  { kind: 'order', value: '171-0000001-0000001' },
];

test('an accepted article is traced to its station, with every event of its use', async () => {
  const use = station.ledger.append({
    type: 'item.accepted',
    payload: acceptance('CK482913609IN', { aliases: ALIASES }),
  });
  const label = { use, label: 'L1', copy: 1, template: 'article-4x6' };
  station.ledger.append({ type: 'label.issued', payload: label });
  station.ledger.append({ type: 'set.opened', payload: { set: { date: '2026-11-24', no: 1 }, opening: 0 } });
  await station.upload(station.ledger.upload());
  const traced = await trace('CK482913609IN');
  const place = { office: OFFICE, station: station.station, counter: '2' };
  expect(traced.holder).toEqual({ ...place, lane: 'forward', sinceMs: TEST_NOW_MS - 60_000 + 2 });
  expect(traced.events.map(({ type, seq, use: of }) => [type, seq, of])).toEqual([
    ['item.accepted', 2, use],
    ['label.issued', 3, use],
  ]);
});

test('Amazon’s tracking number leads to the article, an order number does not', async () => {
  expect((await trace('TBA304000000001')).item).toBe('CK482913609IN');
  expect((await reader.get('/v1/items/171-0000001-0000001')).statusCode).toBe(400);
  expect((await trace('17100000010000001')).events).toEqual([]);
});

test('an article nobody has seen has no events and no holder', async () => {
  expect(await trace('CK000000000IN')).toEqual({ item: 'CK000000000IN', holder: null, events: [], oldNumbers: [] });
});

test('a taken-back acceptance leaves the events and no holder', async () => {
  const use = station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN') });
  const corrects = { epoch: station.ledger.epoch, seq: Number(use.split('/')[2]) };
  station.ledger.append({ type: 'acceptance.corrected', payload: { use, corrects, reason: 'undone-by-clerk' } });
  await station.upload(station.ledger.upload());
  const traced = await trace('CK1IN');
  expect([traced.holder, traced.events.map(({ type }) => type)]).toEqual([
    null,
    ['item.accepted', 'acceptance.corrected'],
  ]);
});

test('accepted again after it was taken back, the article has two uses and one holder', async () => {
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1IN', { lane: 'quarantine' }) });
  await station.upload(station.ledger.upload());
  const traced = await trace('CK1IN');
  expect(traced.holder?.lane).toBe('quarantine');
  expect(new Set(traced.events.map(({ use }) => use)).size).toBe(2);
});

test('a rejected article is in its trace and in nobody’s hands', async () => {
  const capture = { source: 'typed', symbology: null, device: null };
  const payload = { item: 'CKREJ1', consignment: 'AMZ-24112026-04', line: 3, reason: 'wet', capture };
  station.ledger.append({ type: 'item.rejected', payload });
  await station.upload(station.ledger.upload());
  const traced = await trace('CKREJ1');
  expect([traced.holder, traced.events.length]).toEqual([null, 1]);
});

test('the trace of two stations’ claims does not depend on whose ledger came first', async () => {
  const traces = [];
  for (const order of [0, 1]) {
    const item = `CKORDER${order}`;
    const early = await enrolTestStation(centre, { office: OFFICE, counter: '20' });
    const late = await enrolTestStation(centre, { office: OTHER_OFFICE, counter: '21' });
    early.ledger.append({ type: 'item.accepted', payload: acceptance(item), atMs: TEST_NOW_MS - 2_000 });
    late.ledger.append({ type: 'item.accepted', payload: acceptance(item), atMs: TEST_NOW_MS - 1_000 });
    const both = order === 0 ? [early, late] : [late, early];
    for (const one of both) await one.upload(one.ledger.upload());
    const traced = await trace(item);
    traces.push([traced.holder?.counter, traced.events.map(({ counter }) => counter)]);
  }
  expect(traces).toEqual([
    ['21', ['20', '21']],
    ['21', ['20', '21']],
  ]);
});

const DERIVED = ['item_use', 'item_alias', 'use_event', 'quarantine', 'marked_act', 'projector_position'];

async function projection(): Promise<readonly unknown[]> {
  const tables = [];
  for (const table of DERIVED) tables.push(await centre.rows(`SELECT * FROM ${table} ORDER BY ${table}::text`));
  return tables;
}

test('the projection equals its replay from the ledgers', async () => {
  station.ledger.append({ type: 'parcel.teleported', payload: {} });
  await station.upload(station.ledger.upload());
  await centre.projector.idle();
  const before = await projection();
  expect(before.every((rows) => Array.isArray(rows) && rows.length > 0)).toBe(true);
  await replayProjection(centre.deps.pool);
  expect(await projection()).toEqual(before);
});

test('a replay repairs a projection that was damaged', async () => {
  await centre.projector.idle();
  const before = await projection();
  await centre.rows(`DELETE FROM use_event WHERE type = 'item.accepted'`);
  await centre.rows(`INSERT INTO item_use VALUES ('GHOST', 'x/y/1', 'forward')`);
  await replayProjection(centre.deps.pool);
  expect(await projection()).toEqual(before);
});

test('events stored while no projector ran are caught up with', async () => {
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CKBEHIND') });
  await station.upload(station.ledger.upload());
  await centre.projector.idle();
  const head = station.ledger.events.length;
  await centre.rows(`DELETE FROM item_use WHERE item = 'CKBEHIND'`);
  await centre.rows('UPDATE projector_position SET seq = $1 WHERE station = $2', [head - 1, station.station]);
  expect((await trace('CKBEHIND')).events).toEqual([]);
  await centre.projector.catchUp();
  expect((await trace('CKBEHIND')).events).toHaveLength(1);
});

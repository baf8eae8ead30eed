import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MAX_PACKED_BYTES, MAX_UNPACKED_BYTES } from '../../central/routes/ledger-upload.ts';
import { type LedgerUpload, uploadRefusal } from '../../domain/contract/central.ts';
import { acceptance } from './support/ledger-builder.ts';
import { mintKey } from './support/station-key.ts';
import { type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());

/** A station with six events, the first three uploaded. */
async function stationAtThree(): Promise<TestStation> {
  const station = await enrolTestStation(centre);
  for (let seq = 2; seq <= 6; seq++) {
    station.ledger.append({ type: 'item.accepted', payload: acceptance(`CK${seq}0000000IN`) });
  }
  expect((await station.upload(station.ledger.upload(1, 3))).statusCode).toBe(200);
  return station;
}

async function expectHeadAt(station: TestStation, seq: number): Promise<void> {
  const heads = await centre.rows('SELECT seq FROM station_head WHERE station = $1', [station.station]);
  const events = await centre.rows('SELECT count(*)::int AS n FROM ledger_event WHERE station = $1', [station.station]);
  expect([heads, events]).toEqual([[{ seq }], [{ n: seq }]]);
}

test('a gap is refused with the seq the centre expects', async () => {
  const station = await stationAtThree();
  const answer = await station.upload(station.ledger.upload(5, 6));
  expect(answer.statusCode).toBe(409);
  expect(uploadRefusal.parse(answer.json())).toMatchObject({ code: 'gap', seq: 5, centre: '4', station: '5' });
  await expectHeadAt(station, 3);
});

test('a ledger that starts in the middle is a gap from 1', async () => {
  const station = await enrolTestStation(centre);
  station.ledger.append({ type: 'item.accepted', payload: acceptance('CK1') });
  const answer = await station.upload(station.ledger.upload(2, 2));
  expect(answer.json()).toMatchObject({ code: 'gap', centre: '1' });
});

test('another event at a stored place is a fork, refused with both hashes', async () => {
  const station = await stationAtThree();
  const twin = station.anotherLedger({ epoch: station.ledger.epoch });
  twin.append({ type: 'item.accepted', payload: acceptance('CK20000000IN') });
  twin.append({ type: 'item.accepted', payload: acceptance('CKOTHER') });
  const answer = await station.upload(twin.upload());
  const [ours, theirs] = [station.ledger.hashAt(3), twin.hashAt(3)];
  expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'fork', centre: ours, station: theirs }]);
  await expectHeadAt(station, 3);
});

test('a run that follows another history than the stored one is a fork at the head', async () => {
  const station = await stationAtThree();
  const twin = station.anotherLedger({ epoch: station.ledger.epoch });
  for (let seq = 2; seq <= 4; seq++) twin.append({ type: 'item.accepted', payload: acceptance(`TWIN${seq}`) });
  const answer = await station.upload(twin.upload(4, 4));
  const sides = { seq: 3, centre: station.ledger.hashAt(3), station: twin.hashAt(3) };
  expect([answer.statusCode, answer.json()]).toMatchObject([409, { code: 'fork', ...sides }]);
});

test('a link to another event than the one before breaks the chain', async () => {
  const station = await stationAtThree();
  const event = JSON.parse(station.ledger.events[4] ?? '') as { prev: string };
  const upload = station.ledger.upload(4, 6);
  const events = upload.events.with(1, JSON.stringify({ ...event, prev: 'ab'.repeat(32) }));
  const answer = await station.upload({ ...upload, events });
  expect([answer.statusCode, answer.json()]).toMatchObject([
    409,
    { code: 'broken-chain', seq: 5, centre: station.ledger.hashAt(4), station: 'ab'.repeat(32) },
  ]);
  await expectHeadAt(station, 3);
});

test.each([4, 5, 6])('one changed letter in event %i is noticed', async (seq) => {
  const station = await stationAtThree();
  const upload = station.ledger.upload(4, 6);
  const text = upload.events[seq - 4] ?? '';
  const events = upload.events.with(seq - 4, text.replace('"forward"', '"Forward"'));
  expect(events).not.toEqual(upload.events);
  const answer = await station.upload({ ...upload, events });
  expect([answer.statusCode, answer.json().code]).toEqual([409, seq === 6 ? 'head-mismatch' : 'broken-chain']);
  await expectHeadAt(station, 3);
});

test('a head signed by another key is refused', async () => {
  const station = await stationAtThree();
  const upload = station.ledger.upload(4, 6);
  const { seq, hash } = upload.head;
  const message = `daksetu-head-v1:${station.station}:${station.ledger.epoch}:${seq}:${hash}`;
  const head = { ...upload.head, signature: mintKey().sign(message) };
  const answer = await station.upload({ ...upload, head });
  expect([answer.statusCode, answer.json().code]).toEqual([409, 'head-signature']);
  await expectHeadAt(station, 3);
});

test('a head that is not the last event is refused', async () => {
  const station = await stationAtThree();
  const answer = await station.upload({ ...station.ledger.upload(4, 6), head: station.ledger.upload(4, 5).head });
  expect(answer.json()).toMatchObject({ code: 'head-mismatch', seq: 6 });
});

test('events of another station or place are refused', async () => {
  const station = await stationAtThree();
  const upload = station.ledger.upload(4, 6);
  const swapped = [upload.events[1] ?? '', upload.events[0] ?? '', upload.events[2] ?? ''];
  expect((await station.upload({ ...upload, events: swapped })).json()).toMatchObject({
    code: 'misplaced-event',
    seq: 4,
  });
  const other = await stationAtThree();
  const foreign = await station.upload(other.ledger.upload());
  expect(foreign.json()).toMatchObject({ code: 'misplaced-event', seq: 1 });
});

test('a text that is no event is refused', async () => {
  const station = await stationAtThree();
  for (const text of ['', 'null', '[]', '{', '{"station":1}']) {
    const upload = { ...station.ledger.upload(4, 4), events: [text] };
    expect((await station.upload(upload)).json()).toMatchObject({ code: 'misplaced-event', seq: 4 });
  }
});

test('a refused start of an epoch leaves nothing behind', async () => {
  const station = await enrolTestStation(centre);
  const wrongKey = station.anotherLedger({ start: { publicKey: mintKey().publicKey } });
  expect((await station.upload(wrongKey.upload())).json().code).toBe('epoch-key');
  const good = station.ledger.upload();
  const unsigned = { ...good, head: { ...good.head, signature: mintKey().sign('x') } };
  expect((await station.upload(unsigned)).json().code).toBe('head-signature');
  expect(await centre.rows('SELECT 1 FROM station_head WHERE station = $1', [station.station])).toEqual([]);
  expect((await station.upload(good)).statusCode).toBe(200);
});

test('an epoch that begins with anything but its start is refused', async () => {
  const station = await enrolTestStation(centre);
  const text = (station.ledger.events[0] ?? '').replace('epoch.started', 'set.opened');
  const ledger = station.anotherLedger({ epoch: station.ledger.epoch });
  const hashed = signedAnew(ledger.upload(), text, station);
  expect((await station.upload(hashed)).json()).toMatchObject({ code: 'epoch-unknown', station: 'set.opened' });
});

test('a body that is not gzip, not JSON or not an upload is a bad request', async () => {
  const station = await stationAtThree();
  const codes = [];
  const upload = station.ledger.upload(4, 4);
  const bodies = [Buffer.from('{}'), gzipSync('{'), gzipSync('{}'), gzipSync(JSON.stringify({ ...upload, more: 1 }))];
  for (const body of [...bodies, Buffer.alloc(0), gzipSync(JSON.stringify(upload)).subarray(0, 100)]) {
    const answer = await station.post(body);
    codes.push([answer.statusCode, answer.json().code]);
  }
  const expected = ['bad-compression', 'bad-json', 'bad-shape', 'bad-shape', 'bad-compression', 'bad-compression'];
  expect(codes).toEqual(expected.map((code) => [400, code]));
});

test('a small body that unpacks to too much is refused', async () => {
  const station = await stationAtThree();
  const bomb = gzipSync(Buffer.alloc(MAX_UNPACKED_BYTES + 1, ' '));
  expect(bomb.length).toBeLessThan(MAX_PACKED_BYTES / 10);
  const answer = await station.post(bomb);
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
});

test('a body that is too long is refused before it is read', async () => {
  const station = await stationAtThree();
  const answer = await station.post(Buffer.alloc(MAX_PACKED_BYTES + 1));
  expect([answer.statusCode, answer.json().code]).toEqual([413, 'too-large']);
});

test('another content type is refused', async () => {
  const station = await stationAtThree();
  const answer = await station.post(gzipSync('{}'), { headers: { 'content-type': 'application/json' } });
  expect(answer.statusCode).toBe(415);
});

/** The upload of a one-event ledger whose event has another text, with hash and signature put right. */
function signedAnew(upload: LedgerUpload, text: string, station: TestStation): LedgerUpload {
  const hash = createHash('sha256').update('daksetu-event-v1\n').update(text).digest('hex');
  const signature = station.key.sign(`daksetu-head-v1:${station.station}:${upload.epoch}:1:${hash}`);
  return { ...upload, events: [text], head: { seq: 1, hash, signature } };
}

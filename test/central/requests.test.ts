import { afterAll, beforeAll, expect, test } from 'vitest';
import { NONCE_LIFE_MS, createNonces } from '../../central/auth/nonces.ts';
import { mintKey } from './support/station-key.ts';
import { OTHER_OFFICE, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation, takeNonce } from './support/test-station.ts';

let centre: TestCentre;
let station: TestStation;
let feed: string;
beforeAll(async () => {
  centre = await startTestCentre();
  station = await enrolTestStation(centre);
  feed = `/v1/stations/${station.station}/feed?after=0`;
});
afterAll(() => centre.close());

test('a signed request is answered', async () => {
  expect((await station.get(feed)).statusCode).toBe(200);
});

test('a nonce serves several requests until its minutes are over, whatever the station’s clock says', async () => {
  const nonce = await takeNonce(centre);
  const before = centre.time.nowMs;
  centre.time.nowMs = before + NONCE_LIFE_MS - 1;
  expect((await station.get(feed, { nonce })).statusCode).toBe(200);
  expect((await station.get(feed, { nonce })).statusCode).toBe(200);
  centre.time.nowMs = before + NONCE_LIFE_MS;
  const late = await station.get(feed, { nonce });
  const upload = await station.upload(station.ledger.upload(), { nonce });
  centre.time.nowMs = before;
  expect([late.statusCode, late.json().data]).toMatchObject([401, { code: 'nonce-expired', retry: 'now' }]);
  expect([upload.statusCode, upload.json()]).toMatchObject([401, { code: 'nonce-expired', retry: 'now' }]);
});

test('a nonce of another centre, a shortened or an invented one counts as expired', async () => {
  const foreign = createNonces({ clock: () => centre.time.nowMs, key: new Uint8Array(32) }).issue();
  const own = await takeNonce(centre);
  const later = Buffer.from(own, 'base64url');
  later.writeUInt8(later.readUInt8(0) + 1, 0);
  for (const nonce of [foreign, own.slice(0, -2), later.toString('base64url'), 'x', '']) {
    expect((await station.get(feed, { nonce })).json().data.code).toBe('nonce-expired');
  }
});

test('a request without its three headers is refused', async () => {
  const nonce = await takeNonce(centre);
  const headers = { 'daksetu-station': station.station, 'daksetu-nonce': nonce, 'daksetu-signature': 'x' };
  for (const name of Object.keys(headers)) {
    const some = Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name));
    const answer = await centre.app.inject({ url: feed, headers: some });
    expect([answer.statusCode, answer.json().data.code]).toEqual([401, 'signature-missing']);
  }
});

test('a signature by another key is refused, on every signed call', async () => {
  const signAs = mintKey();
  const head = `/v1/stations/${station.station}/head?epoch=${station.ledger.epoch}`;
  for (const path of [feed, head, '/v1/items/CK482913609IN']) {
    const answer = await station.get(path, { signAs });
    expect([answer.statusCode, answer.json().data.code]).toEqual([401, 'signature-wrong']);
  }
  const upload = await station.upload(station.ledger.upload(), { signAs });
  expect([upload.statusCode, upload.json().code]).toEqual([401, 'signature-wrong']);
});

test('a signature holds for its path, query, body and station only', async () => {
  const upload = station.ledger.upload();
  const body = Buffer.from('another body');
  expect((await station.upload(upload, { body })).json().code).toBe('signature-wrong');
  expect((await station.get(feed, { path: feed.replace('after=0', 'after=1') })).json().data.code).toBe(
    'signature-wrong',
  );
  const neighbour = await enrolTestStation(centre);
  const headers = { 'daksetu-station': neighbour.station };
  expect((await station.get(feed, { headers })).json().data.code).toBe('signature-wrong');
});

test('a name that no station has is refused', async () => {
  const answer = await station.get(feed, { headers: { 'daksetu-station': '999999-C1' } });
  expect([answer.statusCode, answer.json().data.code]).toEqual([401, 'station-unknown']);
});

test('a station can neither read nor write for another one', async () => {
  const neighbour = await enrolTestStation(centre, { office: OTHER_OFFICE, counter: '1' });
  const theirs = `/v1/stations/${neighbour.station}`;
  const calls = [
    await station.get(`${theirs}/feed?after=0`),
    await station.get(`${theirs}/head?epoch=${neighbour.ledger.epoch}`),
  ];
  expect(calls.map((answer) => answer.json().data.code)).toEqual(['other-station', 'other-station']);
  const written = await station.upload(neighbour.ledger.upload(), {});
  expect(written.json().code).toBe('misplaced-event');
  const asOther = await sendToPathOf(neighbour);
  expect([asOther.statusCode, asOther.json().code]).toEqual([401, 'other-station']);
});

async function sendToPathOf(neighbour: TestStation): ReturnType<TestStation['post']> {
  const { requestMessage } = await import('../../domain/sync/sign-request.ts');
  const nonce = await takeNonce(centre);
  const path = `/v1/stations/${neighbour.station}/ledger`;
  const body = Buffer.from('x');
  const message = requestMessage({ station: station.station, method: 'POST', path, body, nonce });
  const headers = {
    'content-type': 'application/vnd.daksetu.ledger+json',
    'daksetu-station': station.station,
    'daksetu-nonce': nonce,
    'daksetu-signature': station.key.sign(message),
  };
  return centre.app.inject({ method: 'POST', url: path, headers, payload: body });
}

test('input that does not fit the contract is refused before anything is asked', async () => {
  expect((await station.get(`/v1/stations/${station.station}/feed?after=-1`)).statusCode).toBe(400);
  expect((await station.get(`/v1/stations/${station.station}/feed?after=0&limit=5000`)).statusCode).toBe(400);
  expect((await station.get('/v1/items/not%20a%20number')).statusCode).toBe(400);
});

test('a call with a body of unknown or great length is refused', async () => {
  const long = await centre.app.inject({
    method: 'POST',
    url: '/v1/enrolments',
    payload: { code: 'x'.repeat(70_000) },
  });
  expect([long.statusCode, long.json().code]).toEqual([413, 'too-large']);
  const chunked = await centre.app.inject({
    method: 'POST',
    url: '/v1/enrolments',
    headers: { 'transfer-encoding': 'chunked' },
    payload: '{}',
  });
  expect([chunked.statusCode, chunked.json().code]).toEqual([411, 'length-required']);
});

test('a path that is not there says so in the shape of every refusal', async () => {
  for (const url of ['/v1/nothing', '/', '/v1/stations/x/ledger']) {
    const answer = await centre.app.inject(url);
    expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found']);
  }
});

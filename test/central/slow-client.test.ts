/** A client that says half a request and then nothing must not hold a connection for ever. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ListeningCentre, startCentre } from '../../central/start-centre.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';

let database: FreshDatabase;
let centre: ListeningCentre;
beforeAll(async () => {
  database = await freshDatabase();
  centre = await startCentre({ databaseUrl: database.url, port: 0, requestTimeoutMs: 100 });
});
afterAll(async () => {
  await centre.close();
  await database.drop();
});

async function answerTo(text: string): Promise<string> {
  const { hostname, port } = new URL(centre.url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (piece: Buffer) => (answer += piece.toString('latin1')));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const BODY = 'POST /v1/stations/x/ledger HTTP/1.1\r\nhost: x\r\ncontent-type: application/vnd.daksetu.ledger+json\r\n';

test.each([
  ['the first line', 'GET /v1/no'],
  ['the headers', 'GET /v1/nonce HTTP/1.1\r\nhost: x\r\n'],
  ['the body', `${BODY}content-length: 1000\r\n\r\nsome`],
])('a client that stops in the middle of %s is cut', async (_what, text) => {
  expect(await answerTo(text)).toMatch(/^HTTP\/1\.1 408 /);
});

test('a client that asks in time is answered', async () => {
  expect((await fetch(`${centre.url}/v1/nonce`)).status).toBe(200);
});

test('without a word about it half a minute is given, and a dead connection ends after a minute', async () => {
  const plain = await startCentre({ databaseUrl: database.url, port: 0 });
  const { requestTimeout, timeout } = plain.app.server;
  await plain.close();
  expect([requestTimeout, timeout]).toEqual([30_000, 60_000]);
});

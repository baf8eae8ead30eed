/** What the centre answers is parsed before it is used: a page of a captive portal must not pass for a feed. */
import { generateKeyPairSync } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createCentralClient } from '../../../electron/station/sync/central-client.ts';

let server: Server;
afterEach(() => new Promise((done) => server.close(done)));

async function clientOf(answer: unknown) {
  server = createServer((request, response) => {
    const body = request.url === '/v1/nonce' ? { nonce: 'n', serverTimeMs: 1 } : answer;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  const deps = { privateKey, publicKey: 'A'.repeat(43), build: 'test', timeoutMs: 5_000 };
  return createCentralClient({ ...deps, baseUrl: () => baseUrl, station: () => '560001-C2' });
}

test.each([
  ['a text', 'welcome to the network'],
  ['no entries', { head: 3, serverTimeMs: 1 }],
  ['an entry without a hash', { entries: [{ version: 1, body: '{}' }], head: 1, serverTimeMs: 1 }],
  ['a field nobody knows', { entries: [], head: 0, serverTimeMs: 1, more: true }],
])('a feed page with %s is taken for a centre that is away', async (_what, answer) => {
  const client = await clientOf(answer);
  expect(await client.feed('560001-C2', 0)).toMatchObject({ ok: false, fault: { kind: 'away' } });
});

test('a feed page as agreed is taken', async () => {
  const client = await clientOf({ entries: [], head: 0, serverTimeMs: 1 });
  expect(await client.feed('560001-C2', 0)).toEqual({ ok: true, value: { entries: [], head: 0, serverTimeMs: 1 } });
});

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { createORPCClient } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOffice } from '../../central/admin/create-office.ts';
import { issueEnrolmentCode } from '../../central/admin/issue-enrolment-code.ts';
import { type ListeningCentre, startCentre } from '../../central/start-centre.ts';
import { centralContract, ledgerAck } from '../../domain/contract/central.ts';
import { enrolmentMessage, requestMessage } from '../../domain/sync/sign-request.ts';
import { readDemoOffice } from '../support/manifest/demo-office.ts';
import { type FreshDatabase, freshDatabase } from '../support/postgres/fresh-database.ts';
import { buildLedger } from './support/ledger-builder.ts';
import { mintKey } from './support/station-key.ts';

let database: FreshDatabase;
let centre: ListeningCentre;
beforeAll(async () => {
  database = await freshDatabase();
  centre = await startCentre({ databaseUrl: database.url, port: 0 });
});
afterAll(async () => {
  await centre.close();
  await database.drop();
});

test('over HTTP a station enrols with the contract’s client, uploads and reads its feed', async () => {
  await createOffice(centre.deps, await readDemoOffice());
  const code = await issueEnrolmentCode(centre.deps, { office: '21360001', counter: '2' });
  if (!code.ok) throw new Error(code.fault.kind);
  const key = mintKey();
  let station = '';
  const signedFetch = async (request: Request): Promise<Response> => {
    const { nonce } = await remote.nonce.issue();
    const url = new URL(request.url);
    const body = new Uint8Array(await request.clone().arrayBuffer());
    const message = requestMessage({ station, method: request.method, path: url.pathname + url.search, body, nonce });
    const headers = { 'daksetu-station': station, 'daksetu-nonce': nonce, 'daksetu-signature': key.sign(message) };
    return fetch(new Request(request, { headers: { ...Object.fromEntries(request.headers), ...headers } }));
  };
  const remote: ContractRouterClient<typeof centralContract> = createORPCClient(
    new OpenAPILink(centralContract, {
      url: centre.url,
      fetch: (request) => (isOpen(request.url) ? fetch(request) : signedFetch(request)),
    }),
  );
  const proof = key.sign(enrolmentMessage(code.value.code, key.publicKey));
  ({ station } = await remote.station.enrol({ code: code.value.code, publicKey: key.publicKey, proof, build: 'test' }));
  const ledger = buildLedger({ station, office: '21360001', counter: '2', key });
  const upload = new Request(`${centre.url}/v1/stations/${station}/ledger`, {
    method: 'POST',
    body: new Uint8Array(gzipSync(JSON.stringify(ledger.upload()))),
    headers: { 'content-type': 'application/vnd.daksetu.ledger+json', 'content-encoding': 'gzip' },
  });
  const answer = await signedFetch(upload);
  expect(ledgerAck.parse(await answer.json()).head.hash).toBe(ledger.hashAt(1));
  const feed = await remote.feed.read({ station, after: 0 });
  expect([feed.head, feed.entries.length]).toEqual([3, 3]);
  expect((await remote.station.head({ station, epoch: ledger.epoch })).head?.seq).toBe(1);
  expect((await remote.item.trace({ item: 'CK482913609IN' })).events).toEqual([]);
});

test('the OpenAPI document names every path of the contract and the upload', async () => {
  const document = (await (await fetch(`${centre.url}/v1/openapi.json`)).json()) as { paths: object };
  expect(Object.keys(document.paths).sort()).toEqual([
    '/v1/consignments/{consignment}',
    '/v1/enrolments',
    '/v1/items/{item}',
    '/v1/nonce',
    '/v1/stations/{station}/feed',
    '/v1/stations/{station}/head',
    '/v1/stations/{station}/ledger',
  ]);
});

/** Calls that nobody has to sign. */
function isOpen(url: string): boolean {
  return /nonce|enrolments/.test(url);
}

function runServer(env: Readonly<Record<string, string>>): ChildProcess {
  const file = fileURLToPath(new URL('../../central/server.ts', import.meta.url));
  return spawn(process.execPath, [file], {
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

test('the process prints one line with its address, answers there, and ends cleanly when asked', async () => {
  const server = runServer({ DATABASE_URL: database.url, PORT: '0' });
  if (server.stdout === null) throw new Error('no output');
  const lines = createInterface({ input: server.stdout });
  const [line] = (await once(lines, 'line')) as [string];
  const url = /^centre listening on (http:\S+)$/.exec(line)?.[1];
  const more: string[] = [];
  lines.on('line', (one) => more.push(one));
  expect((await fetch(`${url}/v1/nonce`)).status).toBe(200);
  server.kill('SIGTERM');
  const [status] = (await once(server, 'exit')) as [number | null];
  expect([status, more]).toEqual([0, []]);
});

test('without a database address the process says what it needs and ends with 1', async () => {
  const server = runServer({});
  const errors: string[] = [];
  server.stderr?.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const [status] = (await once(server, 'exit')) as [number | null];
  expect([status, errors.join('')]).toEqual([1, expect.stringContaining('DATABASE_URL')]);
});

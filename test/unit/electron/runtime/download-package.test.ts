/** The download of the runtime against a registry of paper that fails as lines and mirrors do. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { downloadPackage } from '../../../support/runtime/download-package.mjs';

const TARBALL = randomBytes(300_000);
const SHA512 = createHash('sha512').update(TARBALL).digest('base64');
const WANTED = { spec: 'daksetu-trial@1.0.0', sha512: SHA512 };

let folder: string;
let stop: () => Promise<void>;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'daksetu-download-'));
});
afterEach(async () => {
  await stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

type Asked = { readonly range: string | undefined; readonly byNpm: boolean };
type Answer = (asked: Asked, response: ServerResponse, count: number) => void;

/** Starts the registry; `answer` serves the tarball. Answers with what was asked for it. */
async function aRegistry(answer: Answer): Promise<Asked[]> {
  const log: Asked[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const { port } = server.address() as AddressInfo;
    if (!request.url?.endsWith('.tgz')) {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify(packument(`http://127.0.0.1:${port}/daksetu-trial/-/daksetu-trial-1.0.0.tgz`)));
      return;
    }
    const asked = { range: request.headers.range, byNpm: (request.headers['user-agent'] ?? '').startsWith('npm/') };
    log.push(asked);
    answer(asked, response, log.length);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  vi.stubEnv('npm_config_registry', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  vi.stubEnv('npm_config_fetch_retries', '0');
  vi.stubEnv('npm_config_cache', path.join(folder, 'npm-cache'));
  stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(() => resolve()));
  };
  return log;
}

function packument(tarball: string) {
  const dist = { tarball, integrity: `sha512-${SHA512}` };
  const version = { name: 'daksetu-trial', version: '1.0.0', dist };
  return { name: 'daksetu-trial', 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': version } };
}

/** Serves the tarball or the part that was asked for. */
function serve({ range }: Asked, response: ServerResponse): void {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from >= TARBALL.length) return void response.writeHead(416).end();
  response.writeHead(from > 0 ? 206 : 200, { 'content-length': TARBALL.length - from }).end(TARBALL.subarray(from));
}

/** Sends the head and some bytes, then drops the line. */
function cutAfter(bytes: number, response: ServerResponse): void {
  response.writeHead(200, { 'content-length': TARBALL.length });
  response.write(TARBALL.subarray(0, bytes), () => response.destroy());
}

const inFolder = () => readdirSync(folder).filter((name) => name !== 'npm-cache');

describe('download of a package', () => {
  test('a file of the right hash is in place after one request', async () => {
    const log = await aRegistry(serve);
    const file = await downloadPackage(WANTED, folder, 'trial');
    expect(readFileSync(file).equals(TARBALL)).toBe(true);
    expect(log).toEqual([{ range: undefined, byNpm: false }]);
    expect(inFolder()).toEqual([path.basename(file)]);
  });

  test('a file that is there already is not fetched again', async () => {
    const log = await aRegistry(serve);
    await downloadPackage(WANTED, folder, 'trial');
    await downloadPackage(WANTED, folder, 'trial');
    expect(log).toHaveLength(1);
  });

  test('a dropped line is taken up where it broke', async () => {
    const log = await aRegistry((asked, response, count) =>
      count === 1 ? cutAfter(100_000, response) : serve(asked, response),
    );
    const file = await downloadPackage(WANTED, folder, 'trial');
    expect(readFileSync(file).equals(TARBALL)).toBe(true);
    expect(log).toHaveLength(2);
    expect(log[1]?.range).toMatch(/^bytes=[1-9]\d*-$/);
  });

  test('an earlier run that was killed is taken up', async () => {
    const log = await aRegistry(serve);
    writeFileSync(path.join(folder, 'daksetu-trial-1.0.0.tgz.part'), TARBALL.subarray(0, 200_000));
    await downloadPackage(WANTED, folder, 'trial');
    expect(log.map(({ range }) => range)).toEqual(['bytes=200000-']);
  });

  test('a mirror that knows no ranges sends the whole file again', async () => {
    await aRegistry((_asked, response) => serve({ range: undefined, byNpm: false }, response));
    writeFileSync(path.join(folder, 'daksetu-trial-1.0.0.tgz.part'), TARBALL.subarray(0, 200_000));
    const file = await downloadPackage(WANTED, folder, 'trial');
    expect(readFileSync(file).equals(TARBALL)).toBe(true);
  });

  test('a beginning that is wrong is thrown away', async () => {
    const log = await aRegistry(serve);
    writeFileSync(path.join(folder, 'daksetu-trial-1.0.0.tgz.part'), Buffer.alloc(200_000));
    const file = await downloadPackage(WANTED, folder, 'trial');
    expect(readFileSync(file).equals(TARBALL)).toBe(true);
    expect(log.map(({ range }) => range)).toEqual(['bytes=200000-', undefined]);
  });

  test('where only npm gets through, npm pack is used', async () => {
    const log = await aRegistry((asked, response) =>
      asked.byNpm ? serve(asked, response) : void response.writeHead(503).end(),
    );
    const file = await downloadPackage(WANTED, folder, 'trial');
    expect(readFileSync(file).equals(TARBALL)).toBe(true);
    expect(log.at(-1)?.byNpm).toBe(true);
  });

  test('another file under the name is never accepted', async () => {
    await aRegistry((_asked, response) => void response.writeHead(200).end('something else'));
    await expect(downloadPackage(WANTED, folder, 'trial')).rejects.toThrow(
      'daksetu-trial@1.0.0 could not be downloaded',
    );
    expect(inFolder().filter((name) => name.endsWith('.tgz'))).toEqual([]);
  });
});

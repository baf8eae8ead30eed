/**
 * Gets one npm package's tarball into a file: resumed where an earlier try stopped, checked by its sha512.
 * Invariant: a file of the final name has the right hash; until then it is called `.part`.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkout } from './checkout.mjs';
import { mebibytes, progressOf, report, SetupStop } from './report.mjs';
import { runNpm } from './run-command.mjs';

const STALL_MS = 30_000;
/** Tries in a row that bring nothing. */
const IDLE_TRIES = 4;

/** `wanted` is { spec, sha512 } with the hash in base64. Answers with the file's path; stops the set-up when no way works. */
export async function downloadPackage(wanted, folder, step) {
  fs.mkdirSync(folder, { recursive: true });
  const file = path.join(folder, `${wanted.spec.replaceAll(/[^a-z0-9.]+/gi, '-').replace(/^-/, '')}.tgz`);
  if (fs.existsSync(file) && (await sha512Of(file)) === wanted.sha512) return file;
  const part = `${file}.part`;
  let failure = await fetchTarball(wanted, part, step);
  if (failure !== null) failure = await packTarball(wanted, part, { folder, step });
  if (failure !== null) throw new SetupStop(`${wanted.spec} could not be downloaded: ${failure}`);
  fs.renameSync(part, file);
  return file;
}

/** Straight from the registry, in pieces if need be. Answers null when the file is right, else why not. */
async function fetchTarball(wanted, part, step) {
  const url = await tarballUrl(wanted.spec);
  if (url === null) return 'the registry does not name its tarball';
  let failure = 'no try was made';
  for (let idle = 0; idle < IDLE_TRIES; idle += 1) {
    const before = sizeOf(part);
    if (idle > 0) await sleep(250 * 2 ** idle);
    try {
      await fetchRest(url, part, step);
      if ((await sha512Of(part)) === wanted.sha512) return null;
      failure = 'its sha512 is wrong';
      fs.rmSync(part, { force: true });
    } catch (error) {
      failure = error.cause?.message ?? error.message;
      report.note(step, `the download stopped after ${mebibytes(sizeOf(part))} MiB (${failure})`);
      if (sizeOf(part) > before) idle = -1; // a line that gives something is worth asking again
    }
  }
  return failure;
}

function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** The address from the configured registry, so that mirrors work. */
async function tarballUrl(spec) {
  const [{ output }, registry] = await Promise.all([
    runNpm(['view', spec, 'dist.tarball', '--loglevel=silent'], { cwd: checkout }),
    runNpm(['config', 'get', 'registry', '--loglevel=silent'], { cwd: checkout }),
  ]);
  const url = output.match(/https?:\/\/\S+/)?.[0];
  const own = registry.output.match(/https?:\/\/\S+/)?.[0];
  if (url === undefined) return null;
  // A mirror may hand on the addresses of the public registry; npm replaces them too.
  return own === undefined
    ? url
    : url.replace(/^https?:\/\/registry\.npmjs\.org\//, own.endsWith('/') ? own : `${own}/`);
}

async function fetchRest(url, part, step) {
  const have = sizeOf(part);
  const stall = new AbortController();
  const response = await fetch(url, { headers: have > 0 ? { range: `bytes=${have}-` } : {}, signal: stall.signal });
  if (response.status === 416) return; // nothing is left to get: the hash decides
  if (!response.ok || response.body === null) throw new Error(`the registry answered ${response.status}`);
  const resumed = response.status === 206;
  if (resumed) report.note(step, `resuming after ${mebibytes(have)} MiB`);
  const from = resumed ? have : 0;
  await writeBody(response, { part, from, show: progressOf(step), stall });
}

async function writeBody(response, { part, from, show, stall }) {
  const total = from + Number(response.headers.get('content-length') ?? 0);
  const file = fs.openSync(part, from > 0 ? 'a' : 'w');
  let bytes = from;
  let timer;
  const rearm = () => {
    clearTimeout(timer);
    timer = setTimeout(() => stall.abort(new Error('nothing came for 30 s')), STALL_MS);
  };
  try {
    rearm();
    for await (const chunk of response.body) {
      fs.writeSync(file, chunk);
      bytes += chunk.length;
      if (total > from) show(bytes, total);
      rearm();
    }
  } finally {
    clearTimeout(timer);
    fs.closeSync(file);
  }
}

/** The slow but sure way: npm knows every proxy, certificate and token of this machine. */
async function packTarball(wanted, part, { folder, step }) {
  report.note(step, 'trying npm pack');
  const { code, output } = await runNpm(
    ['pack', wanted.spec, '--json', '--loglevel=silent', '--pack-destination', folder],
    { cwd: folder },
  );
  if (code !== 0) return `npm pack failed: ${output.slice(-500)}`;
  const packed = path.join(folder, JSON.parse(output)[0].filename);
  fs.renameSync(packed, part);
  return (await sha512Of(part)) === wanted.sha512 ? null : 'its sha512 is wrong';
}

async function sha512Of(file) {
  const hash = createHash('sha512');
  for await (const chunk of fs.createReadStream(file)) hash.update(chunk);
  return hash.digest('base64');
}

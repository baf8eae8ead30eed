import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishEntry } from '../../central/feed/publish-entry.ts';
import { feedHead, readFeed } from '../../central/store/feed.ts';
import { type Sql, inTransaction } from '../../central/store/pool.ts';
import { type FeedEntry, feedEntry } from '../../domain/contract/feed.ts';
import { OFFICE, OTHER_OFFICE, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

let centre: TestCentre;
let station: TestStation;
beforeAll(async () => {
  centre = await startTestCentre();
  station = await enrolTestStation(centre);
});
afterAll(() => centre.close());

type Page = { readonly entries: readonly { version: number; body: string; hash: string }[]; readonly head: number };

async function read(after: number, limit = 100): Promise<Page> {
  const path = `/v1/stations/${station.station}/feed?after=${after}&limit=${limit}`;
  return (await station.get(path)).json<Page>();
}

function note(en: string): FeedEntry {
  return { kind: 'office', office: OFFICE, name: { en, hi: en }, pin: '560001' };
}

async function publish(tx: Sql, en: string, office = OFFICE): Promise<number> {
  return (await publishEntry(tx, { office, entry: note(en), atMs: centre.time.nowMs })).version;
}

test('a new office’s feed begins with the office, its people and its sort plan', async () => {
  const { entries, head } = await read(0);
  const kinds = entries.map(({ body }) => feedEntry.parse(JSON.parse(body)).kind);
  expect(kinds.slice(0, 3)).toEqual(['office', 'users', 'sort-plan']);
  expect(entries.map(({ version }) => version).slice(0, 3)).toEqual([1, 2, 3]);
  expect(head).toBe(entries.at(-1)?.version);
});

test('the hash of an entry is the SHA-256 of its text', async () => {
  for (const { body, hash } of (await read(0)).entries) {
    expect(createHash('sha256').update(body, 'utf8').digest('hex')).toBe(hash);
  }
});

test('a reader goes on from any version and gets each entry once', async () => {
  await inTransaction(centre.deps.pool, (tx) => publish(tx, 'one more'));
  const all = await read(0);
  const seen = [];
  for (let after = 0; ;) {
    const page = await read(after, 1);
    const entry = page.entries[0];
    if (entry === undefined) break;
    seen.push(entry);
    after = entry.version;
  }
  expect(seen).toEqual(all.entries);
});

test('while one publication is open, those after it wait: no reader can pass it and miss it', async () => {
  const { pool } = centre.deps;
  const before = await feedHead(pool, OFFICE);
  const done: string[] = [];
  const opened = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = inTransaction(pool, async (tx) => {
    await publish(tx, 'slow');
    opened.resolve();
    await mayCommit.promise;
  }).then(() => done.push('slow'));
  await opened.promise;
  const fast = [1, 2, 3].map((n) =>
    inTransaction(pool, (tx) => publish(tx, `fast ${n}`)).then(() => done.push('fast')),
  );
  await waitingOnLocks(3);
  expect(done).toEqual([]);
  expect((await read(before)).entries).toEqual([]);
  expect((await read(before)).head).toBe(before);
  mayCommit.resolve();
  await Promise.all([slow, ...fast]);
  const bodies = (await read(before)).entries.map(({ version, body }) => [version, body.includes('slow')]);
  expect(bodies).toEqual([1, 2, 3, 4].map((n) => [before + n, n === 1]));
});

test('an open publication of one office does not hold up another office', async () => {
  const { pool } = centre.deps;
  const opened = Promise.withResolvers<void>();
  const mayCommit = Promise.withResolvers<void>();
  const slow = inTransaction(pool, async (tx) => {
    await publish(tx, 'slow');
    opened.resolve();
    await mayCommit.promise;
  });
  await opened.promise;
  const other = await inTransaction(pool, (tx) => publish(tx, 'elsewhere', OTHER_OFFICE));
  expect(other).toBe(await feedHead(pool, OTHER_OFFICE));
  mayCommit.resolve();
  await slow;
});

test('a publication that fails leaves no hole', async () => {
  const { pool } = centre.deps;
  const before = await feedHead(pool, OFFICE);
  const failing = inTransaction(pool, async (tx) => {
    await publish(tx, 'never seen');
    throw new Error('power cut');
  });
  await expect(failing).rejects.toThrow('power cut');
  const next = await inTransaction(pool, (tx) => publish(tx, 'seen'));
  expect(next).toBe(before + 1);
});

test('a station sees only its own office’s entries', async () => {
  const neighbour = await enrolTestStation(centre, { office: OTHER_OFFICE, counter: '1' });
  const page = (await neighbour.get(`/v1/stations/${neighbour.station}/feed?after=0`)).json<Page>();
  const offices = page.entries.map(({ body }) => feedEntry.parse(JSON.parse(body)));
  expect(offices[0]).toMatchObject({ kind: 'office', office: OTHER_OFFICE });
  expect(page.entries.map(({ body }) => body).join('')).not.toContain('sort-plan');
});

test('a page ends before it grows too large, but never before its first entry', async () => {
  const { pool } = centre.deps;
  const all = await readFeed(pool, { office: OFFICE, after: 0, limit: 100, maxBytes: 1e9 });
  const bytes = all.map(({ body }) => Buffer.byteLength(body));
  const two = (bytes[0] ?? 0) + (bytes[1] ?? 0);
  const small = await readFeed(pool, { office: OFFICE, after: 0, limit: 100, maxBytes: two });
  expect(small).toEqual(all.slice(0, 2));
  expect(await readFeed(pool, { office: OFFICE, after: 0, limit: 100, maxBytes: 1 })).toEqual(all.slice(0, 1));
});

/** Until so many statements wait for a lock; the test's own time limit ends it. */
async function waitingOnLocks(count: number): Promise<void> {
  const sql = `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  for (;;) {
    const [row] = await centre.rows(sql);
    if (row?.['n'] === count) return;
    await sleep(20);
  }
}

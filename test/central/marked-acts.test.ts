/** What somebody did without the right is stored like everything else, and marked by name. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { issueBadge } from '../../central/admin/issue-badge.ts';
import { replayProjection } from '../../central/projection/projector.ts';
import { readMarked } from '../../central/store/marked-acts.ts';
import { usersEntry } from '../../domain/contract/feed.ts';
import { confirmationMessage, hashAction } from '../../domain/custody/confirmation.ts';
import { parseBadge } from '../../domain/identifiers/badge.ts';
import { DEMO_CLERK_ID, DEMO_SUPERVISOR_ID } from '../support/manifest/demo-office.ts';
import { type Draft, acceptance } from './support/ledger-builder.ts';
import { OFFICE, TEST_NOW_MS, type TestCentre, startTestCentre } from './support/test-centre.ts';
import { type TestStation, enrolTestStation } from './support/test-station.ts';

const SET = '2026-11-24#1';
/** The demo office's feed: 1 office, 2 people, 3 sort plan. */
const BEFORE_THE_LIST = 1;
const WITH_THE_LIST = 3;

let centre: TestCentre;
let station: TestStation;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());
beforeEach(async () => {
  station = await enrolTestStation(centre);
});

const append = (draft: Partial<Draft> & { readonly type: string }): string =>
  station.ledger.append({ actor: DEMO_CLERK_ID, set: SET, inbox: WITH_THE_LIST, payload: {}, ...draft });
const accept = (item: string, over: Partial<Draft> = {}): string =>
  append({ type: 'item.accepted', payload: acceptance(item), ...over });

/** Uploads what there is; gives [seq, user, action, doubt] of each act that was marked at this station. */
async function marked(): Promise<unknown[]> {
  expect((await station.upload(station.ledger.upload())).statusCode).toBe(200);
  await centre.projector.idle();
  const acts = await readMarked(centre.deps.pool, OFFICE);
  return acts
    .filter((act) => act.station === station.station)
    .map(({ seq, user, action, doubt }) => [seq, user, action, doubt]);
}

test('a day’s work of people who may is not marked', async () => {
  append({ type: 'set.opened', payload: { set: { date: '2026-11-24', no: 1 }, opening: 0 } });
  const use = accept('CK482913609IN');
  append({ type: 'label.issued', payload: { use, label: 'L1', copy: 1, template: 'article-4x6' } });
  append({ type: 'user.unlocked', actor: DEMO_SUPERVISOR_ID, set: null, payload: { user: DEMO_CLERK_ID } });
  expect(await marked()).toEqual([]);
});

test('an act is marked by name when nobody, a stranger or the wrong person did it, or no set was open', async () => {
  accept('CK1IN', { actor: null });
  accept('CK2IN', { actor: '10000001' });
  append({ type: 'user.unlocked', payload: { user: '10000001' } });
  accept('CK4IN', { set: null });
  accept('CK5IN', { inbox: BEFORE_THE_LIST });
  expect(await marked()).toEqual([
    [2, null, 'item.accept', 'nobody'],
    [3, '10000001', 'item.accept', 'unknown-person'],
    [4, DEMO_CLERK_ID, 'user.unlock', 'no-right'],
    [5, DEMO_CLERK_ID, 'item.accept', 'wrong-state'],
    [6, DEMO_CLERK_ID, 'item.accept', 'unknown-person'],
  ]);
});

test('the list of people counts that the station had, not the one of today', async () => {
  accept('CK6IN');
  const list = await newestUsers();
  const without = { ...list, users: list.users.map((user) => ({ ...user, role: 'administrator' as const })) };
  const { publishEntry } = await import('../../central/feed/publish-entry.ts');
  const { inTransaction } = await import('../../central/store/pool.ts');
  const { version } = await inTransaction(centre.deps.pool, (tx) =>
    publishEntry(tx, { office: OFFICE, entry: without, atMs: TEST_NOW_MS }),
  );
  accept('CK7IN', { inbox: version });
  expect(await marked()).toEqual([[3, DEMO_CLERK_ID, 'item.accept', 'no-right']]);
});

async function newestUsers() {
  const sql = `SELECT convert_from(body, 'UTF8') AS body FROM feed_entry WHERE office = $1 AND kind = 'users' ORDER BY version LIMIT 1`;
  const [row] = await centre.rows(sql, [OFFICE]);
  return usersEntry.parse(JSON.parse(String(row?.['body'])));
}

/** Another person, a supervisor by the demo's list, takes the clerk's parcel back; `over` spoils the confirmation. */
function takeBack(
  use: string,
  over: { user?: string; atMs?: number; use?: string; key?: TestStation['key'] } = {},
): void {
  const { epoch } = station.ledger;
  const actor = '10055501';
  const about = { use: over.use ?? use };
  const described = { action: 'item.correct-others-last', station: station.station, epoch, actor, set: SET, about };
  const stated = {
    user: over.user ?? DEMO_SUPERVISOR_ID,
    action: hashAction(described as never),
    atMs: over.atMs ?? TEST_NOW_MS - 61_000,
  };
  const message = confirmationMessage({ ...stated, station: station.station, epoch } as never);
  const confirmation = { ...stated, signature: (over.key ?? station.key).sign(message) };
  const corrects = { epoch, seq: Number(use.split('/')[2]) };
  const payload = { use, corrects, reason: 'undone-by-clerk', confirmation };
  append({ type: 'acceptance.corrected', tv: 2, actor, payload, inbox: listWithTwoClerks, atMs: TEST_NOW_MS - 60_000 });
}
let listWithTwoClerks = 0;

test('a confirmation is checked with the station’s key against exactly what was done', async () => {
  const list = await newestUsers();
  const [clerk] = list.users;
  if (clerk === undefined) throw new Error('no clerk');
  const { publishEntry } = await import('../../central/feed/publish-entry.ts');
  const { inTransaction } = await import('../../central/store/pool.ts');
  const { badge: _, ...plain } = clerk;
  const entry = { ...list, users: [...list.users, { ...plain, user: '10055501' }] };
  listWithTwoClerks = (
    await inTransaction(centre.deps.pool, (tx) => publishEntry(tx, { office: OFFICE, entry, atMs: TEST_NOW_MS }))
  ).version;
  const other = await enrolTestStation(centre);
  const uses = Array.from({ length: 7 }, (_unused, at) => accept(`CKCONF${at}`));
  const [right = '', forged = '', elsewhere = '', clerks = '', late = '', none = '', twice = ''] = uses;
  takeBack(right);
  takeBack(forged, { key: other.key });
  takeBack(elsewhere, { use: right });
  takeBack(clerks, { user: DEMO_CLERK_ID });
  takeBack(late, { atMs: TEST_NOW_MS - 600_000 });
  const corrects = { epoch: station.ledger.epoch, seq: Number(none.split('/')[2]) };
  const alone = { use: none, corrects, reason: 'undone-by-clerk', confirmation: null };
  append({ type: 'acceptance.corrected', tv: 2, actor: '10055501', payload: alone, inbox: listWithTwoClerks });
  takeBack(twice);
  takeBack(twice);
  const expected = [
    [10, 'confirmation-forged'],
    [11, 'confirmation-other-action'],
    [12, 'confirmation-no-supervisor'],
    [13, 'confirmation-expired'],
    [14, 'no-confirmation'],
    [16, 'confirmation-used'],
  ].map(([seq, doubt]) => [seq, '10055501', 'item.correct-others-last', doubt]);
  expect(await marked()).toEqual(expected);
  await replayProjection(centre.deps.pool);
  expect(await marked()).toEqual(expected);
});

test('what one accepted oneself one takes back alone, in the old shape of the event and in the new', async () => {
  for (const tv of [1, 2]) {
    const use = accept(`CKOWN${tv}`);
    const corrects = { epoch: station.ledger.epoch, seq: Number(use.split('/')[2]) };
    const payload = { use, corrects, reason: 'undone-by-clerk', ...(tv === 1 ? {} : { confirmation: null }) };
    append({ type: 'acceptance.corrected', tv, payload });
  }
  expect(await marked()).toEqual([]);
});

test('odd payloads are quarantined or judged, and never stop the projector', async () => {
  const elsewhere = `S-1/${'0'.repeat(32)}/1`;
  append({ type: 'acceptance.corrected', tv: 2, payload: { use: 'x' } });
  append({ type: 'acceptance.corrected', tv: 2, payload: { use: elsewhere, confirmation: { user: 7 } } });
  append({ type: 'acceptance.corrected', tv: 2, payload: { use: elsewhere } });
  append({ type: 'item.accepted', payload: { ...acceptance('CKODDIN'), copy: 'x' }, actor: 'nobody' });
  append({ type: 'set.closed', inbox: -1, payload: {} });
  accept('CKODD2');
  expect(await marked()).toEqual([
    [3, DEMO_CLERK_ID, 'item.correct-others-last', 'no-confirmation'],
    [4, DEMO_CLERK_ID, 'item.correct-others-last', 'no-confirmation'],
    [5, null, 'item.accept', 'nobody'],
    [6, DEMO_CLERK_ID, 'set.close', 'unknown-person'],
  ]);
  expect(await centre.rows(`SELECT 1 FROM item_use WHERE item = 'CKODD2'`)).toHaveLength(1);
});

test('a correction is judged by the use that it takes back, whatever event it says it corrects', async () => {
  const use = accept('CKOTHERS');
  const own = accept('CKOWN', { actor: DEMO_SUPERVISOR_ID });
  const { epoch } = station.ledger;
  const corrections = [{ epoch, seq: Number(own.split('/')[2]) }, { epoch: '0'.repeat(32), seq: 1 }, 7, undefined];
  for (const corrects of corrections) {
    const payload = { use, reason: 'undone-by-clerk', confirmation: null, ...(corrects && { corrects }) };
    append({ type: 'acceptance.corrected', tv: 2, actor: DEMO_SUPERVISOR_ID, payload });
  }
  const doubt = [DEMO_SUPERVISOR_ID, 'item.correct-others-last', 'no-confirmation'];
  expect(await marked()).toEqual([4, 5, 6, 7].map((seq) => [seq, ...doubt]));
});

test('a badge is random, reaches the feed, and the one before it is gone', async () => {
  const first = await issueBadge(centre.deps, { office: OFFICE, user: DEMO_CLERK_ID });
  const second = await issueBadge(centre.deps, { office: OFFICE, user: DEMO_CLERK_ID });
  if (!first.ok || !second.ok) throw new Error('refused');
  expect(parseBadge(first.value.badge).ok).toBe(true);
  expect(second.value.badge).not.toBe(first.value.badge);
  const [row] = await centre.rows(
    `SELECT convert_from(body, 'UTF8') AS body FROM feed_entry WHERE office = $1 AND version = $2`,
    [OFFICE, second.value.version],
  );
  const { users } = usersEntry.parse(JSON.parse(String(row?.['body'])));
  expect(users.find(({ user }) => user === DEMO_CLERK_ID)?.badge).toBe(second.value.badge);
  expect(String(row?.['body'])).not.toContain(first.value.badge);
  expect(await issueBadge(centre.deps, { office: OFFICE, user: '00000000' })).toMatchObject({
    fault: { kind: 'user-unknown' },
  });
});

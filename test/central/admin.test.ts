import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createOffice } from '../../central/admin/create-office.ts';
import { issuePinCode } from '../../central/admin/issue-pin-code.ts';
import { publishCancellation } from '../../central/admin/publish-cancellation.ts';
import { publishManifest } from '../../central/admin/publish-manifest.ts';
import { type UsersEntry, feedEntry, manifestEntry } from '../../domain/contract/feed.ts';
import { DEMO_CLERK_ID, readDemoManifest, readDemoOffice } from '../support/manifest/demo-office.ts';
import { freshDatabase } from '../support/postgres/fresh-database.ts';
import { OFFICE, type TestCentre, startTestCentre } from './support/test-centre.ts';

let centre: TestCentre;
beforeAll(async () => {
  centre = await startTestCentre();
});
afterAll(() => centre.close());

async function newestEntry(): Promise<unknown> {
  const sql = `SELECT convert_from(body, 'UTF8') AS body FROM feed_entry WHERE office = $1 ORDER BY version DESC LIMIT 1`;
  const [row] = await centre.rows(sql, [OFFICE]);
  return JSON.parse(String(row?.['body']));
}

test('an office is created once', async () => {
  const again = await createOffice(centre.deps, await readDemoOffice());
  expect(again).toEqual({ ok: false, fault: { kind: 'office-exists' } });
});

test('an office of the wrong shape creates nothing', async () => {
  const demo = await readDemoOffice();
  const wrong = { ...demo, office: { ...demo.office, office: '21360009', pin: '060001' } };
  expect(await createOffice(centre.deps, wrong)).toMatchObject({ fault: { kind: 'bad-office', where: 'office.pin' } });
  expect(await centre.rows(`SELECT 1 FROM office WHERE office = '21360009'`)).toEqual([]);
});

test('a PIN code reaches the stations only as a hash of user and code, the others’ stay as they were', async () => {
  const before = feedEntry.parse(await newestUsers()) as UsersEntry;
  const issued = await issuePinCode(centre.deps, { office: OFFICE, user: DEMO_CLERK_ID });
  if (!issued.ok) throw new Error(issued.fault.kind);
  const after = feedEntry.parse(await newestEntry()) as UsersEntry;
  const hash = createHash('sha256').update(`${DEMO_CLERK_ID}:${issued.value.code}`).digest('hex');
  expect(issued.value.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/);
  expect(after.users.find(({ user }) => user === DEMO_CLERK_ID)?.pinCodeHash).toBe(hash);
  expect(others(after)).toEqual(others(before));
});

function others(entry: UsersEntry): unknown {
  return entry.users.filter(({ user }) => user !== DEMO_CLERK_ID);
}

async function newestUsers(): Promise<unknown> {
  const sql = `SELECT convert_from(body, 'UTF8') AS body FROM feed_entry WHERE office = $1 AND kind = 'users' ORDER BY version DESC LIMIT 1`;
  const [row] = await centre.rows(sql, [OFFICE]);
  return JSON.parse(String(row?.['body']));
}

test('a PIN code for nobody is refused', async () => {
  const issued = await issuePinCode(centre.deps, { office: OFFICE, user: '00000000' });
  expect(issued).toEqual({ ok: false, fault: { kind: 'user-unknown' } });
});

test('a manifest goes into the office’s feed as it is; the same again is the same version', async () => {
  const manifest = await readDemoManifest();
  const published = await publishManifest(centre.deps, manifest);
  expect(manifestEntry.parse(await newestEntry())).toEqual(manifest);
  expect(await publishManifest(centre.deps, manifest)).toEqual(published);
  const rows = await centre.rows('SELECT consignment, declared_count, declared_grams FROM partner_manifest');
  expect(rows).toEqual([{ consignment: 'AMZ-24112026-04', declared_count: 200, declared_grams: 318_400 }]);
});

test('a manifest that contradicts itself, its office or its predecessor is refused by name', async () => {
  const manifest = await readDemoManifest();
  const [first] = manifest.lines;
  if (first === undefined) throw new Error('no lines');
  const other = { ...manifest, consignment: 'AMZ-2' };
  const twice = [first, { ...first, line: 2 }];
  const grams = { declaredCount: 2, declaredGrams: 2 * first.grams };
  const cases: readonly [unknown, object][] = [
    [
      { ...manifest, lines: [{ ...first, pin: '012345' }] },
      { kind: 'bad-manifest', where: 'lines.0.pin' },
    ],
    [{ ...manifest, address: 'someone’s' }, { kind: 'bad-manifest' }],
    [
      { ...other, declaredCount: 199 },
      { kind: 'counts-differ', declared: 199, lines: 200 },
    ],
    [
      { ...other, declaredGrams: 1 },
      { kind: 'grams-differ', declared: 1, lines: 318_400 },
    ],
    [
      { ...other, ...grams, lines: twice },
      { kind: 'number-twice', number: first.item },
    ],
    // Stations would pass these over without a word.
    [
      { ...manifest, consignment: 'WALK-IN' },
      { kind: 'bad-manifest', where: 'consignment' },
    ],
    [
      { ...other, ...grams, lines: [first, { ...manifest.lines[1], grams: first.grams, line: first.line }] },
      { kind: 'bad-manifest', where: 'lines.1.line' },
    ],
    [{ ...other, office: '99999999' }, { kind: 'office-unknown' }],
    [{ ...manifest, partner: 'Another' }, { kind: 'consignment-exists' }],
  ];
  for (const [input, fault] of cases) {
    expect(await publishManifest(centre.deps, input)).toMatchObject({ ok: false, fault });
  }
});

const wordsOf = () =>
  centre.rows(
    "SELECT kind, added, changed, cancelled, whole FROM manifest_word WHERE consignment = 'AMZ-LATER-01' ORDER BY version",
  );
const figures = () =>
  centre.rows("SELECT declared_count, declared_grams::int FROM partner_manifest WHERE consignment = 'AMZ-LATER-01'");

test('a later version and cancellations are new entries of the feed, and the figures follow', async () => {
  const manifest = { ...(await readDemoManifest()), consignment: 'AMZ-LATER-01' };
  const { office, consignment } = manifest;
  const [first, second, third] = manifest.lines;
  if (first === undefined || second === undefined || third === undefined) throw new Error('no lines');
  const cancel = (items: string[] | null) =>
    publishCancellation(centre.deps, { kind: 'cancellation', office, consignment, items });
  expect(await cancel([first.item])).toEqual({ ok: false, fault: { kind: 'consignment-unknown' } });
  const published = await publishManifest(centre.deps, manifest);
  const lines = manifest.lines.slice(2).map((line, at) => ({ ...line, line: at + 1 }));
  const declaredGrams = lines.reduce((sum, { grams }) => sum + grams, 0);
  const later = { ...manifest, lines, declaredCount: 198, declaredGrams };
  expect(await publishManifest(centre.deps, later)).toMatchObject({ ok: true });
  expect(await cancel([third.item])).toMatchObject({ ok: true, value: { cancelled: 1 } });
  expect(await figures()).toEqual([{ declared_count: 197, declared_grams: declaredGrams - third.grams }]);
  expect(await cancel([third.item])).toEqual({ ok: false, fault: { kind: 'not-listed', number: third.item } });
  expect(await newestEntry()).toEqual({ kind: 'cancellation', office, consignment, items: [third.item] });
  expect(await cancel(null)).toMatchObject({ value: { cancelled: 197 } });
  const again = await publishManifest(centre.deps, manifest); // the first one once more is a new word
  expect(again).not.toEqual(published);
  expect(await publishManifest(centre.deps, manifest)).toEqual(again);
  expect(await wordsOf()).toEqual([
    { kind: 'manifest', added: 200, changed: 0, cancelled: 0, whole: false },
    { kind: 'manifest', added: 0, changed: 0, cancelled: 2, whole: false },
    { kind: 'cancellation', added: 0, changed: 0, cancelled: 1, whole: false },
    { kind: 'cancellation', added: 0, changed: 0, cancelled: 197, whole: true },
    { kind: 'manifest', added: 200, changed: 0, cancelled: 0, whole: false },
  ]);
  expect(await publishCancellation(centre.deps, { office })).toMatchObject({ fault: { kind: 'bad-cancellation' } });
});

test('the command line prints one JSON object and ends with 0, or with 1 when refused', async () => {
  const database = await freshDatabase();
  const cli = fileURLToPath(new URL('../../central/admin/cli.ts', import.meta.url));
  const manifest = fileURLToPath(new URL('../../resources/sample-manifests/amazon-200.json', import.meta.url));
  const run = (...args: string[]): { status: number | null; out: unknown } => {
    const env = { PATH: process.env['PATH'], DATABASE_URL: database.url };
    const { status, stdout } = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });
    return { status, out: stdout === '' ? null : JSON.parse(stdout) };
  };
  expect(run('issue-enrolment-code', '--office', OFFICE, '--counter', '2')).toEqual({
    status: 1,
    out: { kind: 'office-unknown' },
  });
  expect(run('publish-manifest', '--file', manifest)).toEqual({ status: 1, out: { kind: 'office-unknown' } });
  expect(run('replay-projection')).toEqual({ status: 0, out: true });
  expect(run('dance').status).toBe(1);
  await database.drop();
});

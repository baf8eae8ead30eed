import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeFeed } from '../../../electron/station/sync/take-feed.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeEach(async () => {
  prepared = await prepareFolder(4);
  copy = prepared.open();
});
afterEach(async () => {
  await copy.end();
  prepared.remove();
});

const inbox = () => copy.station.core.store.inbox;
const office = (en: string) =>
  JSON.stringify({ kind: 'office', office: '21360001', name: { en, hi: en }, pin: '560001' });
const entry = (version: number, body: string, hash = createHash('sha256').update(body).digest('hex')) => ({
  version,
  body,
  hash,
});
const take = (...entries: ReturnType<typeof entry>[]) =>
  takeFeed(copy.station.core, { entries, head: entries.at(-1)?.version ?? 0, serverTimeMs: 0 });
const officeName = () => copy.station.core.projections.people.office('21360001')?.name.en;

test('entries are kept byte for byte as they came', () => {
  const body = `  ${office('Spaced')}\n`;
  expect(take(entry(7, body))).toEqual({ ok: true, value: 1 });
  expect(inbox().byVersion(7)).toMatchObject({ kind: 'office', body });
  expect(officeName()).toBe('Spaced');
});

test('an entry that was damaged on the way is refused, and so is everything after it', () => {
  const damaged = entry(8, office('Second'), 'a'.repeat(64));
  expect(take(entry(7, office('First')), damaged, entry(9, office('Third')))).toEqual({
    ok: false,
    fault: { kind: 'feed-damaged', version: 8 },
  });
  expect([inbox().version(), officeName()]).toEqual([7, 'First']);
  expect(take(entry(8, office('Second')), entry(9, office('Third')))).toEqual({ ok: true, value: 2 });
  expect([inbox().version(), officeName()]).toEqual([9, 'Third']);
});

test('an entry that comes twice counts once', () => {
  expect(take(entry(7, office('First')))).toEqual({ ok: true, value: 1 });
  expect(take(entry(6, office('Older')), entry(7, office('Other')))).toEqual({ ok: true, value: 0 });
  expect(officeName()).toBe('First');
});

test.each([
  ['of a kind of next year', JSON.stringify({ kind: 'capacity-plan', plan: 1 })],
  ['with a field too much', office('x').replace('{', '{"extra":1,')],
  ['that is no JSON', 'no json at all'],
])('an entry %s is kept, is not interpreted, and blocks nothing', (_, body) => {
  expect(take(entry(7, body), entry(8, office('After')))).toEqual({ ok: true, value: 2 });
  expect(inbox().byVersion(7)).toMatchObject({ kind: 'unknown', body });
  expect(officeName()).toBe('After');
});

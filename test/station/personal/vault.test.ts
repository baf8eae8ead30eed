/** What is sealed opens here and nowhere else, and whatever is done to it, opening answers. */
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuse } from '../../../domain/reply.ts';
import { commitmentOf } from '../../../domain/personal/commitment.ts';
import { MOST_RECORD_BYTES, type PersonalRecord } from '../../../domain/personal/record.ts';
import { openBytes, sealBytes } from '../../../electron/station/personal/seal-bytes.ts';
import { must } from '../../support/station/ready-station.ts';
import { openStation, startMessage } from '../../support/station/test-station.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';
import { tamper } from '../support/raw-file.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { DRIVER, RECEIVER, sealNow, wrappedKeys } from './support.ts';

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
const core = () => copy.station.core;
const OFF = '0'.repeat(32);

test('a record opens as it was sealed, also after a restart', async () => {
  const refs = [DRIVER, RECEIVER, { ...DRIVER, strokes: null }].map((record) => sealNow(core(), record));
  await copy.restart();
  const opened = refs.map((ref) => must(core().vault.open(ref)));
  expect(opened).toEqual([DRIVER, RECEIVER, { ...DRIVER, strokes: null }]);
});

test('the reference says nothing of the person, and the same person twice is two of them', () => {
  const [a, b] = [sealNow(core(), RECEIVER), sealNow(core(), RECEIVER)];
  expect(a).toEqual({
    ref: expect.stringMatching(/^[0-9a-f]{32}$/) as unknown,
    month: '2026-11',
    commitment: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
  });
  expect([a.ref === b.ref, a.commitment === b.commitment]).toEqual([false, false]);
});

test('any record comes back, and every bit that is turned in its row is noticed', () => {
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  const anyRecord = fc.record({
    name: text,
    lines: fc.array(text, { maxLength: 3 }),
    pin: text,
    phone: fc.option(text),
  });
  const { db } = core().store;
  db.exec('DROP TRIGGER personal_record_never_changes');
  const put = db.prepare('UPDATE personal_record SET sealed = ? WHERE ref = ?');
  const get = db.prepare('SELECT sealed FROM personal_record WHERE ref = ?').pluck();
  fc.assert(
    fc.property(anyRecord, fc.nat(), fc.integer({ min: 0, max: 7 }), (fields, place, bit) => {
      const record: PersonalRecord = { kind: 'party', ...fields };
      const ref = sealNow(core(), record);
      expect(must(core().vault.open(ref))).toEqual(JSON.parse(JSON.stringify(record)));
      const sealed = Buffer.from(get.get(ref.ref) as Buffer);
      const at = place % sealed.length;
      sealed[at] = (sealed[at] ?? 0) ^ (1 << bit);
      put.run(sealed, ref.ref);
      expect(core().vault.open(ref)).toEqual(refuse({ kind: 'personal-tampered' }));
    }),
  );
});

test('a row put in the place of another, or under another month, does not open', () => {
  const [a, b] = [sealNow(core(), RECEIVER), sealNow(core(), DRIVER)];
  const { db } = core().store;
  db.exec('DROP TRIGGER personal_record_never_changes');
  const sealed = db.prepare('SELECT sealed FROM personal_record WHERE ref = ?').pluck().get(b.ref);
  db.prepare('UPDATE personal_record SET sealed = ? WHERE ref = ?').run(sealed, a.ref);
  expect(core().vault.open(a)).toEqual(refuse({ kind: 'personal-tampered' }));
  db.prepare("UPDATE personal_record SET month = '2026-12' WHERE ref = ?").run(b.ref);
  expect(core().vault.open(b)).toEqual(refuse({ kind: 'personal-not-held' }));
  expect(core().vault.open({ ...b, month: '2026-12' })).toEqual(refuse({ kind: 'personal-tampered' }));
});

test('an event that commits itself to another record is not shown this one', () => {
  const ref = sealNow(core(), RECEIVER);
  const other = commitmentOf(Buffer.alloc(32), RECEIVER);
  expect(core().vault.open({ ...ref, commitment: other })).toEqual(refuse({ kind: 'personal-tampered' }));
});

test('a month’s key that was changed, cut or exchanged is a refusal, and sealing goes on', async () => {
  const ref = sealNow(core(), RECEIVER);
  const { dataDir } = copy.start;
  await copy.station.close();
  tamper(dataDir, (db) => db.exec('UPDATE personal_key SET wrapped = randomblob(60)'));
  copy.station = openStation(copy.start, copy.clock);
  expect(core().vault.open(ref)).toEqual(refuse({ kind: 'personal-tampered' }));
  const next = sealNow(core(), DRIVER);
  expect([next.month, must(core().vault.open(next))]).toEqual(['2026-12', DRIVER]);
});

test('a folder on another PC, whose key is another: its records stay shut, the work and new records go on', async () => {
  const ref = sealNow(core(), RECEIVER);
  await copy.station.close();
  const { personalKey } = startMessage(copy.start.dataDir);
  copy.station = openStation({ ...copy.start, personalKey }, copy.clock);
  expect(core().vault.open(ref)).toEqual(refuse({ kind: 'personal-other-key' }));
  beginWork(copy.station, prepared.manifests[0]);
  acceptLines(copy.station, prepared.manifests[0], 0, 1);
  expect(copy.station.desks.accept.live.get().result?.kind).toBe('accepted');
  const next = sealNow(core(), DRIVER);
  expect(must(core().vault.open(next))).toEqual(DRIVER);
  expect(
    core()
      .vault.held()
      .map(({ month, records }) => [month, records]),
  ).toEqual([
    ['2026-11', 1],
    ['2026-12', 1],
  ]);
});

test('a reference of another station is told from a purged one', () => {
  const foreign = { ref: OFF, month: '2026-11', commitment: 'a'.repeat(64) };
  expect(core().vault.open(foreign)).toEqual(refuse({ kind: 'personal-not-held' }));
});

test('a write that is rolled back takes record and key with it, and the next one seals under a key that is kept', async () => {
  core().store.inWrite(() => {
    must(core().vault.seal(RECEIVER));
    return refuse({ kind: 'changed-my-mind' });
  });
  expect([core().vault.held(), wrappedKeys(core())]).toEqual([[], []]);
  const ref = sealNow(core(), RECEIVER);
  await copy.restart();
  expect(must(core().vault.open(ref))).toEqual(RECEIVER);
});

test('outside of a write nothing is sealed: an event would name what is not there', () => {
  expect(() => core().vault.seal(RECEIVER)).toThrow(/in the write of the event/);
  expect(core().vault.held()).toEqual([]);
});

test('a signature that is too large is refused with its size, and nothing is kept', () => {
  const strokes = [Array.from({ length: 20_000 }, () => 1000)];
  const reply = core().store.inWrite(() => core().vault.seal({ ...DRIVER, strokes }));
  expect(reply).toMatchObject({ ok: false, fault: { kind: 'personal-too-large', most: MOST_RECORD_BYTES } });
  expect(core().vault.held()).toEqual([]);
});

test('one key a month, however many records; the same text never has the same bytes', () => {
  const refs = Array.from({ length: 20 }, () => sealNow(core(), RECEIVER));
  expect(wrappedKeys(core())).toHaveLength(1);
  const rows = core().store.db.prepare('SELECT sealed FROM personal_record').pluck().all() as Buffer[];
  expect(new Set(rows.map((row) => row.toString('hex'))).size).toBe(refs.length);
  copy.clock.advance(10 * 86_400_000);
  expect(sealNow(core(), RECEIVER).month).toBe('2026-12');
  expect(wrappedKeys(core())).toHaveLength(2);
});

test('sealed bytes are nonce, AES-256-GCM and tag: a published vector, laid out so, opens', () => {
  // McGrew and Viega, "The Galois/Counter Mode of Operation", test case 14: a key and a nonce of zeros.
  const vector = '00'.repeat(12) + 'cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919';
  const opened = openBytes(Buffer.alloc(32), '', Buffer.from(vector, 'hex'));
  expect(opened?.toString('hex')).toBe('00'.repeat(16));
});

test('sealed bytes open with their key and context alone, and a cut piece never throws', () => {
  const [key, plain] = [Buffer.alloc(32, 5), Buffer.from('some text')];
  const sealed = sealBytes(key, 'context', plain);
  expect(openBytes(key, 'context', sealed)).toEqual(plain);
  expect(openBytes(key, 'another', sealed)).toBeNull();
  expect(openBytes(Buffer.alloc(32, 6), 'context', sealed)).toBeNull();
  for (let length = 0; length < sealed.length; length += 1)
    expect(openBytes(key, 'context', sealed.subarray(0, length))).toBeNull();
});

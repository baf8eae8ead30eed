import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { StationStart } from '../../../domain/contract/start.ts';
import { createStation } from '../../../electron/station/create-station.ts';
import { writeMark } from '../../../electron/station/ledger/head-mark.ts';
import { openStation, temporaryFolder, testClock } from '../../support/station/test-station.ts';
import { folderState } from '../support/folder-state.ts';
import { prepareFolder, type PreparedFolder } from '../support/prepared-folder.ts';
import { dropTriggers, openRaw, tamper, type RawDb } from '../support/raw-file.ts';
import { acceptLines, beginWork } from '../support/work.ts';

const folder = temporaryFolder('refused');
let prepared: PreparedFolder;
let start: StationStart;
let tests = 0;

/** Folders of one station: `early` after 3 parcels, `crashed` after 6 with its -wal, `late` the same closed cleanly. */
const at = (name: string): string => path.join(folder.dir, name);

beforeAll(async () => {
  prepared = await prepareFolder(8);
  const copy = prepared.open();
  const { dataDir } = copy.start;
  beginWork(copy.station, prepared.manifests[0]);
  acceptLines(copy.station, prepared.manifests[0], 0, 3);
  await copy.restart();
  await copy.restart(); // the second opening has noted what the first one wrote as verified
  await copy.station.close();
  cpSync(dataDir, at('early'), { recursive: true });
  copy.station = openStation(copy.start, copy.clock);
  beginWorkAgain(copy.station);
  acceptLines(copy.station, prepared.manifests[0], 3, 6);
  const head = copy.station.core.store.events.head();
  if (head === null) throw new Error('no head');
  writeMark(dataDir, { epoch: head.epoch, seq: head.seq, hash: head.hash });
  cpSync(dataDir, at('crashed'), { recursive: true });
  start = copy.start;
  await copy.station.close();
  cpSync(dataDir, at('late'), { recursive: true });
});
afterAll(() => {
  prepared.remove();
  folder.remove();
});

let dir = '';
beforeEach(() => {
  dir = at(`test-${(tests += 1)}`);
});

function beginWorkAgain(station: ReturnType<typeof openStation>): void {
  const person = station.core.projections.people.person('10042311');
  if (person === null) throw new Error('the clerk is not in the feed');
  station.desks.session.signIn(crypto.randomUUID(), person, 'user.signed-in');
}

/** Opens the folder twice: refused both times with the same reason, and afterwards every byte is where it was. */
function refusalOf(dataDir: string): unknown {
  const before = folderState(dataDir);
  const first = createStation({ ...start, dataDir }, { clock: testClock() });
  const second = createStation({ ...start, dataDir }, { clock: testClock() });
  expect(second).toEqual(first);
  const after = folderState(dataDir);
  expect(Object.entries(after).filter(([file]) => file in before)).toEqual(Object.entries(before));
  expect(Object.keys(after).filter((file) => !(file in before) && !file.endsWith('-wal'))).toEqual([]);
  return first.ok ? 'opened' : first.fault;
}

test('a ledger that lost its -wal is refused: records are missing', () => {
  cpSync(at('crashed'), dir, { recursive: true });
  rmSync(path.join(dir, 'ledger.db-wal'));
  rmSync(path.join(dir, 'ledger.db-shm'), { force: true });
  expect(refusalOf(dir)).toMatchObject({ kind: 'records-missing' });
});

test('the same ledger with its -wal opens and holds all', async () => {
  cpSync(at('crashed'), dir, { recursive: true });
  const station = openStation({ ...start, dataDir: dir }, testClock());
  expect(station.core.projections.uses.countOnHand()).toBe(6);
  await station.close();
});

test('an older copy of the file put in place of the newer is refused', () => {
  cpSync(at('late'), dir, { recursive: true });
  cpSync(path.join(at('early'), 'ledger.db'), path.join(dir, 'ledger.db'));
  expect(refusalOf(dir)).toMatchObject({ kind: 'records-missing' });
});

test('a ledger that is gone is refused, and no empty one is put in its place', () => {
  cpSync(at('late'), dir, { recursive: true });
  renameSync(path.join(dir, 'ledger.db'), `${dir}-kept`);
  expect(refusalOf(dir)).toMatchObject({ kind: 'records-missing' });
});

test('an empty file in place of the ledger is refused', () => {
  cpSync(at('late'), dir, { recursive: true });
  writeFileSync(path.join(dir, 'ledger.db'), '');
  expect(refusalOf(dir)).toMatchObject({ kind: 'records-missing' });
});

test('another event in the marked place is refused: the mark knows the hash', () => {
  cpSync(at('late'), dir, { recursive: true });
  const head = { epoch: epochOf(dir), seq: 13, hash: 'a'.repeat(64) };
  writeMark(dir, head);
  expect(refusalOf(dir)).toEqual({ kind: 'records-missing', mark: head });
});

test('a mark that is garbled says nothing, and the ledger opens', async () => {
  cpSync(at('late'), dir, { recursive: true });
  writeFileSync(path.join(dir, 'head.json'), '{"epoch":');
  await openStation({ ...start, dataDir: dir }, testClock()).close();
});

test('a changed bit in an old event is refused and the event is named', () => {
  cpSync(at('late'), dir, { recursive: true });
  tamper(dir, (db) => {
    const bytes = db.prepare('SELECT bytes FROM event WHERE n = 2').pluck().get() as Buffer;
    bytes[100] = (bytes[100] ?? 0) ^ 1;
    db.prepare('UPDATE event SET bytes = ? WHERE n = 2').run(bytes);
  });
  expect(refusalOf(dir)).toEqual({ kind: 'broken-chain', at: { n: 2, why: 'hash' } });
});

test('a broken chain beside a -wal is refused, and the -wal stays too', () => {
  cpSync(at('crashed'), dir, { recursive: true });
  const source = at(`test-${(tests += 1)}`);
  cpSync(at('crashed'), source, { recursive: true });
  const db = openTampered(source);
  rmSync(dir, { recursive: true });
  mkdirSync(dir);
  cpSync(source, dir, { recursive: true }); // copied while open: the change is in the -wal
  db.close();
  expect(Object.keys(folderState(dir))).toContain('ledger.db-wal');
  expect(refusalOf(dir)).toMatchObject({ kind: 'broken-chain', at: { n: 3 } });
});

test('a tail cut off behind the back of the mark is refused, as far as it had been verified', () => {
  cpSync(at('early'), dir, { recursive: true });
  tamper(dir, (db) => db.exec('DELETE FROM event WHERE n > 5'));
  expect(refusalOf(dir)).toEqual({ kind: 'broken-chain', at: { n: 6, why: 'missing' } });
});

test('a changed bit in a manifest of the inbox is refused and the entry is named', () => {
  cpSync(at('late'), dir, { recursive: true });
  tamper(dir, (db) => {
    const body = db.prepare('SELECT body FROM inbox WHERE version = 4').pluck().get() as Buffer;
    body[700] = (body[700] ?? 0) ^ 1;
    db.prepare('UPDATE inbox SET body = ? WHERE version = 4').run(body);
  });
  expect(refusalOf(dir)).toEqual({ kind: 'broken-inbox', version: 4 });
});

test('a file that is no database is refused as it lies', () => {
  cpSync(at('late'), dir, { recursive: true });
  writeFileSync(path.join(dir, 'ledger.db'), Buffer.alloc(8192, 'no ledger '));
  expect(refusalOf(dir)).toEqual({ kind: 'cannot-open', fault: 'disk-fault' });
});

function epochOf(dataDir: string): string {
  let epoch = '';
  tamper(dataDir, (db) => {
    epoch = db.prepare('SELECT epoch FROM epoch').pluck().get() as string;
  });
  return epoch;
}

/** Changes event 3 and leaves the connection open, so that the change lies in the -wal. */
function openTampered(dataDir: string): RawDb {
  const db = openRaw(dataDir);
  dropTriggers(db);
  db.exec("UPDATE event SET type = 'x' WHERE n = 3");
  return db;
}

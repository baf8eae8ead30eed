import { afterAll, beforeAll, expect, test } from 'vitest';
import { openReader, openWriter } from '../../../electron/station/ledger/db.ts';
import { acceptLines, beginWork } from '../support/work.ts';
import { prepareFolder, type OpenedCopy, type PreparedFolder } from '../support/prepared-folder.ts';

let prepared: PreparedFolder;
let copy: OpenedCopy;
beforeAll(async () => {
  prepared = await prepareFolder(8);
  copy = prepared.open();
  beginWork(copy.station, prepared.manifests[0]);
  acceptLines(copy.station, prepared.manifests[0], 0, 4);
});
afterAll(async () => {
  await copy.end();
  prepared.remove();
});

const db = () => copy.station.core.store.db;
const rows = () => db().prepare('SELECT n, epoch, seq, type, hex(bytes) AS bytes, hex(hash) AS hash FROM event').all();
const headN = (): number => copy.station.core.store.events.head()?.n ?? 0;

test.each([
  ['UPDATE of the bytes', "UPDATE event SET bytes = x'00' WHERE n = 2"],
  ['UPDATE of any column', "UPDATE event SET type = 'x' WHERE n = 2"],
  ['UPDATE that changes nothing', 'UPDATE event SET n = n WHERE n = 2'],
  ['DELETE of the last event', 'DELETE FROM event WHERE n = (SELECT max(n) FROM event)'],
  ['DELETE of all', 'DELETE FROM event'],
  ['INSERT OR REPLACE', 'INSERT OR REPLACE INTO event SELECT n, epoch, seq, type, bytes, hash FROM event WHERE n = 2'],
  ['REPLACE', "REPLACE INTO event SELECT n, epoch, seq, 'x', bytes, hash FROM event WHERE n = 1"],
  [
    'an upsert that would update',
    "INSERT INTO event SELECT n, epoch, seq, type, bytes, hash FROM event WHERE n = 2 ON CONFLICT (n) DO UPDATE SET type = 'x'",
  ],
  ['UPDATE OR REPLACE', 'UPDATE OR REPLACE event SET n = 1 WHERE n = 2'],
  ['UPDATE of an epoch', "UPDATE epoch SET station = 'OTHER'"],
  ['DELETE of an epoch', 'DELETE FROM epoch'],
  ['INSERT OR REPLACE of an epoch', "INSERT OR REPLACE INTO epoch SELECT id, epoch, 'OTHER', first_n FROM epoch"],
  ['UPDATE of an inbox entry', "UPDATE inbox SET body = x'00' WHERE version = 1"],
  ['DELETE of an inbox entry', 'DELETE FROM inbox WHERE version = 1'],
  [
    'INSERT OR REPLACE of an inbox entry',
    "INSERT OR REPLACE INTO inbox SELECT version, kind, x'00', hash, received_ms FROM inbox WHERE version = 1",
  ],
])('the ledger refuses %s', (_, sql) => {
  const before = rows();
  expect(() => db().exec(sql)).toThrow(/append-only|dense|never change|rise/);
  expect(rows()).toEqual(before);
});

const hash = Buffer.alloc(32);
const insert = (n: number, epoch: number, seq: number) => () =>
  db().prepare("INSERT INTO event VALUES (?, ?, ?, 'x', x'00', ?)").run(n, epoch, seq, hash);

test('a gap, a place taken already and a wrong seq are refused', () => {
  const n = headN();
  const before = rows();
  expect(insert(n + 2, 1, n + 2)).toThrow(/dense/);
  expect(insert(n, 1, n)).toThrow(/dense|UNIQUE/);
  expect(insert(0, 1, 0)).toThrow(/dense|CHECK/);
  expect(insert(n + 1, 1, n + 2)).toThrow(/dense/);
  expect(insert(n + 1, 1, n)).toThrow(/dense/);
  expect(insert(n + 1, 2, n + 1)).toThrow(/dense|FOREIGN KEY/);
  expect(rows()).toEqual(before);
});

test('an event of an earlier epoch is refused once another has begun', () => {
  const n = headN();
  db().exec('BEGIN');
  db()
    .prepare("INSERT INTO epoch (epoch, station, first_n) VALUES (?, 'S', ?)")
    .run('f'.repeat(32), n + 1);
  expect(insert(n + 1, 1, n + 1)).toThrow(/dense/);
  expect(insert(n + 1, 2, 1)).not.toThrow();
  db().exec('ROLLBACK');
});

const add = (version: number) => () =>
  db().prepare("INSERT INTO inbox VALUES (?, 'x', x'00', ?, 0)").run(version, hash);

test('inbox versions only rise', () => {
  const newest = copy.station.core.store.inbox.version();
  expect(add(newest)).toThrow(/rise|UNIQUE/);
  expect(add(newest - 1)).toThrow(/rise|UNIQUE/);
  expect(add(0)).toThrow(/rise/);
});

const pragma = (name: string): unknown => db().pragma(name, { simple: true });

test('the writing connection runs WAL with FULL, recursive triggers and foreign keys', () => {
  expect(pragma('journal_mode')).toBe('wal');
  expect(pragma('synchronous')).toBe(2);
  expect(pragma('recursive_triggers')).toBe(1);
  expect(pragma('foreign_keys')).toBe(1);
  expect(pragma('trusted_schema')).toBe(0);
});

test('a connection that cannot take a setting is not opened', () => {
  expect(() => openWriter(':memory:', null)).toThrow(/journal_mode=memory, not wal/);
});

test('the uploader’s connection cannot write', () => {
  const reader = openReader(copy.station.core.store.file, null);
  expect(() => reader.exec("INSERT INTO setting VALUES ('x', 'y')")).toThrow(/readonly/);
  reader.close();
});

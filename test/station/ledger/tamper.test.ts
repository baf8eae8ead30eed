import { beforeAll, describe, expect, test } from 'vitest';
import { hashEvent } from '../../../domain/sync/chain.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { looseLedger, type LooseLedger } from '../support/loose-ledger.ts';
import type { RawDb } from '../support/raw-file.ts';

let ledger: LooseLedger;
beforeAll(async () => {
  ledger = await looseLedger();
});

function brokenAfter(work: (db: RawDb) => void): ReturnType<typeof verifyChain>['broken'] {
  const db = ledger.open();
  work(db);
  const { broken } = verifyChain(db, 0);
  db.close();
  return broken;
}

test('an untouched ledger verifies to its last event', () => {
  const db = ledger.open();
  expect(verifyChain(db, 0)).toEqual({ from: 0, to: ledger.size, broken: null });
  expect(ledger.size).toBeGreaterThan(15);
});

describe.each(['bytes', 'hash'])('one flipped bit in the column %s', (column) => {
  test.each([
    ['of the first event', () => 1],
    ['of an event in the middle', () => 9],
    ['of the last event', () => ledger.size],
  ])('%s is found at every place, and the event is named', (_, which) => {
    const db = ledger.open();
    const n = which();
    const bytes = db.prepare(`SELECT ${column} FROM event WHERE n = ?`).pluck().get(n) as Buffer;
    const put = db.prepare(`UPDATE event SET ${column} = ? WHERE n = ?`);
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8));
      put.run(changed, n);
      if (verifyChain(db, 0).broken?.n !== n) missed.push(at);
    }
    expect(missed).toEqual([]);
    put.run(bytes, n);
    expect(verifyChain(db, 0).broken).toBeNull();
  });
});

test.each([
  ['n', 'UPDATE event SET n = 1009 WHERE n = 9', 9],
  ['seq', 'UPDATE event SET seq = seq | 64 WHERE n = 9', 9],
  ['epoch', 'UPDATE event SET epoch = 3 WHERE n = 9', 9],
  ['type', "UPDATE event SET type = 'item.accepteD' WHERE n = 9", 9],
  ['type to another real one', "UPDATE event SET type = 'item.weighed' WHERE n = 9", 9],
  ['the epoch’s name', "UPDATE epoch SET epoch = replace(epoch, substr(epoch, 1, 1), 'g')", 1],
  ['the epoch’s station', "UPDATE epoch SET station = '560001-C3'", 1],
  ['the epoch’s first n', 'UPDATE epoch SET first_n = 2', 1],
  ['the epoch’s id', 'UPDATE epoch SET id = 2', 1],
  ['the epoch’s row itself', 'DELETE FROM epoch', 1],
])('a change of %s is found and named', (_, sql, n) => {
  expect(brokenAfter((db) => db.exec(sql))?.n).toBe(n);
});

test('the epoch of the last event alone, changed to none that exists, is found', () => {
  expect(brokenAfter((db) => db.exec('UPDATE event SET epoch = 9 WHERE n = (SELECT max(n) FROM event)'))).toEqual({
    n: ledger.size,
    why: 'place',
  });
});

test('an epoch that never began is found', () => {
  const next = ledger.size + 1;
  const sql = `INSERT INTO epoch (epoch, station, first_n) VALUES ('${'a'.repeat(32)}', '560001-C2', ${next})`;
  expect(brokenAfter((db) => db.exec(sql))).toEqual({ n: next, why: 'place' });
});

test('a deleted event is named', () => {
  expect(brokenAfter((db) => db.exec('DELETE FROM event WHERE n = 9'))).toEqual({ n: 9, why: 'place' });
});

test('a deleted event whose followers moved up is named', () => {
  const broken = brokenAfter((db) => {
    db.exec('DELETE FROM event WHERE n = 9');
    for (let n = 10; n <= ledger.size; n += 1) db.exec(`UPDATE event SET n = ${n - 1}, seq = ${n - 1} WHERE n = ${n}`);
  });
  expect(broken?.n).toBe(9);
});

test('an inserted event is named', () => {
  const broken = brokenAfter((db) => {
    for (let n = ledger.size; n >= 9; n -= 1) db.exec(`UPDATE event SET n = ${n + 1}, seq = ${n + 1} WHERE n = ${n}`);
    db.exec('INSERT INTO event SELECT 9, epoch, 9, type, bytes, hash FROM event WHERE n = 8');
  });
  expect(broken?.n).toBe(9);
});

test('two events whose places were swapped are named', () => {
  const broken = brokenAfter((db) =>
    db.exec(
      'UPDATE event SET n = -1 WHERE n = 7; UPDATE event SET n = 7 WHERE n = 12; UPDATE event SET n = 12 WHERE n = -1',
    ),
  );
  expect(broken?.n).toBe(7);
});

test('two events whose contents were swapped are named', () => {
  const broken = brokenAfter((db) => {
    const row = (n: number) => db.prepare('SELECT type, bytes, hash FROM event WHERE n = ?').raw().get(n) as unknown[];
    const [seventh, twelfth] = [row(7), row(12)];
    const put = db.prepare('UPDATE event SET type = ?, bytes = ?, hash = ? WHERE n = ?');
    put.run(...twelfth, 7);
    put.run(...seventh, 12);
  });
  expect(broken).toEqual({ n: 7, why: 'place' });
});

test('an event rewritten together with its hash is found by the event after it', () => {
  const broken = brokenAfter((db) => {
    const bytes = db.prepare('SELECT bytes FROM event WHERE n = 9').pluck().get() as Buffer;
    const forged = Buffer.from(bytes.toString('utf8').replace('"offset":330', '"offset":331'));
    db.prepare('UPDATE event SET bytes = ?, hash = ? WHERE n = 9').run(forged, Buffer.from(hashEvent(forged), 'hex'));
  });
  expect(broken).toEqual({ n: 10, why: 'prev' });
});

test('bytes that are no JSON are found even with a right hash', () => {
  const broken = brokenAfter((db) => {
    const forged = Buffer.from('no event');
    db.prepare('UPDATE event SET bytes = ?, hash = ? WHERE n = 9').run(forged, Buffer.from(hashEvent(forged), 'hex'));
  });
  expect(broken).toEqual({ n: 9, why: 'bytes' });
});

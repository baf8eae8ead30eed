import { generateKeyPairSync, verify } from 'node:crypto';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { headMessage } from '../../../domain/sync/chain.ts';
import { migrate } from '../../../electron/station/ledger/migrate.ts';
import { migrations } from '../../../electron/station/ledger/migrations/list.ts';
import { backoffMs } from '../../../electron/station/sync/sync-loop.ts';
import { nextRun, RUN_BYTES } from '../../../electron/station/sync/upload-run.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const EPOCHS = ['aa'.repeat(16), 'bb'.repeat(16)] as const;
let db: Database.Database;
beforeEach(() => {
  db = new Database(':memory:');
  migrate(db, migrations);
  for (const [at, epoch] of EPOCHS.entries()) {
    db.prepare("INSERT INTO epoch (epoch, station, first_n) VALUES (?, '560001-C2', ?)").run(epoch, at * 10 + 1);
    for (let seq = 1; seq <= 10; seq += 1) add(at * 10 + seq, at + 1, seq, `${epoch[0]}${seq}`);
  }
});
afterEach(() => db.close());

function add(n: number, epoch: number, seq: number, text: string): void {
  db.prepare("INSERT INTO event VALUES (?, ?, ?, 'x', ?, ?)").run(
    n,
    epoch,
    seq,
    Buffer.from(text),
    Buffer.alloc(32, n),
  );
}

const run = (epoch: string | null, seq: number, limit = 500) =>
  nextRun(db, privateKey, epoch === null ? null : { epoch: epoch as never, seq }, limit);

test('a run begins after what is acknowledged, never holds two epochs, and its head is signed', () => {
  const first = run(null, 0)?.upload;
  expect(first).toMatchObject({ epoch: EPOCHS[0], from: 1, events: expect.arrayContaining(['a1', 'a10']) });
  expect(first?.events).toHaveLength(10);
  const second = run(EPOCHS[0], 10)?.upload;
  expect(second).toMatchObject({ epoch: EPOCHS[1], from: 1, head: { seq: 10, hash: '14'.repeat(32) } });
  const { seq = 0, hash = '', signature = '' } = second?.head ?? {};
  const message = headMessage({ station: '560001-C2' as never, epoch: EPOCHS[1] as never, seq, hash });
  expect(verify(null, Buffer.from(message), publicKey, Buffer.from(signature, 'base64url'))).toBe(true);
  expect(run(EPOCHS[1], 10)).toBeNull();
});

test('a run holds at most as many events as asked for', () => {
  expect(run(EPOCHS[0], 3, 4)?.upload).toMatchObject({ from: 4, events: ['a4', 'a5', 'a6', 'a7'], head: { seq: 7 } });
});

test('an acknowledgement of an unknown epoch sends everything from the beginning', () => {
  expect(run('cc'.repeat(16), 5)?.upload).toMatchObject({ epoch: EPOCHS[0], from: 1 });
});

test('a run ends before it is too large, and a single event that is larger goes alone', () => {
  const large = 'x'.repeat(RUN_BYTES - 10);
  for (const [at, text] of [large, large, 'small'].entries()) add(21 + at, 2, 11 + at, text);
  const sizes = [];
  for (let seq = 10; ;) {
    const upload = run(EPOCHS[1], seq)?.upload;
    if (upload === undefined) break;
    sizes.push(upload.events.length);
    seq = upload.head.seq;
  }
  expect(sizes).toEqual([1, 2]);
});

test('the wait after failures doubles to a minute, and half of it is chance', () => {
  expect([1, 2, 3, 6, 7, 50].map((failures) => [backoffMs(failures, 0), backoffMs(failures, 1)])).toEqual([
    [500, 1_000],
    [1_000, 2_000],
    [2_000, 4_000],
    [16_000, 32_000],
    [30_000, 60_000],
    [30_000, 60_000],
  ]);
});

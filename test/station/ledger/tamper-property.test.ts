import * as fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { hashEvent } from '../../../domain/sync/chain.ts';
import { verifyChain } from '../../../electron/station/ledger/verify-chain.ts';
import { looseLedger, type LooseLedger } from '../support/loose-ledger.ts';
import type { RawDb } from '../support/raw-file.ts';

let ledger: LooseLedger;
beforeAll(async () => {
  ledger = await looseLedger();
});

/** Each changes the ledger, and answers with the events that can show it: the first changed one, or the one after it. */
type Mutation = { readonly name: string; readonly apply: (db: RawDb) => readonly number[] };

const place = fc.double({ min: 0, max: 0.999_999, noNaN: true });
const nOf = (at: number, last = ledger.size): number => 1 + Math.floor(at * last);

const flipBit = fc.record({ at: place, byte: place, bit: fc.nat(7), column: fc.constantFrom('bytes', 'hash') });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  flipBit.map(({ at, byte, bit, column }) => ({
    name: `bit of ${column}`,
    apply: (db: RawDb) => {
      const n = nOf(at);
      const old = db.prepare(`SELECT ${column} FROM event WHERE n = ?`).pluck().get(n) as Buffer;
      const index = Math.floor(byte * old.length);
      old[index] = (old[index] ?? 0) ^ (1 << bit);
      db.prepare(`UPDATE event SET ${column} = ? WHERE n = ?`).run(old, n);
      return [n];
    },
  })),
  fc.record({ at: place, by: fc.integer({ min: 1, max: 1_000_000 }) }).map(({ at, by }) => ({
    name: 'seq',
    apply: (db: RawDb) => {
      const n = nOf(at);
      db.prepare('UPDATE event SET seq = seq + ? WHERE n = ?').run(by, n);
      return [n];
    },
  })),
  fc.record({ at: place, type: fc.string({ maxLength: 30 }) }).map(({ at, type }) => ({
    name: 'type',
    apply: (db: RawDb) => {
      const n = nOf(at);
      db.prepare("UPDATE event SET type = ? || '!' WHERE n = ?").run(type, n);
      return [n];
    },
  })),
  place.map((at) => ({
    name: 'delete, not the last',
    apply: (db: RawDb) => {
      const n = nOf(at, ledger.size - 1);
      db.prepare('DELETE FROM event WHERE n = ?').run(n);
      return [n];
    },
  })),
  fc.tuple(place, place).map(([one, other]) => ({
    name: 'copy over another',
    apply: (db: RawDb) => {
      const [from, to] = distinct(nOf(one), nOf(other));
      db.prepare(
        `UPDATE event SET (type, bytes, hash) = (SELECT type, bytes, hash FROM event WHERE n = ?) WHERE n = ?`,
      ).run(from, to);
      return [to];
    },
  })),
  fc.tuple(place, fc.integer({ min: 0, max: 9999 })).map(([at, offset]) => ({
    name: 'rewrite and hash again, not the last',
    apply: (db: RawDb) => {
      const n = nOf(at, ledger.size - 1);
      const old = db.prepare('SELECT bytes FROM event WHERE n = ?').pluck().get(n) as Buffer;
      const forged = Buffer.from(old.toString('utf8').replace('"offset":330', `"offset":${offset + 1000}`));
      db.prepare('UPDATE event SET bytes = ?, hash = ? WHERE n = ?').run(
        forged,
        Buffer.from(hashEvent(forged), 'hex'),
        n,
      );
      return [n + 1];
    },
  })),
  place.map((at) => ({
    name: 'squeeze in a copy',
    apply: (db: RawDb) => {
      const n = nOf(at);
      for (let from = ledger.size; from >= n; from -= 1)
        db.prepare('UPDATE event SET n = n + 1, seq = seq + 1 WHERE n = ?').run(from);
      db.prepare('INSERT INTO event SELECT n - 1, epoch, seq - 1, type, bytes, hash FROM event WHERE n = ?').run(n + 1);
      return [n, n + 1];
    },
  })),
);

function distinct(one: number, other: number): readonly [number, number] {
  return one === other ? [one, (other % ledger.size) + 1] : [one, other];
}

test('whatever is done to a ledger without its key, the walk finds it and names the event', () => {
  fc.assert(
    fc.property(mutation, ({ apply }) => {
      const db = ledger.open();
      expect(verifyChain(db, 0).broken).toBeNull();
      const where = apply(db);
      const { broken } = verifyChain(db, 0);
      db.close();
      expect(where).toContain(broken?.n);
    }),
    { numRuns: 200 },
  );
});

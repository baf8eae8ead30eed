/**
 * Sets (shifts), their running equation, and the accounts of the book.
 */
import type { Account, EquationLine } from '../../../domain/custody/books.ts';
import { setToKey, type SetRef } from '../../../domain/custody/ids.ts';
import type { Db } from '../ledger/db.ts';

export type WorkSet = {
  readonly key: string;
  readonly set: SetRef;
  readonly openedMs: number;
  readonly opening: number;
  readonly received: number;
  readonly excess: number;
  readonly corrections: number;
};

export type SetTable = {
  readonly opened: (set: SetRef, opening: number, atMs: number) => void;
  readonly closed: (set: SetRef, atMs: number) => void;
  readonly open: () => WorkSet | null;
  readonly lastNo: (date: string) => number;
  readonly posted: (
    n: number,
    posting: { useN: number; from: Account; to: Account; line: EquationLine; set: string },
  ) => void;
  readonly balances: () => ReadonlyMap<string, number>;
};

/** Prepares the tables' statements once. */
export function createSetTable(db: Db): SetTable {
  const open = db.prepare('INSERT INTO work_set (set_key, date, no, opened_ms, opening) VALUES (?, ?, ?, ?, ?)');
  const close = db.prepare('UPDATE work_set SET closed_ms = ? WHERE set_key = ?');
  const current = db.prepare('SELECT * FROM work_set WHERE closed_ms IS NULL');
  const lastNo = db.prepare('SELECT coalesce(max(no), 0) FROM work_set WHERE date = ?').pluck();
  const posting = db.prepare(
    'INSERT INTO posting (n, use_n, from_account, to_account, line, set_key) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const add = db.prepare(
    'INSERT INTO account (account, balance) VALUES (?, ?) ON CONFLICT (account) DO UPDATE SET balance = balance + excluded.balance',
  );
  const count: Record<Exclude<EquationLine, 'moved'>, { run: (key: string) => unknown }> = {
    received: db.prepare('UPDATE work_set SET received = received + 1 WHERE set_key = ?'),
    excess: db.prepare('UPDATE work_set SET excess = excess + 1 WHERE set_key = ?'),
    corrections: db.prepare('UPDATE work_set SET corrections = corrections + 1 WHERE set_key = ?'),
  };
  const balances = db.prepare('SELECT account, balance FROM account ORDER BY account');
  return {
    opened: (set, opening, atMs) => void open.run(setToKey(set), set.date, set.no, atMs, opening),
    closed: (set, atMs) => void close.run(atMs, setToKey(set)),
    open: () => toSet(current.get()),
    lastNo: (date) => lastNo.get(date) as number,
    posted: (n, { useN, from, to, line, set }) => {
      posting.run(n, useN, from, to, line, set);
      add.run(from, -1);
      add.run(to, 1);
      if (line !== 'moved') count[line].run(set);
    },
    balances: () => {
      const rows = balances.all() as { account: string; balance: number }[];
      return new Map(rows.map(({ account, balance }) => [account, balance]));
    },
  };
}

function toSet(row: unknown): WorkSet | null {
  if (row === undefined) return null;
  const { set_key, date, no, opened_ms, opening, received, excess, corrections } = row as {
    set_key: string;
    date: string;
    no: number;
    opened_ms: number;
    opening: number;
    received: number;
    excess: number;
    corrections: number;
  };
  return { key: set_key, set: { date, no }, openedMs: opened_ms, opening, received, excess, corrections };
}

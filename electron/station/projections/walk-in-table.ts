/**
 * Parcels that customers handed in, by the set in which they were booked.
 * Invariant: sums are of parcels on hand; what was taken back counts in none.
 */
import type { ItemBooked, PersonalRef, Sides } from '../../../domain/custody/event.ts';
import type { Db } from '../ledger/db.ts';

export type WalkIn = Pick<
  ItemBooked,
  'product' | 'cm' | 'registration' | 'otp' | 'codPaise' | 'insuredPaise' | 'tariffPaise' | 'receiver' | 'sender'
> & {
  /** Where its use began. */
  readonly n: number;
  readonly set: string;
};

export type WalkInTable = {
  readonly booked: (n: number, set: string, payload: ItemBooked) => void;
  readonly byN: (n: number) => WalkIn | null;
  /** The newest `limit` of a set, newest first, taken back or not. */
  readonly latest: (set: string, limit: number) => readonly WalkIn[];
  /** Of a set, what is on hand: how many, and what was paid for them in paise. */
  readonly sum: (set: string) => { readonly count: number; readonly paise: number };
};

/** Prepares the table's statements once. */
export function createWalkInTable(db: Db): WalkInTable {
  const insert = db.prepare(`INSERT INTO walk_in VALUES
    (@n, @set, @product, @cm, @registration, @otp, @codPaise, @insuredPaise, @tariffPaise, @receiver, @sender)`);
  const one = db.prepare('SELECT * FROM walk_in WHERE n = ?');
  const latest = db.prepare('SELECT * FROM walk_in WHERE set_key = ? ORDER BY n DESC LIMIT ?');
  const sum = db.prepare(SUM_OF_SET);
  return {
    booked: (n, set, p) => {
      const { product, codPaise, insuredPaise, tariffPaise } = p;
      const flags = { registration: Number(p.registration), otp: Number(p.otp) };
      const texts = { receiver: JSON.stringify(p.receiver), sender: JSON.stringify(p.sender) };
      const cm = p.cm === null ? null : JSON.stringify(p.cm);
      insert.run({ n, set, product, cm, ...flags, codPaise, insuredPaise, tariffPaise, ...texts });
    },
    byN: (n) => {
      const row = one.get(n) as Row | undefined;
      return row === undefined ? null : fromRow(row);
    },
    latest: (set, limit) => (latest.all(set, limit) as Row[]).map(fromRow),
    sum: (set) => sum.get(set) as { count: number; paise: number },
  };
}

const SUM_OF_SET = `SELECT count(*) AS count, coalesce(sum(w.tariff_paise), 0) AS paise
  FROM walk_in w JOIN item_use u ON u.n = w.n WHERE w.set_key = ? AND u.status = 'on-hand'`;

type Row = {
  n: number;
  set_key: string;
  product: ItemBooked['product'];
  cm: string | null;
  registration: number;
  otp: number;
  cod_paise: number;
  insured_paise: number;
  tariff_paise: number;
  receiver: string;
  sender: string;
};

function fromRow(row: Row): WalkIn {
  return {
    n: row.n,
    set: row.set_key,
    product: row.product,
    cm: row.cm === null ? null : (JSON.parse(row.cm) as Sides),
    registration: row.registration === 1,
    otp: row.otp === 1,
    codPaise: row.cod_paise,
    insuredPaise: row.insured_paise,
    tariffPaise: row.tariff_paise,
    receiver: JSON.parse(row.receiver) as PersonalRef,
    sender: JSON.parse(row.sender) as PersonalRef,
  };
}

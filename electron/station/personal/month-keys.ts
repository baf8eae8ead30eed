/**
 * A key for each month of personal records, kept wrapped by the station's own personal-data key.
 * Invariant: an unwrapped key is never written and never kept: a key of a write that was rolled back must not be used.
 */
import { createHash, randomBytes } from 'node:crypto';
import { nextMonth, type HeldMonth, type Month } from '../../../domain/personal/retention.ts';
import type { Db } from '../ledger/db.ts';
import { KEY_BYTES, openBytes, sealBytes } from './seal-bytes.ts';

export type MonthKeys = {
  /** The key to seal with, made when there is none, and the month it is kept under. Call inside a write. */
  readonly forSealing: (month: Month) => { readonly month: Month; readonly key: Buffer };
  /** `missing` covers purged ones; `other-key` was wrapped by another station's or an earlier key. */
  readonly open: (month: Month) => Buffer | 'missing' | 'other-key' | 'tampered';
  readonly held: () => readonly HeldMonth[];
  /** Notes for every month that has records without such a note: none of them was sealed after `atMs`. */
  readonly confirm: (atMs: number) => void;
  /** Deletes the key; call inside a write. */
  readonly remove: (month: Month) => void;
};

/** `isPurged` says which months the ledger has purged: their names are not used again. */
export function createMonthKeys(db: Db, personalKey: Buffer, isPurged: (month: Month) => boolean): MonthKeys {
  const find = db.prepare('SELECT wrapped, wrapped_by FROM personal_key WHERE month = ?');
  const insert = db.prepare('INSERT INTO personal_key (month, wrapped, wrapped_by) VALUES (?, ?, ?)');
  const unsure = db.prepare('DELETE FROM personal_confirmed WHERE month = ?');
  const drop = db.prepare('DELETE FROM personal_key WHERE month = ?');
  const sure = db.prepare('INSERT OR IGNORE INTO personal_confirmed (month, at_ms) SELECT month, ? FROM personal_key');
  const list = db.prepare(HELD);
  const own = nameOf(personalKey);
  const open: MonthKeys['open'] = (month) => {
    const row = find.get(month) as { wrapped: Buffer; wrapped_by: string } | undefined;
    if (row === undefined) return 'missing';
    if (row.wrapped_by !== own) return 'other-key';
    const key = openBytes(personalKey, contextOf(month), row.wrapped);
    return key?.length === KEY_BYTES ? key : 'tampered';
  };
  const make = (month: Month): Buffer => {
    const key = randomBytes(KEY_BYTES);
    insert.run(month, sealBytes(personalKey, contextOf(month), key), own);
    return key;
  };
  return {
    open,
    forSealing: (wanted) => {
      let month = wanted;
      let found = isPurged(month) ? 'tampered' : open(month);
      while (typeof found === 'string' && found !== 'missing') {
        month = nextMonth(month); // this name is taken by a purge, or by a key that this station cannot use
        found = isPurged(month) ? 'tampered' : open(month);
      }
      unsure.run(month);
      return { month, key: found === 'missing' ? make(month) : found };
    },
    held: () => list.all() as HeldMonth[],
    confirm: (atMs) => void sure.run(atMs),
    remove: (month) => {
      unsure.run(month);
      drop.run(month);
    },
  };
}

const HELD = `SELECT k.month AS month, c.at_ms AS confirmedMs,
    (SELECT count(*) FROM personal_record r WHERE r.month = k.month) AS records
  FROM personal_key k LEFT JOIN personal_confirmed c ON c.month = k.month ORDER BY k.month`;

const contextOf = (month: Month): string => `daksetu-personal-month-v1\n${month}`;

/** Tells one personal-data key from another without saying anything of it. */
function nameOf(personalKey: Buffer): string {
  return createHash('sha256').update('daksetu-personal-key-v1\n').update(personalKey).digest('hex').slice(0, 16);
}

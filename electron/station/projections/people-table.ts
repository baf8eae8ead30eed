/**
 * Offices and people as the feed names them, and the PIN verifiers of this station.
 */
import type { Bilingual } from '../../../domain/contract/shapes.ts';
import type { OfficeEntry, UsersEntry } from '../../../domain/contract/feed.ts';
import type { BadgeCode } from '../../../domain/identifiers/badge.ts';
import type { UserId } from '../../../domain/custody/ids.ts';
import type { Role } from '../../../domain/custody/roles.ts';
import type { Db } from '../ledger/db.ts';

export type Person = {
  readonly user: UserId;
  readonly name: Bilingual;
  readonly title: Bilingual;
  readonly role: Role;
  readonly pinCodeHash: string;
  readonly hasPin: boolean;
};
export type PinRecord = {
  readonly verifier: Buffer;
  readonly salt: Buffer;
  readonly failures: number;
  /** Milliseconds still to be waited, as last noted. */
  readonly waitLeftMs: number;
  /** Hash of the one-time code this PIN was set with; null for PINs older than the column. */
  readonly codeHash: string | null;
};
export type Office = { readonly office: string; readonly name: Bilingual; readonly pin: string };

export type PeopleTable = {
  readonly putOffice: (entry: OfficeEntry) => void;
  /** The newest list replaces the one before. */
  readonly putUsers: (entry: UsersEntry) => void;
  readonly office: (office: string) => Office | null;
  readonly people: () => readonly Person[];
  readonly person: (user: string) => Person | null;
  readonly setPin: (user: UserId, pin: { verifier: Buffer; salt: Buffer; codeHash: string }) => void;
  readonly pinOf: (user: UserId) => PinRecord | null;
  readonly tried: (user: UserId, failures: number, waitLeftMs: number) => void;
  /** Everybody who had to wait when that was last noted. */
  readonly waiting: () => readonly { readonly user: UserId; readonly waitLeftMs: number }[];
  /** Whose badge it is; more than one when the feed gave it twice. */
  readonly byBadge: (badge: BadgeCode) => readonly Person[];
};

/** Prepares the tables' statements once. */
export function createPeopleTable(db: Db): PeopleTable {
  const putOffice = db.prepare('INSERT OR REPLACE INTO office (office, name, pin) VALUES (?, ?, ?)');
  const office = db.prepare('SELECT * FROM office WHERE office = ?');
  const clear = db.prepare('DELETE FROM person');
  const put = db.prepare(
    'INSERT OR REPLACE INTO person (user, name, title, role, pin_code_hash, badge) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const columns = 'SELECT p.*, v.user IS NOT NULL AS has_pin FROM person p LEFT JOIN pin_verifier v ON v.user = p.user';
  const all = db.prepare(`${columns} ORDER BY p.user`);
  const one = db.prepare(`${columns} WHERE p.user = ?`);
  const setPin = db.prepare(
    'INSERT OR REPLACE INTO pin_verifier (user, verifier, salt, code_hash) VALUES (?, ?, ?, ?)',
  );
  const pin = db.prepare('SELECT verifier, salt, failures, wait_left_ms, code_hash FROM pin_verifier WHERE user = ?');
  const tried = db.prepare('UPDATE pin_verifier SET failures = ?, wait_left_ms = ? WHERE user = ?');
  const waiting = db.prepare('SELECT user, wait_left_ms FROM pin_verifier WHERE wait_left_ms > 0');
  const byBadge = db.prepare(`${columns} WHERE p.badge = ? ORDER BY p.user`);
  return {
    putOffice: (entry) => void putOffice.run(entry.office, JSON.stringify(entry.name), entry.pin),
    putUsers: (entry) => {
      clear.run();
      for (const u of entry.users)
        put.run(u.user, JSON.stringify(u.name), JSON.stringify(u.title), u.role, u.pinCodeHash, u.badge ?? null);
    },
    office: (id) => {
      const row = office.get(id) as { office: string; name: string; pin: string } | undefined;
      return row === undefined ? null : { office: row.office, name: JSON.parse(row.name) as Bilingual, pin: row.pin };
    },
    people: () => (all.all() as Row[]).map(toPerson),
    person: (user) => {
      const row = one.get(user) as Row | undefined;
      return row === undefined ? null : toPerson(row);
    },
    setPin: (user, { verifier, salt, codeHash }) => void setPin.run(user, verifier, salt, codeHash),
    pinOf: (user) => {
      const row = pin.get(user) as PinRow | undefined;
      if (row === undefined) return null;
      const { verifier, salt, failures, wait_left_ms: waitLeftMs, code_hash: codeHash } = row;
      return { verifier, salt, failures, waitLeftMs, codeHash };
    },
    tried: (user, failures, waitLeftMs) => void tried.run(failures, waitLeftMs, user),
    waiting: () =>
      (waiting.all() as { user: UserId; wait_left_ms: number }[]).map((row) => ({
        user: row.user,
        waitLeftMs: row.wait_left_ms,
      })),
    byBadge: (badge) => (byBadge.all(badge) as Row[]).map(toPerson),
  };
}

type PinRow = {
  verifier: Buffer;
  salt: Buffer;
  failures: number;
  wait_left_ms: number;
  code_hash: string | null;
};
type Row = { user: UserId; name: string; title: string; role: Role; pin_code_hash: string; has_pin: number };

function toPerson(row: Row): Person {
  const name = JSON.parse(row.name) as Bilingual;
  const title = JSON.parse(row.title) as Bilingual;
  return { user: row.user, name, title, role: row.role, pinCodeHash: row.pin_code_hash, hasPin: row.has_pin === 1 };
}

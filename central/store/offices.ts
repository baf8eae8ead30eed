/**
 * Offices and the people who may work in them.
 */
import type { Bilingual } from '../../domain/contract/shapes.ts';
import type { UsersEntry } from '../../domain/contract/feed.ts';
import type { Sql } from './pool.ts';

export type Office = { readonly office: string; readonly name: Bilingual; readonly pin: string };
export type OfficeUser = UsersEntry['users'][number];

/** False when the office exists already; then nothing is changed. */
export async function insertOffice(tx: Sql, office: Office): Promise<boolean> {
  const { rowCount } = await tx.query(
    'INSERT INTO office (office, name_en, name_hi, pin) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    [office.office, office.name.en, office.name.hi, office.pin],
  );
  return rowCount === 1;
}

export async function readOffice(sql: Sql, office: string): Promise<Office | null> {
  const { rows } = await sql.query<{ office: string; name_en: string; name_hi: string; pin: string }>(
    'SELECT office, name_en, name_hi, pin FROM office WHERE office = $1',
    [office],
  );
  const row = rows[0];
  return row === undefined ? null : { office: row.office, name: { en: row.name_en, hi: row.name_hi }, pin: row.pin };
}

export async function insertUser(tx: Sql, office: string, user: OfficeUser): Promise<void> {
  await tx.query(
    `INSERT INTO office_user (office, "user", name_en, name_hi, title_en, title_hi, role, pin_code_hash, badge)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      office,
      user.user,
      user.name.en,
      user.name.hi,
      user.title.en,
      user.title.hi,
      user.role,
      user.pinCodeHash,
      user.badge ?? null,
    ],
  );
}

/** False when the office has no such user. */
export async function setPinCodeHash(tx: Sql, of: { office: string; user: string }, hash: string): Promise<boolean> {
  const { rowCount } = await tx.query('UPDATE office_user SET pin_code_hash = $3 WHERE office = $1 AND "user" = $2', [
    of.office,
    of.user,
    hash,
  ]);
  return rowCount === 1;
}

/** Gives the user another badge; false when the office has no such user. */
export async function setBadge(tx: Sql, of: { office: string; user: string }, badge: string): Promise<boolean> {
  const { rowCount } = await tx.query('UPDATE office_user SET badge = $3 WHERE office = $1 AND "user" = $2', [
    of.office,
    of.user,
    badge,
  ]);
  return rowCount === 1;
}

/** Everyone of an office, by id. */
export async function readUsers(sql: Sql, office: string): Promise<readonly OfficeUser[]> {
  const { rows } = await sql.query<{
    user: string;
    name_en: string;
    name_hi: string;
    title_en: string;
    title_hi: string;
    role: OfficeUser['role'];
    pin_code_hash: string;
    badge: string | null;
  }>('SELECT * FROM office_user WHERE office = $1 ORDER BY "user"', [office]);
  return rows.map((row) => ({
    user: row.user,
    name: { en: row.name_en, hi: row.name_hi },
    title: { en: row.title_en, hi: row.title_hi },
    role: row.role,
    pinCodeHash: row.pin_code_hash,
    ...(row.badge === null ? {} : { badge: row.badge }), // a station of the first version knows no badges
  }));
}

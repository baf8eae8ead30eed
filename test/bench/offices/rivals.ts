/** The same offices in other forms, in a folder that is removed afterwards. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';
import { lettersOf } from '../../../domain/offices/letters.ts';
import type { OfficeRow } from '../../../domain/offices/office.ts';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { must } from '../../support/station/ready-station.ts';

export type Rivals = { readonly files: readonly (readonly [string, string])[]; readonly remove: () => void };

/** In the folder of built things of the checkout, so that all are on one disk. */
export function makeRivals(shipped: string): Rivals {
  const root = path.resolve(import.meta.dirname, '../../../out');
  mkdirSync(root, { recursive: true });
  const folder = mkdtempSync(path.join(root, 'bench-offices-'));
  const offices = readAll(shipped);
  const json = path.join(folder, 'offices.json');
  writeFileSync(json, JSON.stringify(offices));
  const sqlite = path.join(folder, 'offices.db');
  makeDatabase(sqlite, offices);
  const files = [
    ['json', json],
    ['sqlite', sqlite],
  ] as const;
  return { files, remove: () => rmSync(folder, { recursive: true }) };
}

function readAll(shipped: string): readonly OfficeRow[] {
  const source = openFileSource(shipped);
  if (source === null) throw new Error(`no ${shipped}`);
  const directory = must(openDirectory(source));
  const all = Array.from(directory.root.pinBlocks.keys()).flatMap((at) => must(directory.pinBlock(at)));
  source.close();
  return all;
}

/** Areas apart, offices clustered by PIN, and a contentless trigram index over the letters of the names. */
function makeDatabase(file: string, offices: readonly OfficeRow[]): void {
  const db = new Database(file);
  db.exec(`
    CREATE TABLE area (id INTEGER PRIMARY KEY, circle TEXT, region TEXT, division TEXT, district TEXT, state TEXT) STRICT;
    CREATE TABLE office (pin INTEGER, no INTEGER, name TEXT, kind INTEGER, area INTEGER, PRIMARY KEY (pin, no)) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE name_index USING fts5 (name, content = '', tokenize = 'trigram');
  `);
  const areas = new Map<string, number>();
  const addArea = db.prepare('INSERT INTO area (circle, region, division, district, state) VALUES (?, ?, ?, ?, ?)');
  const addOffice = db.prepare('INSERT INTO office VALUES (?, ?, ?, ?, ?)');
  const addName = db.prepare('INSERT INTO name_index (rowid, name) VALUES (?, ?)');
  db.transaction(() => {
    offices.forEach(({ pin, name, kind, circle, region, division, district, state }, no) => {
      const texts = [circle, region, division, district, state];
      const key = texts.join('|');
      const area = areas.get(key) ?? Number(addArea.run(...texts).lastInsertRowid);
      areas.set(key, area);
      addOffice.run(Number(pin), no, name, ['HO', 'SO', 'BO'].indexOf(kind), area);
      addName.run(no + 1, lettersOf(name));
    });
  })();
  db.exec(`INSERT INTO name_index (name_index) VALUES ('optimize'); VACUUM;`);
  db.close();
}

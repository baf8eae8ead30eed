/** The ways to hold the directory, each answering the same questions from its own file. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { findOffices } from '../../../domain/offices/find-offices.ts';
import { lettersOf } from '../../../domain/offices/letters.ts';
import type { OfficeRow } from '../../../domain/offices/office.ts';
import { openDirectory } from '../../../domain/offices/open-directory.ts';
import { openFileSource } from '../../../electron/station/offices/directory-source.ts';
import { must } from '../../support/station/ready-station.ts';

export type Contestant = {
  /** Each answers with how many offices it found. */
  readonly byPin: (pin: string) => number;
  readonly byName: (name: string) => number;
  /** Names with a slip; null when it has no way but to look at every name. */
  readonly mistyped: ((name: string) => number) | null;
};

const LIMIT = 8;

/** A question that names with any three letters in a row of these match. */
function trigrams(text: string): string {
  return Array.from({ length: Math.max(1, text.length - 2) }, (_, at) => `"${text.slice(at, at + 3)}"`).join(' OR ');
}

export const CONTESTANTS: Readonly<Record<string, (file: string) => Contestant>> = {
  daksetu: (file) => {
    const source = openFileSource(file);
    if (source === null) throw new Error(`no ${file}`);
    const directory = must(openDirectory(source));
    const find = (text: string): number => must(findOffices(directory, { text, near: '560001', limit: LIMIT })).length;
    return { byPin: find, byName: find, mistyped: find };
  },

  /** Everything parsed and held: two maps for what is exact. */
  json: (file) => {
    const offices = JSON.parse(readFileSync(file, 'utf8')) as OfficeRow[];
    const byPin = Map.groupBy(offices, ({ pin }) => pin as string);
    const byLetters = Map.groupBy(offices, ({ name }) => lettersOf(name));
    return {
      byPin: (pin) => byPin.get(pin)?.length ?? 0,
      byName: (name) => byLetters.get(lettersOf(name))?.length ?? 0,
      mistyped: null,
    };
  },

  /** The same offices in tables, names in FTS5 with the trigram tokenizer. */
  sqlite: (file) => {
    const db = new Database(file, { readonly: true });
    const pin = db.prepare('SELECT count(*) FROM office WHERE pin = ?').pluck();
    const name = db.prepare('SELECT rowid FROM name_index WHERE name_index MATCH ? ORDER BY rank LIMIT 8').pluck();
    const match = (text: string): number => name.all(text).length;
    return {
      byPin: (text) => Number(pin.get(Number(text))),
      byName: (text) => match(`"${lettersOf(text)}"`),
      mistyped: (text) => match(trigrams(lettersOf(text))),
    };
  },
};

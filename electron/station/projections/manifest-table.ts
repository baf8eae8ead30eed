/**
 * Manifests as they came by the feed or from a file, findable by any number on the parcel; and counts without a list.
 */
import type { ManifestEntry } from '../../../domain/contract/feed.ts';
import type { Alias } from '../../../domain/custody/event.ts';
import type { ExpectedItem } from '../../../domain/custody/facts.ts';
import type { ConsignmentId, ItemNumber } from '../../../domain/custody/ids.ts';
import { identifyingNumbers } from '../../../domain/custody/item-numbers.ts';
import type { ContractTerms, ManifestRef } from '../../../domain/custody/manifest-ref.ts';
import type { Db } from '../ledger/db.ts';
import type { ArrivedAt } from './waiting-table.ts';

export type Manifest = {
  readonly consignment: ConsignmentId;
  readonly ref: ManifestRef;
  readonly partner: string;
  readonly vehicle: string | null;
  readonly declared: number;
  readonly declaredGrams: number;
  readonly terms: ContractTerms;
  readonly receivedMs: number;
};
export type ManifestItem = ExpectedItem & {
  readonly consignment: ConsignmentId;
  /** Null where the manifest does not name it. */
  readonly office: string | null;
  readonly circle: string | null;
  readonly codPaise: number;
};

export type ManifestTable = {
  readonly put: (entry: ManifestEntry, ref: ManifestRef, at: ArrivedAt) => void;
  /** A consignment known by its count alone. */
  readonly declare: (declared: DeclaredCount, at: ArrivedAt) => void;
  readonly byConsignment: (consignment: string) => Manifest | null;
  /** Those that still need somebody: not finished, or with a manifest that waits to be compared. Newest first. */
  readonly pending: () => readonly Manifest[];
  /** What the newest manifest of a partner asks for; null when there is none. */
  readonly termsOf: (partner: string) => ContractTerms | null;
  /** The line a number stands on: in the given consignment if it is there, else in any. */
  readonly find: (number: string, preferred: ConsignmentId | null) => ManifestItem | null;
  /** The consignment, not taken up here yet or left open, that names the number; the first by name of several. */
  readonly waitingFor: (number: string) => ConsignmentId | null;
  readonly line: (consignment: ConsignmentId, line: number) => ManifestItem | null;
  readonly lines: (consignment: ConsignmentId) => readonly ManifestItem[];
  /** Article numbers of a consignment that have neither come in nor gone back. */
  readonly stillExpected: (consignment: ConsignmentId) => readonly ItemNumber[];
};

export type DeclaredCount = Omit<Manifest, 'ref' | 'receivedMs'>;

/** Prepares the table's statements once. A later version of a manifest replaces its lines, until it is received. */
export function createManifestTable(db: Db): ManifestTable {
  const { put, declare } = createPut(db);
  const one = db.prepare('SELECT * FROM manifest WHERE consignment = ?');
  const pending = db.prepare(PENDING);
  const terms = db.prepare(NEWEST_TERMS).pluck();
  const lineIn = db.prepare(LINE_IN_CONSIGNMENT).pluck();
  const anywhere = db.prepare(BY_NUMBER);
  const waiting = db.prepare(WAITING_FOR).pluck();
  const line = db.prepare('SELECT * FROM manifest_line WHERE consignment = ? AND line = ?');
  const lines = db.prepare('SELECT * FROM manifest_line WHERE consignment = ? ORDER BY line');
  const expected = db.prepare(STILL_EXPECTED).pluck();
  return {
    put,
    declare,
    byConsignment: (consignment) => {
      const row = one.get(consignment) as Row | undefined;
      return row === undefined ? null : toManifest(row);
    },
    pending: () => (pending.all() as Row[]).map(toManifest),
    termsOf: (partner) => {
      const json = terms.get(partner) as string | undefined;
      return json === undefined ? null : (JSON.parse(json) as ContractTerms);
    },
    find: (number, preferred) => {
      const no = preferred === null ? undefined : (lineIn.get(number, preferred) as number | undefined);
      const row = (no === undefined ? anywhere.get(number) : line.get(preferred, no)) as LineRow | undefined;
      return row === undefined ? null : toItem(row);
    },
    waitingFor: (number) => (waiting.get(number) as ConsignmentId | undefined) ?? null,
    line: (consignment, no) => {
      const row = line.get(consignment, no) as LineRow | undefined;
      return row === undefined ? null : toItem(row);
    },
    lines: (consignment) => (lines.all(consignment) as LineRow[]).map(toItem),
    stillExpected: (consignment) => expected.all({ consignment }) as ItemNumber[],
  };
}

/**
 * Hot. The key gives the lowest line first without an ORDER BY; with one, as with a join, SQLite plans the statement
 * anew for every number that is bound, which costs five times the look-up.
 */
export const LINE_IN_CONSIGNMENT = 'SELECT line FROM manifest_number WHERE number = ? AND consignment = ? LIMIT 1';

/** For numbers that are not on the preferred manifest. Its plan is asserted in a test. */
export const BY_NUMBER = `SELECT l.* FROM manifest_number m
  JOIN manifest_line l ON l.consignment = m.consignment AND l.line = m.line
  WHERE m.number = ? ORDER BY m.consignment DESC, m.line LIMIT 1`;

/** For numbers that the open consignment does not name. What was ever taken up has a row in `consignment`; one left open waits. */
export const WAITING_FOR = `SELECT m.consignment FROM manifest_number m
  LEFT JOIN consignment c ON c.consignment = m.consignment
  WHERE m.number = ? AND (c.consignment IS NULL OR (c.state = 'open' AND c.aside = 1)) ORDER BY m.consignment LIMIT 1`;

/** The list is asked for again and again, so what was finished in all the years before is neither read out nor sent. */
const PENDING = `SELECT m.* FROM manifest m
  LEFT JOIN consignment c ON c.consignment = m.consignment
  LEFT JOIN manifest_waiting w ON w.consignment = m.consignment
  WHERE c.consignment IS NULL OR c.state = 'open' OR w.consignment IS NOT NULL
  ORDER BY m.version DESC, m.received_ms DESC`;

const NEWEST_TERMS = 'SELECT terms FROM manifest WHERE partner = ? ORDER BY version DESC, received_ms DESC LIMIT 1';

/** Asked while a number is typed, between scans: numbers only, and each table once. Its plan is asserted in a test. */
export const STILL_EXPECTED = `SELECT item FROM manifest_line WHERE consignment = @consignment
  AND line NOT IN (SELECT line FROM item_use
    WHERE consignment = @consignment AND status <> 'cancelled' AND line IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM rejection r WHERE r.item = manifest_line.item AND r.consignment = @consignment)
  ORDER BY line`;

function createPut(db: Db): Pick<ManifestTable, 'put' | 'declare'> {
  const clear = createClear(db);
  const head = db.prepare('INSERT INTO manifest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const line = db.prepare('INSERT INTO manifest_line VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const number = db.prepare('INSERT OR IGNORE INTO manifest_number VALUES (?, ?, ?)');
  const putHead = (manifest: DeclaredCount, ref: ManifestRef, { inbox, receivedMs }: ArrivedAt): void => {
    const { consignment, partner, vehicle, declared, declaredGrams, terms } = manifest;
    const version = ref.source === 'feed' ? ref.version : inbox;
    const figures = [partner, vehicle, declared, declaredGrams, JSON.stringify(terms), receivedMs];
    head.run(consignment, version, ...figures, ref.source, ref.source === 'file' ? ref.hash : null);
  };
  const put: ManifestTable['put'] = (entry, ref, at) => {
    const consignment = entry.consignment as ConsignmentId; // the contract has checked its form
    clear(consignment);
    putHead({ ...entry, consignment, declared: entry.declaredCount }, ref, at);
    for (const l of entry.lines) {
      const aliases = JSON.stringify(l.aliases);
      line.run(consignment, l.line, l.item, aliases, l.pin, l.office ?? '', l.circle ?? '', l.grams, l.codPaise);
      for (const value of identifyingNumbers(l)) number.run(value, consignment, l.line);
    }
  };
  return { put, declare: (declared, at) => putHead(declared, { source: 'declared' }, at) };
}

/** Takes an earlier version out. Numbers go by their own key: a search by consignment would read those of all years. */
function createClear(db: Db): (consignment: string) => void {
  const known = db.prepare('SELECT line, item, aliases FROM manifest_line WHERE consignment = ?');
  const number = db.prepare('DELETE FROM manifest_number WHERE number = ? AND consignment = ? AND line = ?');
  const rest = ['manifest_line', 'manifest'].map((table) => db.prepare(`DELETE FROM ${table} WHERE consignment = ?`));
  return (consignment) => {
    for (const row of known.all(consignment) as Pick<LineRow, 'line' | 'item' | 'aliases'>[]) {
      const aliases = JSON.parse(row.aliases) as Alias[];
      for (const value of identifyingNumbers({ item: row.item, aliases })) number.run(value, consignment, row.line);
    }
    for (const statement of rest) statement.run(consignment);
  };
}

type Row = {
  consignment: ConsignmentId;
  version: number;
  partner: string;
  vehicle: string | null;
  declared: number;
  declared_grams: number;
  terms: string;
  received_ms: number;
  source: ManifestRef['source'];
  hash: string | null;
};
type LineRow = {
  consignment: ConsignmentId;
  line: number;
  item: ItemNumber;
  aliases: string;
  pin: string;
  office: string;
  circle: string;
  grams: number;
  cod_paise: number;
};

function toManifest(row: Row): Manifest {
  const { consignment, partner, vehicle, declared } = row;
  const terms = JSON.parse(row.terms) as ContractTerms;
  return {
    consignment,
    ref: refOf(row),
    partner,
    vehicle,
    declared,
    declaredGrams: row.declared_grams,
    terms,
    receivedMs: row.received_ms,
  };
}

function refOf({ source, version, hash }: Row): ManifestRef {
  if (source === 'feed') return { source, version };
  return source === 'file' && hash !== null ? { source, hash } : { source: 'declared' };
}

function toItem(row: LineRow): ManifestItem {
  const { consignment, line, item, pin, grams } = row;
  const aliases = JSON.parse(row.aliases) as Alias[];
  const names = { office: row.office || null, circle: row.circle || null };
  return { consignment, line, item, aliases, pin, ...names, grams, codPaise: row.cod_paise };
}

/**
 * How manifests get into their tables: as they come, as the partner changes them, and lines off the list.
 * Invariant: a number of a line on the list finds that line, whatever lines off the list had it before.
 */
import type { ManifestEntry, ManifestLine } from '../../../domain/contract/feed.ts';
import type { Alias } from '../../../domain/custody/event.ts';
import type { ConsignmentId } from '../../../domain/custody/ids.ts';
import { identifyingNumbers } from '../../../domain/custody/item-numbers.ts';
import type { ManifestRef } from '../../../domain/custody/manifest-ref.ts';
import type { ListedLine } from '../../../domain/custody/revise-manifest.ts';
import type { Db } from '../ledger/db.ts';
import type { DeclaredCount, LineRow, Manifest } from './manifest-rows.ts';
import type { ArrivedAt } from './waiting-table.ts';

export type ManifestWrites = {
  readonly put: (entry: ManifestEntry, ref: ManifestRef, at: ArrivedAt) => void;
  /** A consignment known by its count alone. */
  readonly declare: (declared: DeclaredCount, at: ArrivedAt) => void;
  /** The list and the head of a manifest whose consignment is known, as the partner changed them. */
  readonly revise: (manifest: Omit<Manifest, 'receivedMs'>, lines: readonly ListedLine[], at: ArrivedAt) => void;
  /** Lines off the list, all of them when `items` is null; how many were on it. The figures of the head follow. */
  readonly cancel: (consignment: ConsignmentId, items: readonly string[] | null, at: ArrivedAt) => number;
};

/**
 * Hot. The key gives the lowest line first without an ORDER BY; with one, as with a join, SQLite plans the statement
 * anew for every number that is bound, which costs five times the look-up.
 */
export const LINE_IN_CONSIGNMENT = 'SELECT line FROM manifest_number WHERE number = ? AND consignment = ? LIMIT 1';

/** Prepares the statements once. */
export function createManifestWrites(db: Db): ManifestWrites {
  return { ...createPut(db), cancel: createCancel(db) };
}

function createPut(db: Db): Pick<ManifestWrites, 'put' | 'declare' | 'revise'> {
  const clear = createClear(db);
  const head = db.prepare('INSERT INTO manifest VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const line = db.prepare(`INSERT INTO manifest_line VALUES (${Array(16).fill('?').join(', ')})`);
  const number = db.prepare('INSERT OR IGNORE INTO manifest_number VALUES (?, ?, ?)');
  const putHead = (manifest: DeclaredCount & Partial<Manifest>, ref: ManifestRef, at: ArrivedAt): void => {
    const { inbox, receivedMs } = at;
    const { consignment, partner, vehicle, declared, declaredGrams, terms, cancelledMs = null } = manifest;
    const version = ref.source === 'feed' ? ref.version : inbox;
    const figures = [partner, vehicle, declared, declaredGrams, JSON.stringify(terms), receivedMs];
    head.run(consignment, version, ...figures, ref.source, ref.source === 'file' ? ref.hash : null, cancelledMs);
  };
  const putLine = (consignment: ConsignmentId, l: ManifestLine, cancelledMs: number | null): void => {
    const place = [l.pin, l.office ?? '', l.circle ?? ''];
    const services = [l.insuredPaise ?? 0, Number(l.registration), Number(l.otp)];
    const sides = [l.cm?.length ?? null, l.cm?.breadth ?? null, l.cm?.height ?? null];
    const figures = [l.grams, l.codPaise, ...services, ...sides, cancelledMs];
    line.run(consignment, l.line, l.item, JSON.stringify(l.aliases), ...place, ...figures);
  };
  const put: ManifestWrites['put'] = (entry, ref, at) => {
    const consignment = entry.consignment as ConsignmentId; // the contract has checked its form
    clear(consignment);
    putHead({ ...entry, consignment, declared: entry.declaredCount }, ref, at);
    for (const l of entry.lines) {
      putLine(consignment, l, null);
      for (const value of identifyingNumbers(l)) number.run(value, consignment, l.line);
    }
  };
  const revise: ManifestWrites['revise'] = (manifest, lines, at) => {
    const { consignment } = manifest;
    clear(consignment);
    putHead(manifest, manifest.ref, at);
    for (const { line: l, cancelledMs } of lines) putLine(consignment, l, cancelledMs);
    for (const [value, no] of numbersOf(lines)) number.run(value, consignment, no);
  };
  return { put, declare: (declared, at) => putHead(declared, { source: 'declared' }, at), revise };
}

/** A number that a line on the list has is not that of a line off it: a parcel may have been given a new number. */
function numbersOf(lines: readonly ListedLine[]): ReadonlyMap<string, number> {
  const [off, on] = [true, false].map((isOff) => lines.filter(({ cancelledMs }) => (cancelledMs !== null) === isOff));
  const numbers = new Map<string, number>();
  for (const { line } of [...(off ?? []), ...(on ?? [])])
    for (const value of identifyingNumbers(line)) numbers.set(value, line.line);
  return numbers;
}

/** Only the lines that are named are touched: the list may have thousands. */
function createCancel(db: Db): ManifestWrites['cancel'] {
  const one = db.prepare(
    'UPDATE manifest_line SET cancelled_ms = ? WHERE consignment = ? AND line = ? AND item = ? AND cancelled_ms IS NULL',
  );
  const lineOf = db.prepare(LINE_IN_CONSIGNMENT).pluck();
  const rest = db.prepare('UPDATE manifest_line SET cancelled_ms = ? WHERE consignment = ? AND cancelled_ms IS NULL');
  const whole = db.prepare('UPDATE manifest SET cancelled_ms = ? WHERE consignment = ?');
  const figures = db.prepare(`UPDATE manifest SET (declared, declared_grams) =
    (SELECT count(*), coalesce(sum(grams), 0) FROM manifest_line WHERE consignment = @consignment AND cancelled_ms IS NULL)
    WHERE consignment = @consignment AND source <> 'declared'`);
  const version = db.prepare("UPDATE manifest SET version = ? WHERE consignment = ? AND source = 'feed'");
  return (consignment, items, { inbox, receivedMs }) => {
    if (items === null) whole.run(receivedMs, consignment);
    const off = (items ?? []).map((item) => one.run(receivedMs, consignment, lineOf.get(item, consignment) ?? 0, item));
    if (items === null) off.push(rest.run(receivedMs, consignment));
    figures.run({ consignment });
    version.run(inbox, consignment);
    return off.reduce((total, { changes }) => total + changes, 0);
  };
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

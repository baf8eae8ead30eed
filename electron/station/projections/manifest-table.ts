/**
 * Manifests as they came by the feed or from a file, findable by any number on the parcel; and counts without a list.
 */
import type { ConsignmentId, ItemNumber } from '../../../domain/custody/ids.ts';
import type { ContractTerms } from '../../../domain/custody/manifest-ref.ts';
import type { ListedLine } from '../../../domain/custody/revise-manifest.ts';
import type { Db } from '../ledger/db.ts';
import {
  toItem,
  toListed,
  toManifest,
  type LineRow,
  type Manifest,
  type ManifestItem,
  type ManifestRow,
} from './manifest-rows.ts';
import { createManifestWrites, LINE_IN_CONSIGNMENT, type ManifestWrites } from './manifest-write.ts';

export type ManifestTable = ManifestWrites & {
  readonly listed: (consignment: string) => readonly ListedLine[];
  readonly byConsignment: (consignment: string) => Manifest | null;
  /**
   * Those that still need somebody: not finished, with a manifest that waits to be compared, or with a word of the
   * partner that came too late, after `sinceMs`. Newest first.
   */
  readonly pending: (sinceMs: number) => readonly Manifest[];
  /** What the newest manifest of a partner asks for; null when there is none. */
  readonly termsOf: (partner: string) => ContractTerms | null;
  /** The line a number stands on: in the given consignment if it is there, else in any. */
  readonly find: (number: string, preferred: ConsignmentId | null) => ManifestItem | null;
  /** The consignment, not taken up here yet or left open, that names the number; the first by name of several. */
  readonly waitingFor: (number: string) => ConsignmentId | null;
  readonly line: (consignment: ConsignmentId, line: number) => ManifestItem | null;
  /** Cancelled ones too. */
  readonly lines: (consignment: ConsignmentId) => readonly ManifestItem[];
  /** Article numbers of a consignment that have neither come in nor gone back. */
  readonly stillExpected: (consignment: ConsignmentId) => readonly ItemNumber[];
};

/** Prepares the table's statements once. A later version of a manifest replaces its lines, until it is received. */
export function createManifestTable(db: Db): ManifestTable {
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
    ...createManifestWrites(db),
    listed: (consignment) => (lines.all(consignment) as LineRow[]).map(toListed),
    byConsignment: (consignment) => {
      const row = one.get(consignment) as ManifestRow | undefined;
      return row === undefined ? null : toManifest(row);
    },
    pending: (sinceMs) => (pending.all({ since: sinceMs }) as ManifestRow[]).map(toManifest),
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

/** For numbers that are not on the preferred manifest. Its plan is asserted in a test. */
export const BY_NUMBER = `SELECT l.* FROM manifest_number m
  JOIN manifest_line l ON l.consignment = m.consignment AND l.line = m.line
  WHERE m.number = ? ORDER BY l.cancelled_ms IS NOT NULL, m.consignment DESC, m.line LIMIT 1`;

/** For numbers that the open consignment does not name. What was ever taken up has a row in `consignment`; one left open waits. */
export const WAITING_FOR = `SELECT m.consignment FROM manifest_number m
  JOIN manifest_line l ON l.consignment = m.consignment AND l.line = m.line AND l.cancelled_ms IS NULL
  LEFT JOIN consignment c ON c.consignment = m.consignment
  WHERE m.number = ? AND (c.consignment IS NULL OR (c.state = 'open' AND c.aside = 1)) ORDER BY m.consignment LIMIT 1`;

/** The list is asked for again and again, so what was finished in all the years before is neither read out nor sent. */
const PENDING = `SELECT m.* FROM manifest m
  LEFT JOIN consignment c ON c.consignment = m.consignment
  LEFT JOIN manifest_waiting w ON w.consignment = m.consignment
  LEFT JOIN partner_word p ON p.consignment = m.consignment AND p.came = 'after' AND p.received_ms > @since
  WHERE c.consignment IS NULL OR c.state = 'open' OR w.consignment IS NOT NULL OR p.consignment IS NOT NULL
  GROUP BY m.consignment
  ORDER BY m.version DESC, m.received_ms DESC`;

const NEWEST_TERMS = 'SELECT terms FROM manifest WHERE partner = ? ORDER BY version DESC, received_ms DESC LIMIT 1';

/** Asked while a number is typed, between scans: numbers only, and each table once. Its plan is asserted in a test. */
export const STILL_EXPECTED = `SELECT item FROM manifest_line WHERE consignment = @consignment AND cancelled_ms IS NULL
  AND line NOT IN (SELECT line FROM item_use
    WHERE consignment = @consignment AND line IS NOT NULL AND (status = 'on-hand' OR status = 'rejected'
      AND NOT EXISTS (SELECT 1 FROM rejection r WHERE r.item = item_use.item AND r.consignment = @consignment
        AND r.reason = 'cancelled-by-partner')))
  AND NOT EXISTS (SELECT 1 FROM rejection r WHERE r.item = manifest_line.item AND r.consignment = @consignment
    AND r.reason <> 'cancelled-by-partner')
  ORDER BY line`;

/**
 * Looks at a ledger's file before anything may write to it.
 * Invariant: read-only. A file that is refused here keeps every byte, its -wal too; nothing is migrated or checkpointed.
 */
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { openReader, type Db } from './db.ts';
import { isReached, readMark, type HeadMark } from './head-mark.ts';
import { ownManifests } from './migrations/0005-own-manifests.ts';
import { migrations } from './migrations/list.ts';
import { storageFaultOf, type StorageFault } from './storage-fault.ts';
import { verifyChain, type ChainBreak } from './verify-chain.ts';

export type InspectFault =
  | { readonly kind: 'from-future'; readonly found: number; readonly known: number }
  | { readonly kind: 'cannot-open'; readonly fault: StorageFault }
  | { readonly kind: 'broken-chain'; readonly at: ChainBreak }
  | { readonly kind: 'broken-inbox'; readonly version: number }
  | { readonly kind: 'broken-import'; readonly no: number }
  | { readonly kind: 'records-missing'; readonly mark: HeadMark };

/** So many events before the last verified one are walked again at each start; older ones are left to the full walk. */
export const WALKED_AGAIN = 10_000;

/** Answers with the last event that was verified: 0 for a file that is not there yet. */
export function inspectFile(
  file: string,
  options: { readonly dataDir: string; readonly nativeBinding: string | null },
): Reply<number, InspectFault> {
  const mark = readMark(options.dataDir);
  if (!existsSync(file) || wasBarelyBegun(file))
    return mark === null ? ok(0) : refuse({ kind: 'records-missing', mark });
  const endedUnclean = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
  try {
    const db = openReader(file, options.nativeBinding);
    try {
      return inspect(db, mark, endedUnclean);
    } finally {
      db.close();
    }
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return refuse({ kind: 'cannot-open', fault });
  }
}

/**
 * True when the very first start died while it made the file: one page, no table, and the journal of turning WAL on,
 * which a read-only connection may not roll back.
 */
function wasBarelyBegun(file: string): boolean {
  return statSync(file).size <= FIRST_PAGE_BYTES && existsSync(`${file}-journal`);
}

const FIRST_PAGE_BYTES = 4096;

function inspect(db: Db, mark: HeadMark | null, endedUnclean: boolean): Reply<number, InspectFault> {
  const found = Number(db.pragma('user_version', { simple: true }));
  const known = migrations.at(-1)?.id ?? 0;
  if (found > known) return refuse({ kind: 'from-future', found, known });
  if (endedUnclean && db.pragma('quick_check', { simple: true }) !== 'ok')
    return refuse({ kind: 'cannot-open', fault: 'disk-fault' });
  if (found === 0) return mark === null ? ok(0) : refuse({ kind: 'records-missing', mark });
  const verified = Number(db.prepare("SELECT value FROM setting WHERE name = 'verified'").pluck().get() ?? 0);
  const walk = verifyChain(db, Math.max(0, verified - WALKED_AGAIN));
  if (walk.broken !== null) return refuse({ kind: 'broken-chain', at: walk.broken });
  if (mark !== null && !isReached(db, mark)) return refuse({ kind: 'records-missing', mark });
  if (walk.to < verified) return refuse({ kind: 'broken-chain', at: { n: walk.to + 1, why: 'missing' } });
  const version = changedEntry(db, 'SELECT version AS no, body, hash FROM inbox ORDER BY version');
  if (version !== null) return refuse({ kind: 'broken-inbox', version });
  if (found < ownManifests.id) return ok(walk.to); // a file of before this step has no imported manifests
  const no = changedEntry(db, 'SELECT no, body, hash FROM imported_manifest ORDER BY no');
  return no === null ? ok(walk.to) : refuse({ kind: 'broken-import', no });
}

/** The first row of an input whose bytes are not what its hash says. */
function changedEntry(db: Db, sql: string): number | null {
  const rows = db.prepare(sql).iterate() as IterableIterator<{
    no: number;
    body: Uint8Array;
    hash: Uint8Array;
  }>;
  for (const { no, body, hash } of rows) if (!createHash('sha256').update(body).digest().equals(hash)) return no;
  return null;
}

/**
 * The station's store: one file, its tables, and the one way to write.
 * Invariant: opening never deletes anything; a file that cannot be trusted is refused with its reason.
 */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { openWriter, type Db, type Durability } from './db.ts';
import { createEventTable, type EventTable } from './event-table.ts';
import { createInWrite, type InWrite } from './in-write.ts';
import { createInboxTable, type InboxTable } from './inbox-table.ts';
import { migrate, type MigrateFault } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { createRequestTable, type RequestTable } from './request-table.ts';
import { createSettingTable, type SettingTable } from './setting-table.ts';
import { storageFaultOf, type StorageFault } from './storage-fault.ts';
import { verifyChain, type ChainBreak } from './verify-chain.ts';

export type Store = {
  readonly db: Db;
  readonly file: string;
  readonly events: EventTable;
  readonly inbox: InboxTable;
  readonly requests: RequestTable;
  readonly settings: SettingTable;
  readonly inWrite: InWrite;
  readonly close: () => void;
};

export type StoreFault =
  | MigrateFault
  | { readonly kind: 'cannot-open'; readonly fault: StorageFault }
  | { readonly kind: 'broken-chain'; readonly at: ChainBreak };

export type StoreOptions = {
  readonly dataDir: string;
  readonly nativeBinding: string | null;
  readonly durability?: Durability;
};

/** Opens or makes `<dataDir>/ledger.db`, migrates it, and verifies the chain after the last verified event. */
export function openStore(options: StoreOptions): Reply<Store, StoreFault> {
  mkdirSync(options.dataDir, { recursive: true });
  const file = path.join(options.dataDir, 'ledger.db');
  const opened = openFile(file, options);
  if (!opened.ok) return opened;
  const db = opened.value;
  const migrated = migrate(db, migrations);
  if (!migrated.ok) {
    db.close();
    return migrated;
  }
  const store = assemble(db, file);
  const broken = verifyTail(store);
  if (broken === null) return ok(store);
  db.close();
  return refuse({ kind: 'broken-chain', at: broken });
}

function openFile(file: string, options: StoreOptions): Reply<Db, StoreFault> {
  const endedUnclean = existsSync(`${file}-wal`); // SQLite removes it when the last connection closes
  try {
    const db = openWriter(file, options.nativeBinding, options.durability);
    if (endedUnclean && db.pragma('quick_check', { simple: true }) !== 'ok') {
      db.close();
      return refuse({ kind: 'cannot-open', fault: 'disk-fault' });
    }
    return ok(db);
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return refuse({ kind: 'cannot-open', fault });
  }
}

function assemble(db: Db, file: string): Store {
  const events = createEventTable(db);
  const write = createInWrite(db);
  return {
    db,
    file,
    events,
    inbox: createInboxTable(db),
    requests: createRequestTable(db),
    settings: createSettingTable(db),
    inWrite: (work) => {
      try {
        const reply = write(work);
        if (!reply.ok) events.reload();
        return reply;
      } catch (cause) {
        events.reload();
        throw cause;
      }
    },
    close: () => db.close(),
  };
}

/** Before the first scan only what follows the last verified event is walked; the full walk runs in the background. */
function verifyTail(store: Store): ChainBreak | null {
  const verified = Number(store.settings.get('verified') ?? 0);
  const walk = verifyChain(store.db, verified);
  if (walk.broken !== null) return walk.broken;
  if (walk.to > verified) store.settings.set('verified', String(walk.to));
  return null;
}

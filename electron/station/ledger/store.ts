/**
 * The station's store: one file, its tables, and the one way to write.
 * Invariant: opening never deletes anything; a file that cannot be trusted is refused with its reason.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import { openWriter, type Db, type Durability } from './db.ts';
import { createEventTable, type EventTable } from './event-table.ts';
import { createInWrite, type InWrite } from './in-write.ts';
import { createImportedTable, type ImportedTable } from './imported-table.ts';
import { createInboxTable, type InboxTable } from './inbox-table.ts';
import { inspectFile, type InspectFault } from './inspect.ts';
import { migrate, type MigrateFault } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { createRequestTable, type RequestTable } from './request-table.ts';
import { createSettingTable, type SettingTable } from './setting-table.ts';
import { storageFaultOf } from './storage-fault.ts';

export type Store = {
  readonly db: Db;
  readonly file: string;
  readonly events: EventTable;
  readonly inbox: InboxTable;
  readonly imported: ImportedTable;
  readonly requests: RequestTable;
  readonly settings: SettingTable;
  readonly inWrite: InWrite;
  readonly close: () => void;
};

export type StoreFault = MigrateFault | InspectFault;

export type StoreOptions = {
  readonly dataDir: string;
  readonly nativeBinding: string | null;
  readonly durability?: Durability;
};

/** Opens or makes `<dataDir>/ledger.db` and migrates it, once a read-only look has found nothing wrong with it. */
export function openStore(options: StoreOptions): Reply<Store, StoreFault> {
  mkdirSync(options.dataDir, { recursive: true });
  const file = path.join(options.dataDir, 'ledger.db');
  const inspected = inspectFile(file, options);
  if (!inspected.ok) return inspected;
  const opened = openFile(file, options);
  if (!opened.ok) return opened;
  const db = opened.value;
  const migrated = migrateOpened(db);
  if (!migrated.ok) {
    db.close();
    return migrated;
  }
  const store = assemble(db, file);
  rememberVerified(store, inspected.value);
  return ok(store);
}

function openFile(file: string, options: StoreOptions): Reply<Db, StoreFault> {
  try {
    return ok(openWriter(file, options.nativeBinding, options.durability));
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return refuse({ kind: 'cannot-open', fault });
  }
}

function migrateOpened(db: Db): Reply<unknown, StoreFault> {
  try {
    return migrate(db, migrations);
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
    imported: createImportedTable(db),
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

/** A disk too full to take the note only means that the next start walks the same events again. */
function rememberVerified(store: Store, to: number): void {
  if (to <= Number(store.settings.get('verified') ?? 0)) return;
  try {
    store.settings.set('verified', String(to));
  } catch (cause) {
    if (storageFaultOf(cause) === null) throw cause;
  }
}

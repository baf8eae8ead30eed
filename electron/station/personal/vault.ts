/**
 * The one place in which names, addresses, telephone numbers and signatures of people outside of the office are kept.
 * Invariant: they are on the disk only sealed; opening never throws at a caller; a purged record opens for nobody.
 */
import { randomBytes } from 'node:crypto';
import type { PersonalRef } from '../../../domain/custody/event.ts';
import { commitmentOf, recordText } from '../../../domain/personal/commitment.ts';
import { MOST_RECORD_BYTES, type PersonalRecord } from '../../../domain/personal/record.ts';
import { monthOf, type HeldMonth, type Month } from '../../../domain/personal/retention.ts';
import { ok, refuse, type Reply } from '../../../domain/reply.ts';
import type { Db } from '../ledger/db.ts';
import { storageFaultOf, type StorageFault } from '../ledger/storage-fault.ts';
import { createMonthKeys, type MonthKeys } from './month-keys.ts';
import { openBytes, sealBytes } from './seal-bytes.ts';

export type SealRefusal = { readonly kind: 'personal-too-large'; readonly bytes: number; readonly most: number };

/** Why a record does not open. The screen says so in the record's place, and the work goes on. */
export type OpenRefusal =
  /** Its term is over: the key was destroyed, and nobody can open it any more. */
  | { readonly kind: 'personal-purged'; readonly month: Month }
  /** This station does not have it: it is another station's. */
  | { readonly kind: 'personal-not-held' }
  /** It was sealed under another personal-data key: the folder came from another PC or account. */
  | { readonly kind: 'personal-other-key' }
  /** The bytes are not those that were sealed, or not those of this reference. */
  | { readonly kind: 'personal-tampered' }
  | { readonly kind: 'storage'; readonly fault: StorageFault };

export type Vault = {
  /**
   * Seals a record and gives what an event may say of it. Only inside the write that appends that event, so that both
   * are there or neither; throws outside of one.
   */
  readonly seal: (record: PersonalRecord) => Reply<PersonalRef, SealRefusal>;
  readonly open: (ref: PersonalRef) => Reply<PersonalRecord, OpenRefusal>;
  /** What is held, by month, oldest first: counts, and nothing of what is in the records. */
  readonly held: () => readonly HeldMonth[];
  /** A clock that the centre bears out says `atMs`: no record that is held now was sealed later. */
  readonly confirm: (atMs: number) => void;
  /** Deletes a month's key and its records; gives how many there were. Only inside a write. */
  readonly destroy: (month: Month) => number;
};

const SALT_BYTES = 32;

export type VaultDeps = {
  readonly db: Db;
  /** This PC's: UTC milliseconds, and minutes east of UTC. */
  readonly clock: { readonly nowMs: () => number; readonly offsetMinutes: () => number };
  /** 32 bytes, from the broker in main. */
  readonly personalKey: Buffer;
  readonly isPurged: (month: Month) => boolean;
};

/** Prepares the tables' statements once. */
export function createVault({ db, clock, personalKey, isPurged }: VaultDeps): Vault {
  const keys = createMonthKeys(db, personalKey, isPurged);
  const put = db.prepare('INSERT INTO personal_record (ref, month, sealed) VALUES (?, ?, ?)');
  const find = db.prepare('SELECT sealed FROM personal_record WHERE ref = ? AND month = ?').pluck();
  const drop = db.prepare('DELETE FROM personal_record WHERE month = ?');
  return {
    seal: (record) => {
      if (!db.inTransaction) throw new Error('a personal record is sealed in the write of the event that names it');
      const bytes = Buffer.byteLength(recordText(record));
      if (bytes > MOST_RECORD_BYTES) return refuse({ kind: 'personal-too-large', bytes, most: MOST_RECORD_BYTES });
      const { month, key } = keys.forSealing(monthOf(clock.nowMs(), clock.offsetMinutes()));
      const ref = randomBytes(16).toString('hex');
      const salt = randomBytes(SALT_BYTES);
      const plain = Buffer.concat([salt, Buffer.from(recordText(record), 'utf8')]);
      put.run(ref, month, sealBytes(key, contextOf(ref, month), plain));
      return ok({ ref, month, commitment: commitmentOf(salt, record) });
    },
    open: (wanted) => {
      const read = readSafely(() => ({
        isPurged: isPurged(wanted.month),
        sealed: find.get(wanted.ref, wanted.month) as Buffer | undefined,
        key: keys.open(wanted.month),
      }));
      return read.ok ? openRead(wanted, read.value) : read;
    },
    held: keys.held,
    confirm: keys.confirm,
    destroy: (month) => {
      if (!db.inTransaction) throw new Error('a purge is one write with the event that says so');
      keys.remove(month);
      return drop.run(month).changes;
    },
  };
}

type FoundRecord = {
  readonly isPurged: boolean;
  readonly sealed: Buffer | undefined;
  readonly key: ReturnType<MonthKeys['open']>;
};

function openRead(wanted: PersonalRef, found: FoundRecord): Reply<PersonalRecord, OpenRefusal> {
  const { sealed, key } = found;
  if (found.isPurged) return refuse({ kind: 'personal-purged', month: wanted.month });
  if (sealed === undefined) return refuse({ kind: 'personal-not-held' });
  if (key === 'other-key') return refuse({ kind: 'personal-other-key' });
  if (typeof key === 'string') return refuse({ kind: 'personal-tampered' });
  const plain = openBytes(key, contextOf(wanted.ref, wanted.month), sealed);
  const record = plain === null ? null : readPlain(plain, wanted);
  return record === null ? refuse({ kind: 'personal-tampered' }) : ok(record);
}

const contextOf = (ref: string, month: Month): string => `daksetu-personal-record-v1\n${ref}\n${month}`;

/** The record, when it is the one that the event committed itself to. What the tag let through is our own encoding. */
function readPlain(plain: Buffer, wanted: PersonalRef): PersonalRecord | null {
  const record = JSON.parse(plain.subarray(SALT_BYTES).toString('utf8')) as PersonalRecord;
  return commitmentOf(plain.subarray(0, SALT_BYTES), record) === wanted.commitment ? record : null;
}

function readSafely<T>(read: () => T): Reply<T, Extract<OpenRefusal, { kind: 'storage' }>> {
  try {
    return ok(read());
  } catch (cause) {
    const fault = storageFaultOf(cause);
    if (fault === null) throw cause;
    return refuse({ kind: 'storage', fault });
  }
}

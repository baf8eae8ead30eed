/** Sealing and purging as commands of the station would do it. */
import type { PersonalRef } from '../../../domain/custody/event.ts';
import type { Party, PersonalRecord, Signer } from '../../../domain/personal/record.ts';
import type { Core } from '../../../electron/station/core.ts';
import { must } from '../../support/station/ready-station.ts';

export const DRIVER: Signer = {
  kind: 'signer',
  name: 'Ravi Kumar',
  organisation: 'Amazon Transport',
  strokes: [
    [10, 20, 30, 40],
    [5, 6, 7, 8],
  ],
};
export const RECEIVER: Party = {
  kind: 'party',
  name: 'आशा देवी',
  lines: ['12 गांधी मार्ग', 'Near Post Office'],
  pin: '560001',
  phone: '9876543210',
};

/** Seals outside of any command, in a write of its own. */
export function sealNow(core: Core, record: PersonalRecord): PersonalRef {
  return must(core.store.inWrite(() => core.vault.seal(record)));
}

/** Every byte of the sealed rows that a thief of the file would have, in hex. */
export function wrappedKeys(core: Core): string[] {
  const rows = core.store.db.prepare('SELECT wrapped FROM personal_key ORDER BY month').pluck().all() as Buffer[];
  return rows.map((wrapped) => wrapped.toString('hex'));
}

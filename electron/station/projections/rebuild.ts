/**
 * Projections made anew from what they are folded from: the inbox, imported manifests and the ledger.
 * Invariant: the result is the same, row by row, as what the commands wrote as they went.
 * `pin_verifier`, `print_job`, `rendered_document`, `document_model`, `report_job` and the sealed `personal_…` tables are no
 * projections and are left alone.
 */
import { ok } from '../../../domain/reply.ts';
import type { Core } from '../core.ts';
import { parseStored } from '../ledger/event-table.ts';
import type { InboxEntry } from '../ledger/inbox-table.ts';
import { readEntry } from './read-entry.ts';

/** Every table that rebuildProjections empties and fills. */
export const PROJECTION_TABLES = [
  'office',
  'person',
  'sort_plan',
  'manifest',
  'manifest_line',
  'manifest_number',
  'manifest_waiting',
  'partner_word',
  'to_put_right',
  'consignment',
  'item_use',
  'rejection',
  'posting',
  'account',
  'work_set',
  'document',
  'document_signature',
  'confirmed_action',
  'personal_purge',
  'first_acceptance',
  'number_range',
  'old_number',
  'walk_in',
] as const;

/** Empties and refills the projections in one transaction. Throws storage errors, and then nothing has changed. */
export function rebuildProjections(core: Core): void {
  const { store, projections, plans } = core;
  store.inWrite(() => {
    for (const table of PROJECTION_TABLES) store.db.prepare(`DELETE FROM ${table}`).run();
    const inbox = store.inbox.all();
    let entry = inbox.next();
    // An event saw the inbox up to the version it names, so entries join in where they were first relied on.
    const applyUpTo = (version: number): void => {
      for (; entry.done !== true && entry.value.version <= version; entry = inbox.next()) apply(core, entry.value);
    };
    for (const { n, bytes } of store.db.prepare('SELECT n, bytes FROM event ORDER BY n').all() as EventRow[]) {
      const event = parseStored(bytes);
      applyUpTo(event.inbox);
      projections.applyEvent({ ...event, n });
    }
    applyUpTo(Number.MAX_SAFE_INTEGER);
    return ok(null);
  });
  plans.reload();
}

type EventRow = { readonly n: number; readonly bytes: Uint8Array };

function apply({ projections }: Core, { version, body, receivedMs }: InboxEntry): void {
  const known = readEntry(body);
  if (known !== null) projections.applyInbox(known, version, receivedMs);
}
